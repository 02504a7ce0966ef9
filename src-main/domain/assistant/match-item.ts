import type { FindItems, ItemMatch, ItemName, ListItemNames } from './ports.ts'
import { bigramsOf, normalise } from '#domain/knowledge/index.ts'

/**
 * Finds the item a question names, by the words of its name and aliases. Names are read once and kept until `forget`;
 * what the item says is never kept here.
 */
export type ItemFinder = { find: FindItems; forget: () => void }

type Prepared = { item: ItemName; names: readonly { text: string; pairs: ReadonlySet<string>; weight: number }[] }
type PreparedNames = { items: readonly Prepared[]; rarity: (pair: string) => number }

/** Words of ordinary names that do not tell one item from another. */
const COMMON = /申请|办理|申领|审批|登记|核发|业务|服务|事项|的|及|与|和|(?:[(（][^)）]*[)）])/gu

export function createItemFinder(listNames: ListItemNames): ItemFinder {
  let prepared: Promise<PreparedNames> | undefined
  return {
    forget: () => {
      prepared = undefined
    },
    async find(query, limit) {
      const reading = (prepared ??= listNames().then(prepare))
      reading.catch(() => {
        if (prepared === reading) prepared = undefined
      })
      const { items, rarity } = await reading
      const asked = new Set(bigramsOf(normalise(query.wording)))
      const topical = query.groups.filter(g => g.weight >= 0.6)
      const matches: ItemMatch[] = []
      for (const { item, names } of items) {
        let best: ItemMatch | undefined
        for (const name of names) {
          const held = topical.filter(g => g.terms.some(t => t.weight >= 0.7 && name.text.includes(t.text)))
          let shared = 0
          for (const pair of name.pairs) if (asked.has(pair)) shared += rarity(pair)
          const words = held.reduce((s, g) => s + longestHeld(g, name.text), 0)
          if (words === 0 && shared < 0.6 * name.weight) continue
          const ownShare = name.weight === 0 ? 0 : shared / name.weight
          const score = words + 3 * ownShare
          const share = topical.length === 0 ? ownShare : Math.max(ownShare, held.length / topical.length)
          if (!best || score > best.score) best = { item, share, score }
        }
        if (best) matches.push(best)
      }
      matches.sort((a, b) => b.score - a.score || a.item.name.length - b.item.name.length)
      return matches.slice(0, limit)
    },
  }
}

/** How much of the name a group accounts for: the length of its longest term there, by its weight. */
function longestHeld(group: { terms: readonly { text: string; weight: number }[] }, name: string): number {
  let best = 0
  for (const t of group.terms) if (name.includes(t.text)) best = Math.max(best, t.weight * Math.min(4, t.text.length))
  return best
}

function prepare(list: readonly ItemName[]): PreparedNames {
  const counts = new Map<string, number>()
  const pairsOf = (text: string): Set<string> => new Set(bigramsOf(text))
  const texts = list.map(item => [item.name, ...item.aliases].map(n => normalise(n)))
  for (const names of texts)
    for (const pair of new Set(names.flatMap(n => [...pairsOf(n.replace(COMMON, ' '))])))
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const rarity = (pair: string): number => Math.log(1 + list.length / (counts.get(pair) ?? 1))
  const items = list.map((item, i): Prepared => {
    const names = (texts[i] ?? []).map(text => {
      const pairs = pairsOf(text.replace(COMMON, ' '))
      return { text, pairs, weight: [...pairs].reduce((s, p) => s + rarity(p), 0) }
    })
    return { item, names }
  })
  return { items, rarity }
}
