import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Channel, ItemMaterial } from '#contract/catalog-item.ts'
import type { Grant } from '#contract/sharing-model.ts'
import { certificateFreeStatus, grantsInForce, materialTruth } from '#domain/certificate-free/rules.ts'
import { cityWideService, type ListedUntil } from '#domain/city-service/rules.ts'
import { aMaterial } from '#domain/chain/fixtures.ts'
import { anEntry } from '#domain/negative-list/fixtures.ts'
import { aGrant } from '#domain/sharing/fixtures.ts'
import { zeroVisitTruth } from '#domain/zero-visit/rules.ts'
import { openPromiseBook } from './book.ts'
import type { ItemPromises, PromiseChange, PromisedItem, PromiseFacts } from './model.ts'

const day = '2026-11-24'
const itemIds = Array.from({ length: 8 }, (_, number) => `item-${number}`)
const papers = ['a', 'b', 'c']
const fields = ['姓名', '号码', '地址']
const id = fc.constantFrom(...itemIds)
const somePeriod = fc.constantFrom(
  { from: '2026-01-01', until: '2026-12-31' },
  { from: '2026-01-01', until: day },
  { from: '2026-01-01', until: '2026-11-23' },
  { from: '2026-11-25', until: '2027-01-31' },
)

const material: fc.Arbitrary<ItemMaterial> = fc
  .record({
    name: fc.constantFrom(...papers),
    kind: fc.constantFrom('certificate' as const, 'form' as const),
    paperForm: fc.constantFrom('copy' as const, 'original' as const),
    decided: fc.boolean(),
  })
  .map(({ name, decided, ...rest }) =>
    aMaterial(name, {
      ...rest,
      ...(decided
        ? { decision: { mode: 'e-certificate' as const, number: '1', basis: '决定', from: '2026-01-01' } }
        : {}),
    }),
  )
const item: fc.Arbitrary<PromisedItem> = fc
  .record({
    itemId: id,
    departmentId: fc.constantFrom('d1', 'd2'),
    itemType: fc.constantFrom('licence' as const, 'payment' as const),
    materials: fc.uniqueArray(material, { selector: one => one.id, maxLength: 3 }),
    visitCount: fc.constantFrom(null, 0, 1),
    channel: fc.constantFrom<Channel[]>([], ['online'], ['door-to-door'], ['window']),
  })
  .map(({ itemId, departmentId, itemType, materials, visitCount, channel }) => ({
    itemId,
    departmentId,
    content: {
      itemType,
      mainItemName: null,
      materials,
      visitCount,
      zeroVisit: channel.length > 0 ? [{ programme: 'special-groups' as const, channels: channel, basis: '' }] : [],
    },
  }))
const grant: fc.Arbitrary<Grant> = fc
  .record({
    number: fc.integer({ min: 0, max: 5 }),
    granted: fc.subarray(fields),
    serves: fc.array(
      fc.record({ itemId: id, materialId: fc.constantFrom(...papers), fields: fc.subarray(fields, { minLength: 1 }) }),
      { maxLength: 5 },
    ),
    period: somePeriod,
    revoked: fc.boolean(),
  })
  .map(({ number, granted, serves, period, revoked }) =>
    aGrant({
      id: `grant-${number}`,
      fields: granted,
      serves,
      period,
      grantedAt: '2026-01-02T02:00:00.000Z',
      ...(revoked
        ? { revoked: { at: '2026-05-05T02:00:00.000Z', by: { accountId: 'x', name: 'x' }, reason: '不再需要' } }
        : {}),
    }),
  )
const entry: fc.Arbitrary<ListedUntil> = fc
  .record({
    number: fc.integer({ min: 0, max: 7 }),
    subject: fc.oneof(
      id.map(itemId => ({ itemId, itemClass: null })),
      fc
        .constantFrom({ departmentId: 'd1' }, { itemType: 'payment' as const })
        .map(itemClass => ({ itemId: null, itemClass })),
    ),
    period: somePeriod,
    closed: fc.boolean(),
  })
  .map(({ number, subject, period, closed }) =>
    anEntry({ id: `entry-${number}`, ...subject, ...period, closedOn: closed ? period.until : null }),
  )
