import type { GuideMaterial, GuideWaiver, ItemGuide } from '#contract/guide.ts'

/** The card of an item: what to bring, what not, where, how long, how much. Derived from the guide alone. */
export interface CardBring {
  readonly name: string
  /** Only where more than one is asked for. */
  readonly copies: number | undefined
}

/** Papers that need not be brought for one and the same reason. */
export interface CardSpared {
  readonly names: readonly string[]
  readonly mode: GuideWaiver['mode'] | undefined
  /** Whose data stand in for the paper. */
  readonly providers: readonly string[]
  readonly grantNumbers: readonly string[]
}

export interface Card {
  readonly title: string
  readonly department: string
  readonly bring: readonly CardBring[]
  readonly spared: readonly CardSpared[]
  /** False where the item does not list materials at all: then nothing may be promised about them. */
  readonly listsMaterials: boolean
  readonly where: string | undefined
  readonly address: string | undefined
  readonly anywhere: boolean
  readonly whyNotAnywhere: string | undefined
  readonly limit: string | undefined
  readonly fee: string | undefined
  readonly free: boolean
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
const filled = (text: string | undefined): string | undefined => (text?.trim() ? text.trim() : undefined)

export function cardOf(guide: ItemGuide): Card {
  const first = guide.windows[0]
  const fee = filled(guide.fee)
  return {
    title: guide.name,
    department: guide.departmentName,
    bring: guide.materials
      .filter(({ needed }) => needed)
      .map(({ name, copies }) => ({ name, copies: copies !== undefined && copies > 1 ? copies : undefined })),
    spared: sparedBy(guide.materials.filter(({ needed }) => !needed)),
    listsMaterials: guide.materials.length > 0,
    where: filled(first?.name),
    address: filled(first?.address),
    anywhere: guide.cityWide.status === 'anywhere',
    whyNotAnywhere: filled(guide.cityWide.reason),
    limit: filled(guide.promisedLimit?.raw),
    fee,
    free: fee !== undefined && /^(?:0|无|否|免费|不收费)/.test(fee),
  }
}

/** One line for each way a paper is replaced; papers of several data sources stand together. */
function sparedBy(materials: readonly GuideMaterial[]): CardSpared[] {
  return distinct(materials.map(({ waivedBy }) => waivedBy?.mode)).map(mode => {
    const of = materials.filter(({ waivedBy }) => waivedBy?.mode === mode)
    return {
      mode,
      names: of.map(({ name }) => name),
      providers: distinct(of.flatMap(({ waivedBy }) => filled(waivedBy?.providerName) ?? [])),
      grantNumbers: distinct(of.flatMap(({ waivedBy }) => filled(waivedBy?.grantNumber) ?? [])),
    }
  })
}

/** Words around the list a phone takes along; in the visitor's language. */
export interface ListWords {
  readonly bring: string
  readonly spared: string
  readonly nothing: string
  readonly day: string
}

/** UTF-8 bytes a code of 188 px can carry and a phone can still read from an arm's length. */
const mostBytes = 420

/** The list as plain text: it is in the code itself, so that no network is needed and nothing is kept anywhere. */
export function listText(card: Card, words: ListWords): string {
  const bring = card.bring.map(({ name, copies }) => (copies === undefined ? name : `${name}×${copies}`))
  const spared = card.spared.flatMap(({ names }) => names)
  const lines = [
    card.title,
    ...(bring.length > 0 ? [`${words.bring}${bring.join('、')}`] : card.listsMaterials ? [words.nothing] : []),
    ...(spared.length > 0 ? [`${words.spared}${spared.join('、')}`] : []),
    ...(card.where === undefined ? [] : [[card.where, card.address].filter(Boolean).join(' ')]),
    words.day,
  ]
  let text = lines.join('\n')
  while (new TextEncoder().encode(text).length > mostBytes) text = `${[...text].slice(0, -2).join('')}…`
  return text
}
