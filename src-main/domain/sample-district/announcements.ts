import type { SentenceBasis } from '#contract/announcements.ts'

/** One script of the district; `item` names an item, `article` a policy's code and its heading. */
export interface PlannedScript {
  readonly title: string
  readonly sentences: readonly {
    readonly text: string
    readonly item?: string
    readonly article?: readonly [policyCode: string, heading: string]
  }[]
}

export const plannedScripts: readonly PlannedScript[] = [
  {
    title: '高龄津贴少带三样证',
    sentences: [
      { text: '[挥手]各位街坊，澄湾区的高龄津贴，现在更好办了。' },
      { text: '身份证、户口簿、社保卡都不用带，窗口会帮您查。', item: '高龄津贴申领' },
      { text: '填一张表，当场就能办好。', item: '高龄津贴申领' },
      { text: '老人家来不了，可以请近亲属代办，也可以约我们上门。', article: ['cw-gljt', '第九条'] },
    ],
  },
  {
    title: '结婚登记全区都能办',
    sentences: [
      { text: '在澄湾区登记结婚，不用看户口在哪里。', article: ['cw-hunyin', '第一条'] },
      { text: '两个人一起到场，当场办好，不收费。', article: ['cw-hunyin', '第二条'] },
      { text: '周末也可以预约，记得带上好心情。', item: '内地居民结婚登记' },
    ],
  },
  {
    title: '装电梯补贴要到现场看',
    sentences: [
      { text: '旧楼加装电梯，每台补贴十五万元。', article: ['cw-dianti', '第三条'] },
      { text: '这一项要现场勘验，材料可以在任一窗口交，我们派人上门。', item: '既有住宅加装电梯补贴申领' },
    ],
  },
  {
    title: '开公司，一次办完',
    sentences: [
      { text: '在澄湾区开公司，几件事合成一件事办。', article: ['cw-qiye', '第一条'] },
      { text: '营业执照、刻章、社保登记一起申请。', item: '企业登记（新办）' },
    ],
  },
  {
    title: '敬老便民服务月预告',
    sentences: [
      { text: '下个月是敬老便民服务月。', article: ['cw-daiban', '第六条'] },
      { text: '优待证、公交卡、助餐补贴，社区一次帮您办齐。', item: '老年人助餐补贴申领' },
      { text: '走不动的老人，三天之内我们上门。', article: ['cw-daiban', '第五条'] },
    ],
  },
]

/** What a sentence rests on, once items and articles have their identities. */
export function basisOf(
  sentence: PlannedScript['sentences'][number],
  known: {
    itemCode(name: string): string | undefined
    article(policyCode: string, heading: string): { id: string; label: string } | undefined
  },
): SentenceBasis[] {
  if (sentence.item !== undefined) {
    const ref = known.itemCode(sentence.item)
    if (ref === undefined) throw new Error(`no such item for an announcement: ${sentence.item}`)
    return [{ kind: 'item', ref, label: sentence.item }]
  }
  if (!sentence.article) return []
  const article = known.article(...sentence.article)
  if (!article) throw new Error(`no such article for an announcement: ${sentence.article.join(' ')}`)
  return [{ kind: 'article', ref: article.id, label: article.label }]
}
