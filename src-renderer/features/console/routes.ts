import type { RouteRecordRaw } from 'vue-router'

/** Every view of the console is an address; pages are fetched when first opened. */
export const routes: readonly RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { bare: true, open: true } },
  { path: '/first-run', component: () => import('./sign-in/FirstRunPage.vue'), meta: { bare: true, open: true } },
  { path: '/today', component: () => import('./today/TodayPage.vue'), meta: { place: 'today' } },
  {
    path: '/items',
    component: () => import('./catalog/ItemsPage.vue'),
    meta: { place: 'items', needs: ['catalog.read'] },
  },
  {
    path: '/sharing',
    component: () => import('./sharing/SharingPage.vue'),
    meta: { place: 'sharing', needs: ['sharing.read'] },
    redirect: '/sharing/requests',
    children: [
      { path: 'requests', component: () => import('./sharing/RequestsList.vue') },
      { path: 'grants', component: () => import('./sharing/GrantsList.vue'), meta: { trail: ['sharing.tabs.grants'] } },
      {
        path: 'resources',
        component: () => import('./sharing/ResourcesList.vue'),
        meta: { trail: ['sharing.tabs.resources'] },
      },
    ],
  },
  {
    path: '/sharing/requests/new',
    component: () => import('./sharing/NewRequestPage.vue'),
    meta: { place: 'sharing', needs: ['sharing.request'], trail: ['sharing.newRequest'] },
  },
  {
    path: '/sharing/requests/:id',
    component: () => import('./sharing/DecisionPage.vue'),
    meta: { place: 'sharing', needs: ['sharing.read'] },
  },
  {
    path: '/sharing/grants/:id',
    component: () => import('./sharing/GrantPage.vue'),
    meta: { place: 'sharing', needs: ['sharing.read'], trail: ['sharing.tabs.grants'] },
  },
  {
    path: '/sharing/resources/new',
    component: () => import('./sharing/NewResourcePage.vue'),
    meta: { place: 'sharing', needs: ['sharing.register'], trail: ['sharing.registerResource'] },
  },
  {
    path: '/chain',
    component: () => import('./chain/ChainPickPage.vue'),
    meta: { place: 'chain', needs: ['chain.read'] },
  },
  {
    path: '/chain/:id',
    component: () => import('./chain/ChainPage.vue'),
    meta: { place: 'chain', needs: ['chain.read'] },
  },
]
