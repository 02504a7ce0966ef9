import type { RouteRecordRaw } from 'vue-router'

/** Every view of the console is an address; pages are fetched when first opened. */
export const routes: readonly RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { bare: true, open: true } },
  { path: '/first-run', component: () => import('./sign-in/FirstRunPage.vue'), meta: { bare: true, open: true } },
  {
    path: '/password',
    component: () => import('./accounts/OwnPasswordPage.vue'),
    meta: { place: 'today', trail: ['app.person.password'] },
  },
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
      {
        path: 'exchange',
        component: () => import('./sharing/ExchangeView.vue'),
        meta: { trail: ['sharing.tabs.exchange'] },
      },
      {
        path: 'corrections',
        component: () => import('./sharing/CorrectionsView.vue'),
        meta: { trail: ['sharing.tabs.corrections'] },
      },
      { path: 'areas', component: () => import('./sharing/AreasView.vue'), meta: { trail: ['sharing.tabs.areas'] } },
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
    path: '/sharing/subject',
    component: () => import('./sharing/SubjectReadsPage.vue'),
    meta: { place: 'sharing', needs: ['sharing.subject-view'], trail: ['gateway.subject.title'] },
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
  {
    path: '/items/import',
    component: () => import('./import/ImportPage.vue'),
    meta: { place: 'items', needs: ['catalog.import'], trail: ['import.title'] },
  },
  {
    path: '/items/new',
    component: () => import('./catalog/ItemEditPage.vue'),
    meta: { place: 'items', needs: ['catalog.edit'], trail: ['catalog.new'] },
  },
  {
    path: '/items/quality',
    component: () => import('./catalog/upkeep/QualityPage.vue'),
    meta: { place: 'items', needs: ['catalog.read-unpublished'], trail: ['upkeep.tabs.quality'] },
  },
  {
    path: '/items/structure',
    component: () => import('./catalog/upkeep/StructurePage.vue'),
    meta: { place: 'items', needs: ['catalog.read-unpublished'], trail: ['upkeep.tabs.structure'] },
  },
  {
    path: '/items/basic',
    component: () => import('./catalog/upkeep/BasicPage.vue'),
    meta: { place: 'items', needs: ['catalog.read-unpublished'], trail: ['upkeep.tabs.basic'] },
  },
  {
    path: '/items/:id',
    component: () => import('./catalog/ItemPage.vue'),
    meta: { place: 'items', needs: ['catalog.read'] },
  },
  {
    path: '/items/:id/edit',
    component: () => import('./catalog/ItemEditPage.vue'),
    meta: { place: 'items', needs: ['catalog.edit'] },
  },
  {
    path: '/items/:id/review',
    component: () => import('./catalog/ItemReviewPage.vue'),
    meta: { place: 'items', needs: ['catalog.read-unpublished'], trail: ['catalog.record.review'] },
  },
  {
    path: '/items/:id/history',
    component: () => import('./catalog/ItemHistoryPage.vue'),
    meta: { place: 'items', needs: ['catalog.read'] },
  },
  {
    path: '/negative-list',
    component: () => import('./negative-list/NegativeListPage.vue'),
    meta: { place: 'negative-list', needs: ['negative-list.read'] },
  },
  {
    path: '/negative-list/editions/:number',
    component: () => import('./negative-list/EditionPage.vue'),
    meta: { place: 'negative-list', needs: ['negative-list.read'] },
  },
  {
    path: '/open/negative-list',
    component: () => import('./negative-list/PublicListPage.vue'),
    meta: { bare: true, open: true },
  },
  {
    path: '/cases',
    component: () => import('./cases/CasesPage.vue'),
    meta: { place: 'cases', needs: ['chain.read'] },
  },
  {
    path: '/promises',
    component: () => import('./promises/CoveragePage.vue'),
    meta: { place: 'promises', needs: ['chain.read'] },
  },
  {
    path: '/promises/personas',
    component: () => import('./promises/PersonasPage.vue'),
    meta: { place: 'promises', needs: ['chain.read'], trail: ['promises.personas.title'] },
  },
  {
    path: '/knowledge',
    component: () => import('./knowledge/KnowledgePage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.read'] },
  },
  {
    path: '/knowledge/import',
    component: () => import('./knowledge/PolicyImportPage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.import'], trail: ['knowledge.import'] },
  },
  {
    path: '/knowledge/ask',
    component: () => import('./knowledge/AskPage.vue'),
    meta: { place: 'knowledge', needs: ['assistant.ask'], trail: ['knowledge.ask.title'] },
  },
  {
    path: '/knowledge/asked',
    component: () => import('./knowledge/AskedPage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.import'], trail: ['knowledge.asked.title'] },
  },
  {
    path: '/knowledge/entries',
    component: () => import('./knowledge/EntriesPage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.read-drafts'], trail: ['knowledge.entry.listTitle'] },
  },
  {
    path: '/knowledge/entries/:id',
    component: () => import('./knowledge/EntryPage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.read-drafts'], trail: ['knowledge.entry.listTitle'] },
  },
  {
    path: '/knowledge/:id',
    component: () => import('./knowledge/PolicyPage.vue'),
    meta: { place: 'knowledge', needs: ['knowledge.read'] },
  },
  {
    path: '/accounts',
    component: () => import('./accounts/AccountsPage.vue'),
    meta: { place: 'accounts', needs: ['identity.manage-accounts', 'identity.assign-roles'] },
  },
  {
    path: '/accounts/:id/roles',
    component: () => import('./accounts/RolesPage.vue'),
    meta: { place: 'accounts', needs: ['identity.assign-roles'] },
  },
  { path: '/audit', component: () => import('./audit/AuditPage.vue'), meta: { place: 'audit', needs: ['audit.read'] } },
  {
    path: '/audit/subjects/:id',
    component: () => import('./audit/SubjectHistoryPage.vue'),
    meta: { place: 'audit', needs: ['audit.read'] },
  },
  {
    path: '/settings/hosts',
    component: () => import('./hosts/HostsPage.vue'),
    meta: { place: 'settings', needs: ['assistant.configure'], trail: ['hosts.title'] },
  },
  {
    path: '/settings',
    component: () => import('./settings/SettingsPage.vue'),
    meta: { place: 'settings', needs: ['assistant.configure', 'sample.manage'] },
  },
]
