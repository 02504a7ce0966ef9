import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { asCsv } from '#components/grid/grid.props.ts'
import { requestStepSchema } from '#contract/sharing-model.ts'
import { isSaid } from '#i18n/index.ts'
import { exportColumns } from './audit-columns.ts'
import { actionWord, detailLines, detailText, subjectWord, type AuditEntry } from './audit-words.ts'

const domain = path.resolve(import.meta.dirname, '../../../../src-main/domain')
/** Every source of the domain that writes to the trail. */
const recording = readdirSync(domain, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => readFileSync(path.join(domain, file), 'utf8'))
  .filter(source => source.includes('.audit('))
const found = (pattern: RegExp): readonly string[] => [
  ...new Set(recording.flatMap(source => [...source.matchAll(pattern)].map(([, code]) => code ?? ''))),
]
const codes = found(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)
const built = found(/`([a-z-]+\.[a-z-]*)\$\{\w+\}`/g)

const entry: AuditEntry = {
  seq: 7,
  at: '2026-11-24T10:00:00Z',
  actor: { accountId: 'a', name: '许岚' },
  action: 'sharing.grant-revoked',
  subjectKind: 'grant',
  subjectId: 'g1',
  detail: { number: 'GX-2026-0317', reason: '=HYPERLINK("x","点这里")' },
}

describe('留痕的说法', () => {
  it('every action that the program records has its words in both languages', () => {
    expect(codes.length).toBeGreaterThan(40)
    const without = codes.filter(
      code => !isSaid(`audit.actions.${code}`, 'zh-CN') || !isSaid(`audit.actions.${code}`, 'en'),
    )
    expect(without).toEqual([])
  })
  it('codes that are put together are those of the steps of a request, and each step has its words', () => {
    expect(built).toEqual(['sharing.request-'])
    const steps = requestStepSchema.shape.step.options
    expect(steps.filter(step => !isSaid(`audit.actions.sharing.request-${step}`, 'zh-CN'))).toEqual([])
  })
  it('every kind of thing that the program records has its word', () => {
    const kinds = found(/subjectKind: '([a-z-]+)'/g)
    expect(kinds.length).toBeGreaterThan(10)
    expect(kinds.filter(kind => subjectWord(kind) === kind)).toEqual([])
  })
  it('a code of a later version is shown as it is, not hidden', () => {
    expect(actionWord('weather.forecast-made')).toBe('weather.forecast-made')
    expect(actionWord('sharing.grant-revoked')).toBe('撤回授权')
  })
  it('facts are told in words: roles by name, instants in the time of the office, yes and no', () => {
    expect(
      detailLines({
        roles: ['clerk', 'reviewer'],
        dueAt: '2026-11-24T10:00:00.000Z',
        keyChanged: true,
        note: undefined,
      }),
    ).toEqual([
      { key: 'roles', word: '角色', value: '目录经办、审核人' },
      { key: 'dueAt', word: '办结期限', value: '2026-11-24 18:00' },
      { key: 'keyChanged', word: '换了密钥', value: '是' },
    ])
    expect(detailText({ period: { from: '2026-01-01', until: '2026-12-31' } })).toBe(
      '期限：起 2026-01-01、止 2026-12-31',
    )
  })
})

describe('导出的留痕', () => {
  it('quotes are doubled, and a fact that a spreadsheet would run stays text', () => {
    const csv = asCsv(exportColumns(), [entry, { ...entry, actor: { accountId: 'a', name: '=1+1' } }])
    expect(csv).toContain('"编号：GX-2026-0317；理由：=HYPERLINK(""x"",""点这里"")"')
    expect(csv).toContain(`"'=1+1"`)
    expect(csv).not.toMatch(/(^|,|\n)"?=/)
  })
  it('the file has the code of the action beside its words, and the time of the office', () => {
    const [, row] = asCsv(exportColumns(), [entry]).split('\r\n')
    expect(row).toContain('"撤回授权"')
    expect(row).toContain('"sharing.grant-revoked","grant","g1"')
    expect(row).toContain('"2026-11-24 18:00"')
  })
})
