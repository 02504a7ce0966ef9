import type { RouteRecordRaw } from 'vue-router'

export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/studio',
    component: () => import('./StudioListPage.vue'),
    meta: { place: 'studio', needs: ['announcements.read'] },
  },
  {
    path: '/studio/:id',
    component: () => import('./StudioPage.vue'),
    meta: { place: 'studio', needs: ['announcements.read'] },
  },
]
