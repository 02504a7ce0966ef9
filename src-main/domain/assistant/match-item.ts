import { bigramsOf, normalise } from '#domain/knowledge/index.ts'
import type { FindItems, ItemMatch, ItemName, ItemQuery, ListItemNames } from './ports.ts'

/**
 * Finds the item a question names, by the words of its name and aliases. Names are read once and kept until `forget`;
 * what the item says is never kept here. It is strict on purpose: a question about a rule must not be answered with the
 * guide of an item that merely shares a word.
 */
export type ItemFinder = { find: FindItems; forget: () => void }

type PreparedName = { text: string; pairs: ReadonlySet<string>; weight: number }
type Prepared = {
  items: readonly { item: ItemName; names: readonly PreparedName[] }[]
  rarity: (pair: string) => number
}

/** Words most names share: they do not tell one item from another. */
const COMMON = /申请|办理|申领|核发|新办|初次|审批|业务|服务|事项|的|及|与|和|[(（][^)）]*[)）]/gu
/** What is done to a licence that exists: such an item is meant only when the question says so. */
const LATER_ACTS = [
  '变更',
  '注销',
  '延续',
  '补办',
  '补领',
  '换证',
  '换发',
  '撤销',
  '遗失',
  '年审',
  '校验',
  '终止',
  '转让',
]
/** Share of the question's topic the name must account for, and of the name the question must account for. */
const LEAST_SHARE = 0.7
const LEAST_COVER = 0.45
/** Characters of a name that is long enough to be meant when it stands whole in the question. */
const LEAST_WHOLE_NAME = 4
/** Words for the person who asks or is spoken for, and for their age. */
const ASKER =
  /[妈爸爷奶婆嫲]|父母|父亲|母亲|老人|老年|长者|家人|亲属|孩子|小孩|儿子|女儿|老公|老婆|丈夫|妻子|本人|自己|岁|^\d+$/

export function createItemFinder(listNames: ListItemNames): ItemFinder {
  let prepared: Promise<Prepared> | undefined
  return {
    forget: () => {
      prepared = undefined
    },
    async find(query, limit) {
      const reading = (prepared ??= listNames().then(prepare))
      reading.catch(() => {
        // The caller gets the error; the next question reads the names again.
        if (prepared === reading) prepared = undefined
      })
      const { items, rarity } = await reading
      const matches: ItemMatch[] = []
      for (const { item, names } of items) {
        let best: ItemMatch | undefined
        for (const name of names) {
          const match = compare(query, name, rarity)
          if (match && match.score > (best?.score ?? 0)) best = { item, ...match }
        }
        if (best) matches.push(best)
      }
      matches.sort((a, b) => b.score - a.score || a.item.name.length - b.item.name.length)
      return matches.slice(0, limit)
    },
  }
}

function compare(
  query: ItemQuery,
  name: PreparedName,
  rarity: (pair: string) => number,
): { share: number; score: number } | undefined {
  if (query.groups.length === 0 || name.weight === 0) return undefined
  // Who says the whole name means it, whatever else stands in the question.
  if (name.text.length >= LEAST_WHOLE_NAME && query.wording.includes(name.text)) {
    return { share: 1, score: 2 + name.text.length / 100 }
  }
  const covered = new Set<string>()
  let held = 0
  let total = 0
  for (const group of query.groups) {
    const terms = group.terms.filter(t => t.weight >= 0.7 && t.text.length >= 2)
    const known = Math.max(0, ...terms.map(t => weigh(t.text, rarity)))
    const inName = terms.filter(t => name.text.includes(t.text))
    // 「我阿妈八十岁」 tells who asks, not what for: it counts only where the name says it too.
    if (inName.length === 0 && ASKER.test(group.label)) continue
    for (const t of inName) for (const pair of bigramsOf(t.text)) covered.add(pair)
    held += Math.max(0, ...inName.map(t => weigh(t.text, rarity)))
    total += known
  }
  // Words of the question stand in the name as they are, whatever they were grouped into.
  for (const pair of bigramsOf(query.wording)) if (name.pairs.has(pair)) covered.add(pair)
  const share = total === 0 ? 0 : held / total
  const cover = [...covered].reduce((s, p) => s + (name.pairs.has(p) ? rarity(p) : 0), 0) / name.weight
  if (share < LEAST_SHARE || cover < LEAST_COVER) return undefined
  const differs = LATER_ACTS.filter(act => name.text.includes(act) !== query.wording.includes(act)).length
  return { share, score: share + cover - 0.4 * differs }
}

/** Rarity of a term among the names: that of its rarest pair of characters. */
const weigh = (term: string, rarity: (pair: string) => number): number => Math.max(0, ...bigramsOf(term).map(rarity))

function prepare(list: readonly ItemName[]): Prepared {
  const counts = new Map<string, number>()
  const pairsOf = (name: string): Set<string> => new Set(bigramsOf(name.replace(COMMON, ' ')))
  const names = list.map(item => [item.name, ...item.aliases].map(n => normalise(n)))
  for (const own of names)
    for (const pair of new Set(own.flatMap(n => [...pairsOf(n)]))) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  // A pair no name holds is as rare as one that a single name holds.
  const rarity = (pair: string): number => Math.log(1 + Math.max(50, list.length) / (counts.get(pair) ?? 1))
  const items = list.map((item, i) => ({
    item,
    names: (names[i] ?? []).map((text): PreparedName => {
      const pairs = pairsOf(text)
      return { text, pairs, weight: [...pairs].reduce((s, p) => s + rarity(p), 0) }
    }),
  }))
  return { items, rarity }
}
