import type { SheetField } from '#contract/catalog-import.ts'

/**
 * Which heading means which column: the office's own words, and those of portals and power lists that export sheets.
 * The first pattern of a field that fits decides how well a heading fits; of two headings for one field the better one
 * has it. A heading is compared half-width, in small letters, without spaces, marks and asterisks.
 */
const patterns: Record<SheetField, readonly RegExp[]> = {
  code: [
    /^(业务)?办理项(实施)?(编码|编号|代码)$|^taskhandleitem$/,
    /^(国家|本级)?(事项)?实施(清单|事项)?(编码|编号|代码)$|^(item|task|impl)_?code$/,
    /^(政务服务|权力|审批|服务|行政权力|职权|许可)?(事项|职权|权力|项目)(唯一)?(编码|编号|代码)$/,
    /^地方实施(清单)?(编码|编号|代码)$/,
    /^(编码|编号|代码|code)$/,
  ],
  basicCode: [
    /^(国家|事项|目录|权力|主项)?(基本|基础)(目录|事项)?(编码|编号|代码|码)$|^(catalog|basic)_?code$/,
    /^(编码|代码)\(国家\)$|^(国家|主项|目录|大项)(目录)?(编码|编号|代码)$|^权力基本码$/,
    /^地方基本(编码|编号|代码)$/,
  ],
  otherCode: [/^(子项|小项|内部|原|部门|业务|本地|地方)(事项)?(编码|编号|代码)$/],
  name: [
    /^(业务)?(办理项|办理事项|情形)(名称)?$|^(业务)?办理项事项名称$/,
    /^(实施清单|实施事项|实施)名称$|^(item|task)_?name$/,
    /^(政务服务|行政权力|行政许可|公共服务|行政审批|依申请|权力|审批|服务|许可|办事|职权|行政职权|便民服务|权责)?(事项|职权|项目|权力|服务项目|项)名称$/,
    /^(政务服务|行政权力|行政许可|公共服务|行政审批|依申请|审批|服务|许可|办事|权责|便民服务)(事项|项目)$/,
    /^(高频|即办|下放|承接|取消|跨省通办|通办|免证办|容缺受理|告知承诺|涉及|所涉|联办|不见面)(的)?(政务服务|服务|审批)?(事项|项目)(名称)?$/,
    /^(名称|事项|项目|权力名称|行政职权|name)$/,
  ],
  mainItemName: [/^(主项|大项|主事项|一级事项|目录|基本目录|父项|上级事项)(名称)?$/],
  subItemName: [/^(子项|小项|子事项|二级事项|事项子项)(名称)?$/],
  itemType: [
    /^(政务服务|行政权力|权力|职权|事项|项目|审批)?(事项)?(类型|类别|种类|性质)(名称)?$|^(task|item)_?type$/,
    /^(事项|权力|职权)分类$/,
  ],
  department: [
    /^(事项)?(实施|行使|责任|主管|所属|业务主管|牵头|承办|承接|主办|审批|办理|受理|职能|权力)(主体|部门|单位|机关|机构)(名称)?$/,
    /^(实施|行使)(主体|部门)\(?.{0,8}\)?$|^dept_?name$/,
    /^(部门|单位|机构|区直单位|部门\(单位\))(名称)?$/,
  ],
  departmentCode: [
    /^(实施|行使|责任|主管)?(主体|部门|单位|机构)(统一社会信用)?(编码|代码|编号)$|^dept_?code$/,
    /^统一社会信用代码$/,
  ],
  departmentRight: [/^(实施|行使)?(主体|部门)(性质|类型)$/],
  delegatedBy: [/^委托(部门|机关|单位)(名称)?$/],
  areaCode: [/^(所属|行政)?(行政)?(区划|区域|区域划分)(名称|代码|编码)?$|^area_?code$/],
  level: [/^(行使|实施|办理|审批|事项)?层级$|^use_?level$/],
  powerSource: [/^(权力|事项|职权)来源$/],
  legalBasis: [
    /^(设定|设立|法定|法律|实施|政策|办理|审批|行使|职权)?(实施)?(法律)?依据(名称|内容|及条款|条款)?$|^by_?law$/,
    /^(设定|设立|法定|法律|行使)(和|及|与|、)?(实施|办理|政策|法规)依据$|^(法律法规|法律法规政策|文件)依据$/,
  ],
  serviceObjects: [/^(服务|面向|办理|申请|适用|行政相对|实施|办事)(对象|群体|人群)(类型|类别|分类)?$|^server_?type$/],
  itemKind: [/^(办件|审批|办理)(类型|类别|性质)$|^project_?type$/],
  acceptanceConditions: [/^(受理|申请|办理|申报|许可|审批|准予批准的?)(条件|要求)$|^条件$/],
  materials: [/^(申请|申报|办理|提交|所需|应提交的?|需提供的?)?(材料|要件|资料)(目录|清单|名称)?$/],
  steps: [/^(办理|审批|业务|办事|外部)?(流程|环节|程序|步骤)(图|说明)?$/],
  specialProcedure: [/^特(别|殊)(程序|环节)(种类|名称|说明)?$/],
  statutoryLimit: [
    /^法(定|律)(办结|办理|审批)?(时限|期限|时间|工作日|天数)(\(.*\))?$|^anticipate_?day$/,
    /^(办结|办理|审批)?(时限|期限|时间)(\(.*\))?法定(\(.*\))?$|^法定(时限|期限)数?值?$/,
  ],
  statutoryLimitUnit: [/法(定|律).*(时限|期限|时间)?.*单位$|^anticipate_?(day_?)?(unit|type)$/],
  promisedLimit: [
    /^承诺(办结|办理|审批)?(时限|期限|时间|工作日|天数)(\(.*\))?$|^promise_?day$/,
    /^(办结|办理|审批)?(时限|期限|时间)(\(.*\))?承诺(\(.*\))?$/,
    /^(办结|审批)(时限|期限|时间)(\(.*\))?$|^办理(时限|期限)(\(.*\))?$|^(时限|期限)(\(.*\))?$/,
  ],
  promisedLimitUnit: [/承诺.*(时限|期限|时间)?.*单位$|^promise_?(day_?)?(unit|type)$/, /^(时限|期限)单位$/],
  visitCount: [
    /^(到|至|跑|赴)?(办事|办理|窗口|办事大厅)?(现场|大厅|窗口)?(跑动|办理|最多跑动|最多)?次数$|^limit_?scene_?num$/,
    /^(最多)?跑动(次数)?$|^(到|至)(办事|办理)?现场(的)?(最多)?次数$|^(申请人)?(需)?(到|去)(办事)?(现场|大厅)(最多)?(跑动)?次数$/,
  ],
  visitReason: [
    /^(必须)?(到)?(现场|窗口)(办理)?(的)?(原因|理由)(说明)?$|^必须现场办理(的)?(原因|理由)?(说明)?$|^limit_?scene_?explain$/,
  ],
  channels: [/^(办理|服务|申请|申办|受理|办事)(形式|方式|渠道|途径)$/],
  onlineDepth: [/^(网上|网办|互联网)?(办理|网办)?深度$|^网上办理(程度|深度|等级)$/],
  link: [
    /^(link|url|链接|网址)$|(链接|网址|网办地址|指南地址|url)$|^(网上|在线)(办理|办事|申报)(地址|网址|链接|入口)$/,
  ],
  crossScope: [/^通办(范围|区域|类型)$|^handle_?area$/],
  inHall: [/^是否(已)?进驻.*(大厅|中心)$|^进驻(政务)?(大厅|中心)$/],
  appointment: [/^(是否)?(支持|可)?(网上)?预约(办理)?$/],
  express: [/^(是否)?(支持|可)?(物流|快递|邮寄|物流快递)(快递)?(办理|送达)?$/],
  selfService: [/^(是否)?(支持|可)?自助(终端|机)?(办理)?$/],
  feeCharged: [/^是否(涉及)?收费$|^收费(情况|与否)?$|^有无收费$/],
  feeStandard: [/^(收费|缴费)(项目)?(及)?(标准|金额)(\(.*\))?$/],
  feeBasis: [/^(收费|缴费)(文件)?依据$/],
  onlinePayment: [/^(是否)?(支持|可)?(网上|在线)(支付|缴费)$/],
  quantityLimit: [/^(有无)?数量限制$/],
  jointDepartments: [/^联(办|合办理)(机构|部门|单位)$|^(协同|配合)(部门|单位)$/],
  intermediary: [/^(有无|是否涉及)?中介服务(事项|名称)?$/],
  result: [/^(审批|办理|许可|办件)?结果(名称|文书|证照)?$|^(审批|许可)(结果)?(证件|文书)(名称)?$/],
  windowName: [/^(办理|受理)?窗口(名称|号|编号)?$/],
  windowAddress: [/^(窗口|办理|受理|办公|办事|现场)?(地点|地址|窗口地址|场所)$/],
  windowHours: [/^(窗口|办公|工作|受理|上班)时间$|^办理时间$/],
  consultPhone: [/^(咨询|联系|服务|办公)(电话|方式|热线|途径)$|^咨询(及联系)?(电话|方式)$/, /^电话$/],
  complaintPhone: [/^(监督|投诉)(投诉|监督)?(电话|方式|渠道|热线|途径)$/],
  themes: [/^(面向)?(自然人|个人|公民)(办事)?(主题|事项)(分类)?$/, /^(服务)?主题(分类|类型)?$/],
  legalThemes: [/^(面向)?(法人|企业)(办事)?(主题|事项)(分类)?$/],
  lifeEvents: [/^(所属)?(一件事|生命周期|事件|一件事名称)(分类|名称)?$/],
  faq: [/^(常见|热点)(问题|问答)(解答)?$|^faq$/],
  aliases: [/^(别名|俗称|简称|通俗名称|曾用名)$/],
}

