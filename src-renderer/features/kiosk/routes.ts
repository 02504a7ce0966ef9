import type { RouteRecordRaw } from 'vue-router'

export const routes: readonly RouteRecordRaw[] = [
  { path: '/kiosk', component: () => import('./KioskPage.vue'), meta: { bare: true, open: true } },
  { path: '/kiosk/hearing', component: () => import('./HearingPage.vue'), meta: { bare: true, open: true } },
]
