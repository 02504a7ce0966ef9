export default {
  note: 'Three separate offices: system opens accounts, security gives roles, audit reads the trail',
  add: 'New account',
  noRole: 'no role yet',
  active: 'in use',
  stopped: 'stopped',
  offices: 'The three offices; at most one of them',
  work: 'Working roles',
  save: 'Use these roles',
  saved: 'Roles of {name} changed',
  nameSecurity: 'Name as first security administrator',
  named: '{name} is security administrator and gives roles from now on',
  rolesBySecurity: 'Roles are given by the security administrator.',
} as const
