/** One sentence per code a contract declares: what happened, then what to do. */
export default {
  UNEXPECTED: {
    text: '服务端没有做成这件事，您看到的内容没有变。',
    next: '再试一次。还是不行，把代号告诉系统管理员。',
  },
  NO_LINE: { text: '服务端没有回应，您写的内容还在这里。', next: '连上以后再试。' },
  CANCELLED: { text: '已经取消，没有写入任何数据。', next: '需要时再做一次。' },
  BAD_REQUEST: { text: '有一处填得不完整或者超出范围，没有写入。', next: '检查标出来的地方，再提交一次。' },
  NOT_SIGNED_IN: { text: '登录已经过期，您写的内容还在这里。', next: '重新登录后接着做。' },
  NOT_PERMITTED: { text: '你的角色不能做这一步。', next: '请有权限的同事办理，或者找安全管理员调整角色。' },
  NOT_FOUND: { text: '没有找到这一条，可能已经被移走。', next: '回到列表重新找。' },
  STALE_REVISION: { text: '别的同事刚刚改过这一条，你的改动没有写入。', next: '看一眼新的内容，再改一次。' },
  DISK_FULL: {
    text: '服务端的磁盘满了，这一步没有写入，已有的数据没有改动。',
    next: '请系统管理员腾出至少 200 MB，再做一次。',
  },
  ALREADY_SET_UP: { text: '这一步已经有人做过了。', next: '直接用账号登录。' },
  PASSWORD_TOO_SHORT: { text: '口令太短，至少 {minimumLength} 个字符。', next: '换一个更长的口令。' },
  WRONG_LOGIN: { text: '账号或口令不对，还可以试 {triesLeft} 次。', next: '检查大小写和输入法。' },
  LOCKED_OUT: { text: '输错次数太多，{seconds} 秒后才能再试。', next: '忘了口令，找系统管理员。' },
  NOT_THIS_MACHINE: {
    text: '大厅主持只能在服务端所在的机器上打开。',
    next: '到那台机器上打开，或者用自己的账号登录。',
  },
  LOGIN_NAME_TAKEN: { text: '账号“{loginName}”已经有人用了。', next: '换一个账号名。' },
  TWO_OFFICES: { text: '{offices}不能由同一个人担任（三员分立）。', next: '只留一个。' },
  OFFICE_WITH_WORK: { text: '{office}不能同时做业务，这里还有{work}。', next: '去掉业务角色，或者换一个人担任。' },
  OWN_ROLES: { text: '不能给自己改角色。', next: '请另一位安全管理员来改。' },
  SAMPLE_ALREADY_LOADED: { text: '示例区已经装好了。', next: '要重装，先移除示例区。' },
  SAMPLE_NOT_LOADED: { text: '这里没有示例区，什么也没有删。', next: '不用再做什么。' },
  SAMPLE_NOT_EMPTY: {
    text: '目录里已经有本单位自己的内容，示例区没有装，数据没有改动。',
    next: '换一个空的数据目录再装示例区。',
  },
} as const
