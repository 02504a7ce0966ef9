import type { RouteRecordRaw } from 'vue-router'

export const routes: readonly RouteRecordRaw[] = [
  { path: '/kiosk', component: () => import('./KioskPage.vue'), meta: { bare: true, open: true } },
]