type Change = PromiseChange
const change: fc.Arbitrary<Change> = fc.oneof(
  item.map(one => ({ kind: 'item' as const, item: one })),
  id.map(itemId => ({ kind: 'item-gone' as const, itemId })),
  grant.map(one => ({ kind: 'grant' as const, grant: one })),
  fc.integer({ min: 0, max: 5 }).map(number => ({ kind: 'grant-gone' as const, grantId: `grant-${number}` })),
  entry.map(one => ({ kind: 'entry' as const, entry: one })),
  fc.integer({ min: 0, max: 7 }).map(number => ({ kind: 'entry-gone' as const, entryId: `entry-${number}` })),
)

/** The facts as they are after a history, by the shortest way: the last word about each thing. */
function factsAfter(history: readonly Change[], atEnd: PromiseFacts['atEnd']): PromiseFacts {
  const items = new Map<string, PromisedItem>()
  const grants = new Map<string, Grant>()
  const entries = new Map<string, ListedUntil>()
  for (const one of history) {
    if (one.kind === 'item') items.set(one.item.itemId, one.item)
    else if (one.kind === 'item-gone') items.delete(one.itemId)
    else if (one.kind === 'grant') grants.set(one.grant.id, one.grant)
    else if (one.kind === 'grant-gone') grants.delete(one.grantId)
    else if (one.kind === 'entry') entries.set(one.entry.id, one.entry)
    else entries.delete(one.entryId)
  }
  return { day, atEnd, items: [...items.values()], grants: [...grants.values()], entries: [...entries.values()] }
}

/** Each promise by the rule of its own room over all facts, without the book's indexes. */
function byTheRules(facts: PromiseFacts): Map<string, ItemPromises> {
  const inForce = grantsInForce(facts.grants, day)
  return new Map(
    facts.items.map(one => {
      const { itemId, departmentId, content } = one
      const { itemType, mainItemName } = content
      const where = cityWideService({ itemId, departmentId, itemType, mainItemName }, facts.entries, day, facts.atEnd)
      return [
        itemId,
        {
          cityWide: where.status === 'anywhere' ? 'anywhere' : where.overdue ? 'overdue' : 'listed',
          entryId: where.status === 'anywhere' ? null : where.entry.id,
          certificateFree: certificateFreeStatus(one, inForce),
          materials: content.materials.length,
          waivedMaterials: content.materials.filter(paper => !materialTruth(paper, itemId, inForce).needed).length,
          zeroVisit: {
            'special-groups': zeroVisitTruth(one, 'special-groups', inForce).qualifies,
            'key-enterprises': zeroVisitTruth(one, 'key-enterprises', inForce).qualifies,
          },
        },
      ]
    }),
  )
}

const said = (book: ReturnType<typeof openPromiseBook>) =>
  new Map([...book.all()].map(([one, promises]) => [one.itemId, promises]))
const atEnd = fc.constantFrom('stays-overdue' as const, 'falls-away' as const)
/** The 500 changes of the promise run where the figures are measured; every save runs shorter histories. */
const long = process.env['PENGTONG_LONG_PROPERTIES'] === '1'
const history = fc.array(change, { maxLength: long ? 500 : 60, ...(long ? { minLength: 500 } : {}) })
const runs = { numRuns: long ? 200 : 60 }

describe('the book of promises', () => {
  it('after any history says what the rules say of the facts as they are', () => {
    fc.assert(
      fc.property(history, atEnd, (changes, policy) => {
        const book = openPromiseBook<PromisedItem>({ day, atEnd: policy, items: [], grants: [], entries: [] })
        for (const one of changes) book.apply([one])
        const facts = factsAfter(changes, policy)
        expect(said(book)).toEqual(byTheRules(facts))
        expect(book.tallies()).toEqual(openPromiseBook(facts).tallies())
      }),
      runs,
    )
  })

  it('a trial tells what a change would do and leaves everything as it was', () => {
    fc.assert(
      fc.property(history, fc.array(change, { minLength: 1, maxLength: 4 }), atEnd, (changes, trial, policy) => {
        const facts = factsAfter(changes, policy)
        const book = openPromiseBook(facts)
        const before = said(book)
        const tried = book.tryOut(trial)
        expect(said(book)).toEqual(before)
        expect(book.tallies()).toEqual(tried.before)
        const really = openPromiseBook(factsAfter([...changes, ...trial], policy))
        expect(tried.after).toEqual(really.tallies())
        for (const { itemId, after } of tried.touched) expect(after).toEqual(really.of(itemId))
      }),
      runs,
    )
  })
})
