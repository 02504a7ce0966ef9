import type { RouteRecordRaw } from 'vue-router'

/** Every view of the console is an address; pages are fetched when first opened. */
export const routes: readonly RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { bare: true, open: true } },
  { path: '/first-run', component: () => import('./sign-in/FirstRunPage.vue'), meta: { bare: true, open: true } },
  { path: '/today', component: () => import('./today/TodayPage.vue'), meta: { place: 'today' } },
]
