import type { Channel } from '#contract/catalog-item.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { greedyCover, rankedAlone, type UnfreedItem } from '#domain/certificate-free/coverage.ts'
import { anEntry } from '#domain/negative-list/fixtures.ts'
import { openPromiseBook } from '#domain/promises/book.ts'
import type { PromiseChange, PromisedItem } from '#domain/promises/model.ts'
import { aGrant } from '#domain/sharing/fixtures.ts'
import { quantile, type Figure } from './figure.ts'

const day = '2026-11-24'
const itemCount = 100_000
const departments = 32
const grantCount = 2_000
const servesOfGrant = 60
const entryCount = 4_000

/** Whole numbers below a bound, the same in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

function anItem(number: number, throwDice: (below: number) => number): PromisedItem {
  const channels: Channel[][] = [[], ['online'], ['door-to-door', 'mail'], ['window']]
  const materials = Array.from({ length: 3 + throwDice(5) }, (_, paper) =>
    aMaterial(`m${paper}`, {
      kind: throwDice(3) === 0 ? 'form' : 'certificate',
      paperForm: throwDice(2) === 0 ? 'copy' : 'original',
    }),
  )
  return {
    itemId: `item-${number}`,
    departmentId: `department-${throwDice(departments)}`,
    content: {
      itemType: throwDice(2) === 0 ? 'licence' : 'public-service',
      mainItemName: null,
      materials,
      visitCount: throwDice(2),
      zeroVisit: [{ programme: 'special-groups', channels: channels[throwDice(4)] ?? [], basis: '' }].filter(
        ({ channels: offered }) => offered.length > 0,
      ) as PromisedItem['content']['zeroVisit'],
    },
  }
}

function aShare(number: number, throwDice: (below: number) => number) {
  const serves = Array.from({ length: servesOfGrant }, () => ({
    itemId: `item-${throwDice(itemCount)}`,
    materialId: `m${throwDice(8)}`,
    fields: ['姓名'],
  }))
  return aGrant({
    id: `grant-${number}`,
    fields: ['姓名'],
    serves,
    period: { from: '2026-01-01', until: '2026-12-31' },
  })
}

function anException(number: number, throwDice: (below: number) => number) {
  return anEntry({ id: `entry-${number}`, itemId: `item-${throwDice(itemCount)}` })
}

function measureBook(): Figure[] {
  const throwDice = dice(7)
  const items = Array.from({ length: itemCount }, (_, number) => anItem(number, throwDice))
  const grants = Array.from({ length: grantCount }, (_, number) => aShare(number, throwDice))
  const entries = Array.from({ length: entryCount }, (_, number) => anException(number, throwDice))
  const facts = { day, atEnd: 'stays-overdue' as const, items, grants, entries }
  const full: number[] = []
  let book = openPromiseBook(facts)
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now()
    book = openPromiseBook(facts)
    full.push(performance.now() - started)
  }
  const change = (round: number): PromiseChange => {
    const number = throwDice(grantCount)
    if (round % 3 === 0) return { kind: 'grant', grant: aShare(number, throwDice) }
    if (round % 3 === 1) return { kind: 'entry', entry: anException(throwDice(entryCount), throwDice) }
    return { kind: 'item', item: anItem(throwDice(itemCount), throwDice) }
  }
  const steps = Array.from({ length: 1_500 }, (_, round) => {
    const next = change(round)
    const started = performance.now()
    book.apply([next])
    return performance.now() - started
  })
  const trials = Array.from({ length: 20 }, (_, round) => {
    const departmentId = `department-${round % departments}`
    const itemClass = { departmentId }
    const started = performance.now()
    book.tryOut([{ kind: 'entry', entry: anEntry({ id: 'trial', itemId: null, itemClass }) }])
    return performance.now() - started
  })
  const everything = performance.now()
  book.tryOut([...book.entries()].map(({ id }) => ({ kind: 'entry-gone', entryId: id })))
  const widened = performance.now() - everything
  return [
    { name: 'three promises of 100,000 items, all anew', value: quantile(full, 0.5), unit: 'ms', goal: '≤ 2000' },
    {
      name: 'the same after one grant, entry or item changed, p95',
      value: quantile(steps, 0.95),
      unit: 'ms',
      goal: '≤ 20',
    },
    { name: 'what if a department’s items were listed, p95', value: quantile(trials, 0.95), unit: 'ms', goal: '≤ 500' },
    { name: 'what if the whole list were let go', value: widened, unit: 'ms', goal: '≤ 500' },
  ]
}

/** 2,000 items that still need papers, 400 resources that could stand in for them. */
function measureCover(): Figure[] {
  const throwDice = dice(11)
  const items: UnfreedItem[] = Array.from({ length: 2_000 }, (_, number) => ({
    itemId: `item-${number}`,
    papers: Array.from({ length: 1 + throwDice(6) }, (_unused, paper) => ({
      materialId: `m${paper}`,
      resources: Array.from({ length: 1 + throwDice(4) }, () => `r${Math.min(throwDice(400), throwDice(400))}`),
    })),
  }))
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    greedyCover(items, 400)
    rankedAlone(items)
    return performance.now() - started
  })
  return [
    {
      name: 'best shares of 400 for 2,000 items, ranked to the end',
      value: quantile(times, 0.5),
      unit: 'ms',
      goal: '≤ 1000',
    },
  ]
}

/** The three promises over a large catalogue: all of it, one change, and a trial. */
export async function measurePromises(): Promise<readonly Figure[]> {
  return await Promise.resolve([...measureBook(), ...measureCover()])
}
