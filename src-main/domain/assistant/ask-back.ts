import type { FindIndex, Group, Question, SearchResult } from '#domain/knowledge/index.ts'
import { cuesAsked } from '#domain/knowledge/index.ts'

/** Words that name a kind of thing without saying which: alone they cannot choose an article. */
const GENERIC = new Set(
  `材料 资料 证件 证明 手续 流程 程序 步骤 补贴 补助 津贴 待遇 办证 证 卡 照 多久 几天 多少天 时间 期限 多少钱 费用 收费 条件 资格 申请 办理 办好 办完 办结 弄好
  登记 业务 服务 事项 问题 政策 窗口 大厅 政务服务 办事 领取 提交 准备 需要 领证 表格 预约 排队 地址 电话 网上办 手机办 代办 原件 复印件 签字 盖章 被辞 钱 罚款 处罚
  投诉 举报 变更 注销 补办 换证 丢失 丢了 过期 延期 到期 有效期 免费 奖励 报销 上班 工作 办事指南 大概 当天 加急 邮寄 快递`.split(
    /\s+/,
  ),
)

/** Groups that can choose an article: full weight, rare enough, and not a generic word. */
export function topicalGroups(question: Question, result: Pick<SearchResult, 'first'>): readonly Group[] {
  return question.groups.filter(
    (g, i) => g.weight >= 0.6 && (result.first.groupRarity[i] ?? 0) > 2 && !isGeneric(g.label),
  )
}

const isGeneric = (label: string): boolean =>
  GENERIC.has(label) || /^(?:要|需要|带|交|准备|提交|问|领|拿)?(?:什么|哪些|啥|多少|几)/.test(label)

/** What must be asked back before anything can be found; undefined where the question names its thing. */
export type AskBack = { rule: 'which-item' | 'which-benefit' | 'which-certificate'; missing: readonly string[] }

/** @param sure whether the score alone would answer: then one topic is enough */
export function needsAskingBack(
  question: Question,
  result: SearchResult,
  index: FindIndex,
  sure: boolean,
): AskBack | undefined {
  const topical = topicalGroups(question, result)
  const asksForm = cuesAsked(question.wording).length > 0
  if (topical.length > 1 || (topical.length === 1 && !asksForm)) return undefined
  const only = topical[0]
  if (only && sure) return undefined
  // One topic is enough when it is what a text is about (高龄津贴); not when any text may hold it (被辞退).
  if (only && only.terms.some(t => t.weight >= 0.8 && index.titleFrequency.has(t.text))) return undefined
  if (only && isNamedThing(only, index)) return undefined
  const words = question.wording
  if (/补贴|补助|津贴|待遇|钱/.test(words) && !/收费|费用/.test(words))
    return { rule: 'which-benefit', missing: ['哪一项补贴或待遇', '户籍所在地', '年龄或缴费年限'] }
  if (/证|照|卡/.test(words)) return { rule: 'which-certificate', missing: ['哪一种证', '本人还是代办'] }
  return { rule: 'which-item', missing: ['哪个事项'] }
}

/**
 * A long word, or one the texts never use, names its thing by itself; then the score decides, not a question back.
 */
function isNamedThing(group: Group, index: FindIndex): boolean {
  return group.own.some(word => word.length >= 3 || !index.words.vocabulary.has(word))
}
