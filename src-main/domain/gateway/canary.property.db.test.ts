import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Program } from '#compose'
import { maskings, type ResourceField, type RowCondition } from '#contract/sharing-model.ts'
import { callerOf, connectSheet, issueTo, plantGrant } from '#tests/helpers/gateway-office.ts'
import { openMemoryProgram } from '#tests/helpers/memory-program.ts'

/**
 * Canaries: every cell that a grant hides holds a word that stands nowhere else. Whatever is asked, no byte of such a word
 * may come back: not in an answer, not in an error, not on the log or the audit trail, not in a batch file.
 * `PENGTONG_CANARY_RUNS` sets how many random grants are tried; each is asked several ways.
 */
const runs = Number(process.env['PENGTONG_CANARY_RUNS'] ?? 25)
const queriesOfGrant = 8

const fieldNames = ['甲', '乙', '丙', '丁', '戊', '己', 'constructor', '__proto__x']
const streets = ['榕山街道', '云麓街道', '澄心街道']
const subjectName = '编号'

const aGrantTold = fc.record({
  count: fc.integer({ min: 2, max: fieldNames.length }),
  granted: fc.array(fc.nat(fieldNames.length - 1), { minLength: 1, maxLength: 4 }),
  maskings: fc.array(fc.option(fc.constantFrom(...maskings), { nil: undefined }), { minLength: 8, maxLength: 8 }),
  mode: fc.constantFrom('query' as const, 'compare' as const, 'batch' as const),
  returnForm: fc.constantFrom('masked' as const, 'plain' as const),
  slice: fc.constantFrom('none' as const, 'street' as const, 'prefix' as const, 'age' as const),
  asks: fc.array(
    fc.record({
      key: fc.constantFrom('subject', 'granted', 'hidden', 'street', 'nonsense'),
      person: fc.nat(5),
      fields: fc.constantFrom('all', 'granted', 'hidden', 'none', 'nonsense'),
      broken: fc.constantFrom('no', 'json', 'type', 'injection'),
    }),
    { minLength: queriesOfGrant, maxLength: queriesOfGrant },
  ),
})

describe('没有授权的一个字节也出不去', () => {
  let program: Program
  beforeAll(async () => {
    program = await openMemoryProgram()
  })
  afterAll(() => program.close())

  it(`随便什么授权、随便怎么问，藏起来的格子一个也不露（${runs} 个授权，每个问 ${queriesOfGrant} 次）`, async () => {
    let answered = 0
    let serial = 0
    await fc.assert(
      fc.asyncProperty(aGrantTold, async told => {
        serial += 1
        const names = fieldNames.slice(0, told.count)
        const granted = [...new Set(told.granted.map(place => names[place % names.length] ?? '甲'))]
        const fields: ResourceField[] = [
          { name: subjectName, type: 'text', meaning: '', sensitivityLevel: 3, personal: true },
          { name: '街道', type: 'text', meaning: '', sensitivityLevel: 1, personal: false },
          { name: '生日', type: 'date', meaning: '', sensitivityLevel: 2, personal: true },
          ...names.map((name, index) => {
            const masking = told.maskings[index]
            return {
              name,
              type: 'text' as const,
              meaning: '',
              sensitivityLevel: 3 as const,
              personal: true,
              ...(masking ? { masking } : {}),
            }
          }),
        ]
        const conditions: Record<typeof told.slice, RowCondition[]> = {
          none: [],
          street: [{ kind: 'one-of', field: '街道', values: ['榕山街道'] }],
          prefix: [{ kind: 'starts-with', field: '街道', prefix: '榕' }],
          age: [{ kind: 'age-band', field: '生日', from: 60, to: 120 }],
        }
        const rows = conditions[told.slice]
        const canaries: string[] = []
        const planted = Array.from({ length: 6 }, (_, person) => {
          const street = streets[person % 3] ?? ''
          const birth = person % 2 === 0 ? '1950-01-01' : '2000-01-01'
          const inside = told.slice === 'none' || (told.slice === 'age' ? person % 2 === 0 : street === '榕山街道')
          const id = `id-${serial}-${person}`
          const cells = names.map((name, column) => {
            const canary = `CANARY${serial}x${person}x${column}END`
            const masked = told.returnForm === 'masked' && told.maskings[column] !== undefined
            // Hidden: the row is outside, the field was not granted, or only its ends may be seen.
            if (!inside || !granted.includes(name) || masked) canaries.push(canary)
            return masked && inside && granted.includes(name) ? `王秀英王秀英${canary}四十四四十四` : canary
          })
          return { id, street, cells: [id, street, birth, ...cells] }
        })
        const { grantId, resourceId } = await plantGrant(program, {
          fields,
          subjectField: subjectName,
          granted,
          rows,
          mode: told.mode,
          conditions: { returnForm: told.returnForm },
        })
        const columns = fields.map(field => field.name)
        await connectSheet(
          program,
          resourceId,
          columns,
          planted.map(person => person.cells),
        )
        const caller = await callerOf(await issueTo(program, grantId))
        const { gate, batch } = await program.services.gateway.open()
        const said: string[] = []
        for (const ask of told.asks) {
          const person = planted[ask.person]
          const hidden = names.find(name => !granted.includes(name)) ?? '生日'
          const key = {
            subject: subjectName,
            granted: granted[0] ?? '甲',
            hidden,
            street: '街道',
            nonsense: '"; drop table x; --',
          }[ask.key]
          const value = ask.broken === 'injection' ? "' or ''='" : (person?.cells[columns.indexOf(key)] ?? '无')
          const chosen = {
            all: undefined,
            granted,
            hidden: [hidden],
            none: [],
            nonsense: ['*', 'constructor', '__proto__'],
          }[ask.fields]
          const subject = ask.broken === 'type' ? [key, value] : { field: key, value }
          const values = Object.fromEntries((chosen ?? granted).map(name => [name, 'x']))
          const body =
            told.mode === 'query'
              ? { subject, ...(chosen ? { fields: chosen } : {}) }
              : told.mode === 'compare'
                ? { subject, values }
                : chosen
                  ? { fields: chosen }
                  : {}
          const request = caller.signed(`/gateway/v1/${told.mode}`, ask.broken === 'json' ? '{"subject":' : body)
          if (told.mode !== 'batch') {
            const answer = await gate.answer(request)
            if (answer.status === 200) answered += 1
            said.push(answer.body)
            continue
          }
          try {
            const entered = await gate.enter(request, 'batch', 'request')
            for await (const piece of batch.write(entered, new AbortController().signal)) {
              said.push(Buffer.from(piece).toString())
            }
            answered += 1
          } catch (error) {
            said.push(gate.refusal(error, 'request').body)
          }
        }
        const log = await program.db.selectFrom('gateway_log').selectAll().where('grant_id', '=', grantId).execute()
        const alerts = await program.db
          .selectFrom('gateway_alerts')
          .selectAll()
          .where('grant_id', '=', grantId)
          .execute()
        said.push(JSON.stringify(log), JSON.stringify(alerts))
        // A looked-up value comes from the caller itself; what is asked for by it may not be told back either.
        const all = said.join('\n')
        for (const canary of canaries) expect(all.includes(canary), `${canary} of ${JSON.stringify(told)}`).toBe(false)
      }),
      { numRuns: runs, seed: Number(process.env['PENGTONG_CANARY_SEED'] ?? 20261125), endOnFailure: true },
    )
    expect(answered, 'nothing was ever answered, so nothing was proved').toBeGreaterThan(runs)
    const trail = await program.services.trail.history(program.db, { limit: 500 })
    expect(JSON.stringify(trail)).not.toContain('CANARY')
  })
})
