/**
 * Endings decided by rule, before any search: questions where a found article would be the wrong kind of help.
 * They are a safety net, not the method: most questions outside the texts are caught by the score.
 */
export const safetyRules = [
  'emergency',
  'lost-child',
  'injection',
  'insult',
  'politics',
  'out-of-office',
  'personal-data',
  'own-case',
  'decision',
  'opening-hours',
  'volatile-figure',
] as const
export type SafetyRule = (typeof safetyRules)[number]

const somebody =
  '(?:隔壁|邻居|别人|他(?!们)|她(?!们)|那个人|某人|同事|同学|朋友|前夫|前妻|前男友|前女友|老板|领导|局长|科长|主任|办事员|经办人|工作人员|明星|客户|房东|租客|老[王李张刘陈赵]|小[王李张刘陈赵])'
const secret =
  '(?:手机号|手机|电话号码|电话|微信|身份证号|身份证号码|住址|家庭住址|住哪|住在哪|银行卡|卡号|密码|工资|行踪|开房|婚姻状况|有没有结婚|离没离婚|犯罪记录|社保记录|到期|过期)'
const records = '(?:收入|病历|户籍信息|个人信息|个人资料|档案|案底)'

const patterns: readonly (readonly [SafetyRule, RegExp])[] = [
  [
    'emergency',
    /救命|着火了|起火了|火灾了|不想活|想死|自杀|轻生|自残|跳楼|昏倒|晕倒|没有?呼吸|心脏病发|心梗|大出血|中毒了|煤气泄漏|燃气泄漏|溺水|触电|有人(?:正在)?(?:打我|砍人|抢劫|持刀|跟踪我)|被(?:绑架|拐|困在电梯|打了正在)|正在(?:打我|打人|家暴)|孩子(?:走丢|丢了|不见了)|help me|heart attack|suicide|on fire\b|kill myself/u,
  ],
  [
    'lost-child',
    /我(?:找不到|不见了?|看不见)(?:我)?(?:的)?(?:妈妈|爸爸|爷爷|奶奶|妈|爸|家人)|我(?:迷路|走丢|走散)了|(?:妈妈|爸爸)不见了|i(?:'m| am) lost\b|can'?t find my (?:mom|mum|dad|mother|father|parents)/u,
  ],
  [
    'insult',
    /傻[逼比叉x]|煞笔|去死吧|滚蛋|给我滚|他妈的|操你|草泥马|王八蛋|你(?:这个|就是个?|真是)?(?:废物|垃圾|蠢货|白痴|智障|猪头|饭桶)|扑街|仆街|冚家|\bfuck|\bidiot\b|\bstupid (?:robot|machine|bot)|shut up/u,
  ],
  [
    'politics',
    /(?:主席|总书记|总理|领导人|共产党|国民党|总统|政治局|省委书记|市委书记).{0,12}(?:怎么样|好不好|评价|下台|坏话|腐败|是谁|该不该|喜欢)|(?:你|您)(?:觉得|认为|怎么看|支持|喜欢).{0,10}(?:领导|党派|政府|国家|政治|选举|总统|体制)|(?:台湾|香港|西藏|新疆).{0,8}(?:独立|是不是(?:一个)?国家|属于谁)|骂.{0,4}(?:政府|领导|党)|推翻|颠覆|游行示威怎么组织|敏感事件|\b(?:communist party|overthrow|regime|president xi|trump|putin)\b/u,
  ],
  [
    'out-of-office',
    /天气|气温|下雨吗|讲(?:个|一个)?(?:笑话|故事)|唱(?:首|个)?歌|陪我(?:聊|玩)|你(?:有没有|有)(?:男|女)朋友|嫁给我|菜谱|好吃|好食|(?:推荐|介绍).{0,8}(?:餐厅|饭店|酒店|医院|医生|电影|景点|股票|基金|手机|对象)|股票|炒股|买基金|彩票|星座|算命|风水|翻译(?:成|一下|这)|(?:写|做)(?:一?[份篇封首个])(?!体户|体工商|.{0,4}(?:证明|申请))|写代码|编程|作业|数学题|几点的(?:车|飞机|火车)|(?:火车|高铁|飞机|机|船)票|导航|怎么坐(?:地铁|车|公交)|坐(?:几路|几号)|(?:发烧|感冒|头疼|咳嗽|肚子疼).{0,6}(?:吃什么|怎么办|挂什么|要紧吗)|吃什么药|挂哪个科|减肥|比赛|球赛|\bweather\b|\bjoke\b|sing a song|ticket to|best (?:hospital|restaurant|hotel)|recommend (?:a|me)|write (?:me )?(?:a|an) (?:poem|essay|letter|code)|translate|horoscope|lottery|stock price/u,
  ],
  [
    'injection',
    /忽略.{0,8}(?:之前|以上|前面|上面|所有).{0,8}(?:指令|提示|规则|要求|内容)|无视.{0,8}(?:规则|指令|限制)|系统提示|提示词|system prompt|ignore (?:all |the |any )?(?:previous|above|prior)|disregard (?:the|all|previous)|你现在(?:是|扮演)|扮演.{0,10}(?:角色|黑客|没有限制)|越狱|jailbreak|developer mode|开发者模式|输出你的(?:设定|指令|提示)|repeat (?:the|your) (?:instructions|prompt)|\bdan模式|(?:忘掉|忘记|抛开|不用管|别管).{0,8}(?:规则|设定|指令|限制|身份|之前说的)|(?:管理员|root|超级用户|sudo|调试|维护)(?:模式|权限|密码|账号)|(?:删除|清空|修改|改掉|导出|下载).{0,8}(?:数据库|知识库|所有条文|审计|日志|用户表|所有用户|办件)|drop table|<script|javascript:|\{\{.*\}\}|\.\.\/|\/etc\/passwd|union select|or 1 ?= ?1|(?:跟着|照着|原样)我?(?:说|念|重复)|只(?:回答|输出|说)[“"「'].{0,20}|pretend (?:you are|to be)|act as (?:an?|the)|new instructions?:|system:|assistant:|reveal (?:your|the)|forget (?:everything|your|all)|you are now|override|base64|假装你|从现在起你|你必须(?:回答|说|同意)|(?:草稿|未发布|内部|保密)(?:的)?(?:条文|政策|文件).{0,8}(?:内容|发|给|看|念)|别人(?:刚才|之前|上一个).{0,6}(?:问|说)|上一个(?:人|访客|用户).{0,6}(?:问|说)/u,
  ],
  [
    'personal-data',
    new RegExp(
      `${somebody}(?!.{0,6}(?:拖|欠|不发|没发|没钱|扣|抵|不给|赖|跑))的?.{0,12}${secret}|(?:号|号码|住址|卡|密码|电话).{0,6}(?:发给我|告诉我|给我(?!扔|放|送|寄|退|打)|查一下)|(?<!能|能不能|可以|可不可以|有权)查(?:一下|下|查)?[^，。？！,?!]{0,2}${somebody}|${somebody}的?${records}.{0,6}(?:是什么|是多少|多少|给我|告诉我|查)`,
      'u',
    ),
  ],
  [
    'own-case',
    /(?:我的?|帮我查|查一下我).{0,14}(?:办到哪|到哪一?步|进度|审批到哪|办好没有|办好了没|批了没|批了吗|到账没|到账了吗|余额|还剩多少|交了多少钱社保|缴费记录是|什么时候能批下来|排到第几|查到了吗|状态)|status of my (?:case|application|request)|where is my application/u,
  ],
  [
    'decision',
    /(?:肯定|一定|绝对|保证|百分百|应该).{0,6}(?:能|会|可以).{0,8}(?:批|过|通过|成功|拿到|办成|下来).{0,6}(?:吧|吗|么|\?|$)|(?:能不能|会不会|可不可以)(?:批下来|通过审核|批准我)|我(?:这|这个|这种|的)(?:条件|情况|材料).{0,16}(?:能|会|可以|够|行).{0,8}(?:批|过|办|领|吧|吗|不)|你(?:觉得|看|帮我看|判断).{0,10}(?:能|会|够).{0,6}(?:批|过|通过|办|领)|帮我(?:批|通过|走后门|插队|改)|(?:guarantee|promise).{0,24}(?:approve|approval)|will (?:my|i).{0,30}(?:be approved|get approved|approve)/u,
  ],
  [
    'opening-hours',
    /(?:中心|大厅|窗口|局|派出所|医院|银行|服务站|你们|政府).{0,12}(?:几点|开门|关门|上班时间|下班|营业|开不开|上不上班|办不办公|放假)|(?:星期|礼拜|周)[一二三四五六日天1-7].{0,8}(?:开|上班|办公|办理|能办|可以办|有人)|(?:周末|节假日|国庆|春节|中午|午休).{0,8}(?:开|上班|办公|有人|休息|放假)|几点(?:开|关|上班|下班)|(?:opening|office|business) hours|open on (?:saturday|sunday|weekend)|what time (?:do|does).{0,20}(?:open|close)/u,
  ],
  [
    'volatile-figure',
    /(?:今年|明年|去年|现在|目前|最新|当前|本月|这个月|今天|\d{4}年).{0,14}(?:涨|调整|上调|下调|多少分|分数线|利率|油价|房价|汇率|平均工资|基数|最低工资.{0,4}多少|几月(?:开始|份)?|几号|哪天|什么时候开始|排名|指标)|(?:利率|油价|房价|汇率|分数线|社保基数|公积金基数).{0,6}(?:多少|是几)|积分.{0,8}(?:多少分|几分)|最低工资(?:标准)?(?:是|有)?多少|物业费.{0,8}(?:几块|多少钱)|(?:一共|总共|目前|现在)有?多少(?:项|个|条|家|份)|上一共有多少|exchange rate|interest rate/u,
  ],
]

/** The rule that ends this question, if any. @param question normalised Mandarin wording, or normalised English */
export function safetyEnding(question: string): SafetyRule | undefined {
  return patterns.find(([, pattern]) => pattern.test(question))?.[0]
}

/**
 * A passage without sentences that address a machine rather than a citizen. A text may be published and still carry such
 * a sentence; nobody is to speak it, and no model is to read it.
 */
export function withoutInstructions(text: string): string {
  const injection = patterns.find(([rule]) => rule === 'injection')?.[1]
  return text
    .split(/(?<=[。！？!?\n])/u)
    .filter(sentence => injection?.test(sentence.toLowerCase()) !== true)
    .join('')
}
