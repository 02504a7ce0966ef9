/**
 * Who may do what. Permissions are declared beside each procedure (`procedure.ts`); this file says which role holds which.
 * The three offices (系统管理员, 安全管理员, 审计管理员, 三员分立) hold no working permission, and no account holds two of them.
 */
export const roles = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
  'clerk',
  'reviewer',
  'provider',
  'platform',
  'trainer',
  'kiosk',
] as const
export type Role = (typeof roles)[number]

export const roleLabels: Record<Role, { zh: string; en: string }> = {
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
  clerk: { zh: '目录经办', en: 'Catalogue clerk' },
  reviewer: { zh: '审核人', en: 'Reviewer' },
  provider: { zh: '数源部门', en: 'Data provider' },
  platform: { zh: '共享平台', en: 'Sharing platform' },
  trainer: { zh: '播报员', en: 'Trainer' },
  kiosk: { zh: '大厅终端', en: 'Hall kiosk' },
}

/** The three offices of 三员分立: an account holds at most one of them, and no working role beside it. */
export const threeOffices = ['system-administrator', 'security-administrator', 'audit-administrator'] as const

export const permissions = [
  'catalog.read',
  'catalog.read-unpublished',
  'catalog.edit',
  'catalog.import',
  'catalog.review',
  'negative-list.read',
  'negative-list.propose',
  'negative-list.approve',
  'cases.work',
  'sharing.read',
  'sharing.register',
  'sharing.request',
  'sharing.check',
  'sharing.decide',
  'sharing.revoke',
  'sharing.subject-view',
  'chain.read',
  'knowledge.read',
  'knowledge.read-drafts',
  'knowledge.import',
  'knowledge.approve',
  'assistant.ask',
  'assistant.configure',
  'host.speak',
  'announcements.read',
  'announcements.edit',
  'announcements.approve',
  'identity.manage-accounts',
  'identity.assign-roles',
  'audit.read',
  'sample.manage',
] as const
export type Permission = (typeof permissions)[number]

const everyStaffMember = [
  'catalog.read',
  'catalog.read-unpublished',
  'negative-list.read',
  'sharing.read',
  'chain.read',
  'knowledge.read',
  'knowledge.read-drafts',
  'assistant.ask',
  'host.speak',
  'announcements.read',
] as const satisfies readonly Permission[]

/** The permissions of each role; the whole matrix of procedures and roles is tested from this table. */
export const permissionsOfRole: Record<Role, readonly Permission[]> = {
  'system-administrator': ['identity.manage-accounts', 'assistant.configure', 'sample.manage'],
  'security-administrator': ['identity.assign-roles'],
  'audit-administrator': ['audit.read'],
  clerk: [
    ...everyStaffMember,
    'catalog.edit',
    'catalog.import',
    'negative-list.propose',
    'cases.work',
    'sharing.request',
    'sharing.subject-view',
    'knowledge.import',
  ],
  reviewer: [
    ...everyStaffMember,
    'catalog.review',
    'negative-list.approve',
    'knowledge.approve',
    'announcements.approve',
  ],
  provider: [...everyStaffMember, 'sharing.register', 'sharing.decide', 'sharing.revoke'],
  platform: [...everyStaffMember, 'sharing.check', 'sharing.revoke'],
  trainer: [...everyStaffMember, 'announcements.edit'],
  kiosk: ['catalog.read', 'negative-list.read', 'chain.read', 'knowledge.read', 'assistant.ask', 'host.speak'],
}

/** Whether somebody who holds these roles may act under this permission. */
export function mayAct(heldRoles: readonly Role[], permission: Permission): boolean {
  return heldRoles.some(role => permissionsOfRole[role].includes(permission))
}
