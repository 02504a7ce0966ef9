export default {
  note: '三员分立：系统管理员开账号，安全管理员给角色，审计管理员看留痕',
  add: '新开账号',
  noRole: '还没有角色',
  active: '在用',
  stopped: '已停用',
  offices: '三个管理员，只能担任一个',
  work: '业务角色',
  save: '采用这些角色',
  saved: '{name}的角色已更新',
  nameSecurity: '指定为第一位安全管理员',
  named: '{name}已是安全管理员，以后的角色由其分配',
  rolesBySecurity: '角色由安全管理员分配。',
} as const