export function headingKey(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[\s_*:：★☆#]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/^[\d.、]+/, '')
    .toLowerCase()
}

const underscored = /_\?/g
/** `_` is taken out of headings, so it is taken out of patterns too. */
const compiled = Object.entries(patterns).map(([field, list]) => ({
  field: field as SheetField,
  patterns: list.map(pattern => new RegExp(pattern.source.replaceAll(underscored, ''))),
}))

export interface Proposal {
  readonly field: SheetField
  /** 0 is best. */
  readonly rank: number
}

const known = new Map<string, readonly Proposal[]>()

/** The fields a heading may name, best first; what stands in brackets after it (a unit, a hint) is looked past. */
export function proposals(heading: string): readonly Proposal[] {
  const key = headingKey(heading)
  if (key === '' || key.length > 40) return []
  const before = known.get(key)
  if (before) return before
  const bare = key.replaceAll(/\([^()]*\)/g, '')
  const found = compiled
    .flatMap(({ field, patterns: list }) => {
      const rank = list.findIndex(pattern => pattern.test(key) || (bare !== '' && pattern.test(bare)))
      return rank < 0 ? [] : [{ field, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
  if (known.size > 5_000) known.clear()
  known.set(key, found)
  return found
}

/** The field a heading names best. */
export function proposeField(heading: string): SheetField | undefined {
  return proposals(heading)[0]?.field
}
