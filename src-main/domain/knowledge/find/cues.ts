/**
 * Cues: what kind of answer is asked, and how a passage looks that gives it. Patterns are read on normalised text.
 * A cue is evidence about form, not topic; it can lift a passage over its neighbours, never replace the topic.
 */
type Cue = { name: string; asks: RegExp; gives: RegExp; weight?: number; heading?: RegExp }

const NUM = '\\d[\\d.,]*'
const cues: readonly Cue[] = [
  {
    name: 'time',
    asks: /多久|多长时间|几天|多少天|几日|期限|时限|最慢|最快|最晚|最迟|什么时候|几个月|几年|多少个?工作日|几个?工作日|多少年|多少个?月|几个?小时|何时|最长|最短|拖/,
    gives: new RegExp(`${NUM}个?(?:工作日|日|天|月|年|小时)|当场|即时|立即|及时`),
    heading: /时限|期限/,
  },
  {
    name: 'decided',
    asks: /(?:批|办|审批|审核|审查|下来|拿到|拿证|领证|出证|发证|出结果|有结果|答复|回复|处理|受理|审理|裁决|补好|办好|办完|办结).{0,6}(?:多久|多长时间|几天|多少天|多少个?工作日|几个?工作日|多快|几时)|(?:多久|多长时间|几天|多少天|多少个?工作日|几个?工作日|最快|几时|多快).{0,6}(?:批|办|审|下来|拿|领|出|答复|回复|处理|受理|结束|好)/,
    gives: new RegExp(
      `${NUM}个?(?:工作日|日|天|小时)(?:内|以内|之内)?.{0,16}(?:作出|决定|办结|发给|核发|颁发|签发|答复|告知|处理|受理|审查|审核|完成|结束|补发|办理|支付)|(?:收到|受理).{0,12}之日起.{0,6}${NUM}个?(?:工作日|日|天)`,
    ),
    weight: 1.2,
  },
  {
    name: 'validity',
    asks: /(?:有效|管用|到期|过期|能用|管).{0,3}(?:多久|多长时间|几年|多少年|几个月|期)|(?:几年|多少年|多久|几个月).{0,3}(?:到期|过期|有效|有效期|失效)|有效期/,
    gives: new RegExp(`有效期(?:限)?(?:为|是|一般为)?.{0,4}${NUM}个?(?:年|月|日)|长期有效|有效期(?:限)?自`),
    weight: 1.5,
  },
  {
    name: 'before-end',
    asks: /提前|提早|(?:到期|过期|期满|届满).{0,2}(?:前|之前)|快(?:到期|过期)|续期|延续|换证/,
    gives: new RegExp(
      `(?:届满|期满)(?:之日)?(?:前|${NUM}?日?前)|${NUM}个?(?:工作日|日|天|月)(?:之)?前|前${NUM}个?(?:工作日|日|天|月)`,
    ),
    weight: 1.2,
  },
  { name: 'hours', asks: /小时|钟头/, gives: new RegExp(`${NUM}(?:小时|分钟)`), weight: 1.5 },
  { name: 'working-days', asks: /工作日/, gives: new RegExp(`${NUM}个?工作日`), weight: 1.5 },
  {
    name: 'days',
    asks: /(?<!十|住|过|前|这|那)几天|多少天|几日|多少日/,
    gives: new RegExp(`${NUM}个?(?:日|工作日|天)`),
  },
  { name: 'months', asks: /几个月|多少个?月|几多个月/, gives: new RegExp(`${NUM}个月`), weight: 1.2 },
  {
    name: 'years',
    asks: /(?<!十)几年|(?<!交了|缴了)多少年|有效期/,
    gives: new RegExp(`${NUM}年|长期|有效期`),
    weight: 1.2,
  },
  { name: 'percent', asks: /百分之|比例|几成|多少%|费率/, gives: /%|‰|比例/, weight: 1.2 },
  {
    name: 'fee',
    asks: /收费|要钱|收钱|免费|工本费|费用|手续费|花钱|交钱|多少钱办|要.{0,4}(?:交|付|花|收).{0,4}(?:多少)?钱|(?:收|交|掏).{0,3}多少钱|不要钱|使唔使钱/,
    gives: /(?:不|不得|免)(?:收取?|交纳?).{0,10}费|收费|收取|免费|工本费|免收|费用由/,
    heading: /收费|费用/,
  },
  {
    name: 'amount',
    asks: /多少钱|几多钱|多少元|金额|发多少|领多少|给多少|赔多少|补多少|标准|几钱|多少(?:津贴|补贴|补助|工资)|多少.{0,4}(?:津贴|补贴|金|钱)/u,
    gives: new RegExp(
      `${NUM}(?:万|亿)?元|${NUM}%|${NUM}倍|${NUM}个月|(?:收费|资费|发放|津贴|补助|补贴|待遇|工资|保障|供养|支付|计发|生活)标准|标准(?:发|计|支付|的)|差额`,
    ),
    heading: /标准|金额/,
  },
  {
    name: 'quantity',
    asks: /(?:多少|(?<!十|好|这|那)几)(?:个|只|条|人|名|份|次|张|户|辆|倍)(?!月|工作日|小时|街|钟)|多少(?:[^\p{L}]|$)|多快|最快|几成|时速/u,
    gives: new RegExp(
      `(?:${NUM}|[一二三四五六七八九十两]+)(?:只|条|个|人|名|份|次|张|户|辆|倍|公里|平方米|米|%|元|岁)`,
    ),
    weight: 1.2,
  },
  {
    name: 'compensation',
    asks: /赔|补偿|损失.{0,4}(?:谁|怎么)/,
    gives: /赔偿|补偿|支付.{0,8}(?:倍|工资)|(?:倍|双倍).{0,4}(?:工资|赔)/,
    weight: 1.3,
  },
  {
    name: 'cases',
    asks: /(?:哪些|什么|啥|哪几种|哪种)(?:情况|情形|人|行为|事|便利|内容|权利|方式|财产|服务|信息|义务|途径)|包括哪些|哪些.{0,10}(?:可以|不能|不得|算|是|会|属于|不)/,
    gives:
      /(?:下列|以下).{0,8}(?:情形|条件|行为|人员|事项|便利|内容|权利|财产|材料|服务|信息|义务|途径|证件|程序|方式|职责|情况|规定)|之一的/,
    weight: 1.2,
  },
  { name: 'per-month', asks: /每个?月|一个月|月月|按月/, gives: /每月|每人每月|按月/ },
  {
    name: 'penalty',
    asks: /罚|处罚|后果|违法|犯法|坐牢|拘留|抓|追究|会怎么?样|有什么责任|法律责任/,
    gives: /罚款|处罚|警告|拘留|责令|没收|吊销|刑事责任|处分|赔偿/,
    weight: 1.3,
  },
  {
    name: 'where',
    asks: /哪里|哪儿|去哪|在哪|什么地方|找谁|找哪|哪个部门|哪个单位/,
    gives: /向.{2,24}(?:申请|提出|提交|申报|报告|登记|反映)|派出所|登记机关|所在地|窗口/,
    heading: /地点|窗口|机构/,
  },
  {
    name: 'documents',
    asks: /带什么|带哪些|什么材料|哪些材料|什么证件|哪些证件|什么资料|哪些资料|要交什么|要交哪些|提交什么|手续|材料.{0,4}(?:有哪些|是什么)|还要带|需要材料|证件.{0,3}材料/,
    gives: /提交|出具|提供|出示|下列(?:证件|材料|文件)|证明材料|身份证|凭/,
    heading: /材料/,
    weight: 1.3,
  },
  {
    name: 'condition',
    asks: /条件|什么人|哪些人|谁可以|谁能|资格|符合什么|满足|才能|够不够|怎样才/,
    gives: /符合|具备|下列条件|条件之一|可以申请|可以申领|年满|应当满足/,
    heading: /对象|条件|范围/,
    weight: 1.2,
  },
  {
    name: 'somebody-else',
    asks: /代办|替.{0,4}(?:办|去|申请|领)|帮.{0,5}(?:办|申请|领)|委托|代领|代申|别人去|家属|家人|亲属|不方便|行动不便/,
    gives: /代为|委托|代理|代办|监护人|近亲属|亲属|上门/,
    weight: 1.3,
  },
  {
    name: 'definition',
    asks: /什么是|是什么意思|啥意思|指什么|是指|怎么理解|怎么回事|含义|定义|什么叫|包括.{0,8}吗|算不算|属于|(?:多大|几岁|多少岁|什么样的.{0,4}|怎样|怎么|如何)才?算/,
    gives: /是指|所称|本.{1,3}所称|包括|是.{2,12}的(?:活动|行为|信息|数据|公民)/,
    weight: 1.2,
  },
  { name: 'list', asks: /哪些|有什么|几种|哪几|什么情况|什么情形|列举/, gives: /下列|以下|之一|[(（][一二三]/ },
  {
    name: 'may',
    asks: /能不能|可不可以|能否|可以.{0,14}吗|能.{0,14}吗|可否|准不准|允许|行不行|合法|合规/,
    gives: /可以|不得|禁止|有权|允许|应当/,
  },
  {
    name: 'negation',
    asks: /不能|不可以|不得|禁止|不许|非要|强制|强迫|只能|取消|拒绝/,
    gives: /不得|禁止|不予|不可|无权|不受理/,
  },
  {
    name: 'must',
    asks: /必须|一定要|是不是要|要不要|需不需要|需要.{0,12}吗|要.{0,14}吗|非得/,
    gives: /应当|必须|无需|不需要|不再|免|不得/,
  },
  {
    name: 'age',
    asks: /多大|几岁|多少岁|年龄|岁数/,
    gives: new RegExp(`${NUM}(?:周)?岁|成年`),
    weight: 1.5,
    heading: /对象/,
  },
  {
    name: 'effect',
    asks: /效力|有效吗|有用吗|算数|一样吗|认不认|承认|作数|有没有用/,
    gives: /效力|有效|同等|同样|依据|无效/,
    weight: 1.3,
  },
  {
    name: 'lost',
    asks: /丢|遗失|弄没|不见|被偷|被盗|找不到/,
    gives: /遗失|丢失|被盗|灭失/,
    weight: 1.3,
  },
  { name: 'reissue', asks: /补办|补领|补发|损坏|烂了|坏了/, gives: /补领|补发|补办|换领|换发|损坏/ },
  { name: 'expired', asks: /过期|到期|届满|失效/, gives: /期满|到期|届满|换领|延续|有效期/ },
  {
    name: 'how',
    asks: /怎么办|怎么申请|怎样申请|如何申请|流程|程序|步骤|怎么弄|咋办|咋弄|怎么领|怎么交|怎么报/,
    gives: /应当向|可以向|提出申请|申请.{0,10}(?:提交|登记)|可以通过|办理|下列程序|提出书面申请/,
    heading: /方式|流程|程序/,
  },
  {
    name: 'refused',
    asks: /不服|不同意|被拒|没批|不批|不满意|申诉|投诉|告他/,
    gives: /复议|诉讼|复查|复核|申诉|投诉|举报/,
    weight: 1.2,
  },
  {
    name: 'online',
    asks: /网上|线上|手机|app|小程序|微信|短信|自助/,
    gives: /网上|在线|线上|平台|短信|互联网|自助|电子/,
  },
  { name: 'extension', asks: /延长|延期|宽限|推迟|再等/, gives: /延长|延期|顺延/, weight: 1.2 },
  { name: 'stop', asks: /停发|停止|取消|什么情况.{0,6}不(?:能|再)|没了/, gives: /停止|终止|不再|撤销/ },
  { name: 'counted', asks: /算不算|计不计|算在|包含在|计算/, gives: /不计算|计入|不计入|计算|起算/ },
  { name: 'maximum', asks: /最多|最长|上限|最高|不超过/, gives: /最长|不(?:得)?超过|最高|最多|以下/ },
  { name: 'minimum', asks: /最少|最低|至少|下限|起码/, gives: /不(?:得)?(?:低于|少于)|最低|以上|至少/ },
]

/** Which cues the question sets off. */
export function cuesAsked(question: string): readonly Cue[] {
  return cues.filter(c => c.asks.test(question))
}

/** Cues a passage answers, weighted. @param asked from `cuesAsked` */
export function cueScore(asked: readonly Cue[], question: string, passage: string, heading: string): number {
  let score = 0
  for (const cue of asked) {
    if (cue.gives.test(passage)) score += cue.weight ?? 1
    if (heading !== '' && cue.heading?.test(heading) === true) score += 1.5
  }
  return score + (ageRangeHeld(question, passage) ? 3 : 0)
}

/** An age or number of the question that lies inside a range of the passage (83岁 in 80-89周岁). */
export function ageRangeHeld(question: string, passage: string): boolean {
  const ages = [...question.matchAll(/(\d{1,3})\s*(?:周岁|岁)/g)].map(m => Number(m[1]))
  for (const range of passage.matchAll(/(\d{1,3})\s*(?:周岁|岁)?\s*(?:-|—|~|至|到)\s*(\d{1,3})\s*(?:周岁|岁)/g))
    if (ages.some(a => a >= Number(range[1]) && a <= Number(range[2]))) return true
  return false
}

/** Cues whose answer is a figure; a question that asks for one is not answered by an entry without any. */
const FIGURES = new Set(['hours', 'working-days', 'days', 'months', 'years', 'percent', 'amount', 'age', 'quantity'])
export const asksForFigure = (asked: readonly Cue[]): readonly Cue[] => asked.filter(c => FIGURES.has(c.name))
export const asksDefinition = (asked: readonly Cue[]): boolean => asked.some(c => c.name === 'definition')
const LISTS = new Set(['condition', 'documents', 'list', 'cases'])
export const asksForList = (asked: readonly Cue[]): boolean => asked.some(c => LISTS.has(c.name))
const PENALTIES = new Set(['penalty', 'compensation'])
export const asksForPenalty = (asked: readonly Cue[]): boolean => asked.some(c => PENALTIES.has(c.name))
export type { Cue }

const DENIES =
  /不能|不可以|不得|禁止|不予|不公开|不受理|不批|不给|不让|拒绝|停止|停发|取消|无效|不算|除外|办不了|用不了/
const DENIED = /不得|不予|禁止|停止|不适用|不享受|不计入|不认定/
/**
 * Whether a lead-in speaks of the opposite of what is asked: 哪些情形算工伤 is not answered by 下列情形不得认定为工伤.
 * @returns 1 the opposite, 0 in accord
 */
export const opposes = (question: string, lead: string): 0 | 1 => (DENIED.test(lead) && !DENIES.test(question) ? 1 : 0)
