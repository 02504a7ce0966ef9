import { channelLabels, zeroVisitProgrammeLabels, zeroVisitProgrammes, type Channel } from '#contract/catalog-item.ts'
import type { WaiverMode } from '#contract/guide.ts'
import type { ItemTruth } from './model.ts'

/** What the host says of an item, sentence by sentence, in the office's own short words. Pure. */

export interface Spoken {
  readonly zh: string
  readonly en: string
}

const insteadOfPaper: Record<WaiverMode, Spoken> = {
  'data-share': { zh: '不用带，窗口会替您查', en: 'need not be brought: the window looks it up for you' },
  'e-certificate': { zh: '不用带，出示电子证照就行', en: 'need not be brought: showing the e-certificate is enough' },
  'notify-and-commit': { zh: '不用交，签一份承诺书就行', en: 'need not be handed in: a signed promise is enough' },
  'internal-check': { zh: '不用带，由我们内部核验', en: 'need not be brought: we check it among ourselves' },
}

const channelWords: Record<Channel, string> = {
  online: 'online',
  window: 'at the window',
  mail: 'by post',
  'self-service': 'at a self-service terminal',
  'door-to-door': 'at your home',
  agent: 'through our agent',
}

/** What to bring and what not; papers that are waived the same way share a sentence. */
export function sayMaterials(truth: ItemTruth): Spoken {
  const byMode = new Map<WaiverMode, string[]>()
  for (const { material, truth: paper } of truth.materials) {
    if (paper.needed) continue
    const { mode } = paper.waivedBy
    byMode.set(mode, [...(byMode.get(mode) ?? []), material.name])
  }
  const needed = truth.materials.filter(({ truth: paper }) => paper.needed).map(({ material }) => material.name)
  const waived = [...byMode].map(([mode, names]) => ({
    zh: `${names.join('、')}${insteadOfPaper[mode].zh}。`,
    en: `${names.join(', ')} ${insteadOfPaper[mode].en}.`,
  }))
  const bring =
    needed.length > 0
      ? { zh: `请带${needed.join('、')}。`, en: `Please bring ${needed.join(', ')}.` }
      : { zh: '没有别的材料要带。', en: 'There is nothing else to bring.' }
  const none = { zh: '不用带材料。', en: 'No papers are needed.' }
  const sentences = truth.materials.length === 0 ? [none] : [...waived, bring]
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') }
}

/** Where it can be done. An entry past its end is said as what it is: still so, and not decided yet. */
export function sayCityWide({ entry }: ItemTruth): Spoken {
  if (!entry) return { zh: '全市哪个窗口都能办。', en: 'Any window in the city can do it.' }
  const { insteadDo, overdue } = entry
  return overdue
    ? {
        zh: `原来定的期限过了，还没有作出新的决定，目前仍不是每个窗口都能办。${insteadDo}`,
        en: `The term set for this has passed and nothing new is decided: for now not every window can do it. ${insteadDo}`,
      }
    : { zh: `不是每个窗口都能办。${insteadDo}`, en: `Not every window can do it. ${insteadDo}` }
}

const programmeWords = { 'special-groups': 'People of the special groups', 'key-enterprises': 'Key enterprises' }

/** Who need not come, and how it is done instead; nothing when nobody is spared the way. */
export function sayZeroVisit(truth: ItemTruth): Spoken | undefined {
  const sentences = zeroVisitProgrammes.flatMap(programme => {
    const found = truth.zeroVisit[programme]
    if (!found.qualifies) return []
    const channels = [...new Set(found.channels)]
    return [
      {
        zh: `${zeroVisitProgrammeLabels[programme]}不用来，可以${channels.map(channel => channelLabels[channel]).join('、')}。`,
        en: `${programmeWords[programme]} need not come: it is done ${channels.map(channel => channelWords[channel]).join(', ')}.`,
      },
    ]
  })
  if (sentences.length === 0) return undefined
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') }
}
