import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOutcomes, checkResults, waivingResults } from '#contract/counter.ts'
import { refusalStatus, type RefusalCode } from '#domain/gateway/model.ts'
import { mayConclude, readAnswer } from './rules.ts'

describe('窗口核验的结论', () => {
  it('免交只凭查到或一致；别的结果都有一条不跑第二趟的路，要写理由；一次核验只结一次', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...checkResults),
        fc.constantFrom(...checkOutcomes),
        fc.constantFrom('', '  ', '数源在维护'),
        (result, outcome, reason) => {
          const allowed = mayConclude({ result }, { outcome, reason }).ok
          const expected = outcome === 'waived' ? waivingResults.includes(result) : reason.trim() !== ''
          expect(allowed).toBe(expected)
          expect(mayConclude({ result, outcome }, { outcome, reason }).ok).toBe(false)
        },
      ),
    )
    expect(checkOutcomes.every(outcome => !/come|again|return/.test(outcome))).toBe(true)
  })

  it('网关的每一种拒绝都是窗口上的一种结果，带着它的代码', () => {
    for (const code of Object.keys(refusalStatus) as RefusalCode[]) {
      const answered = readAnswer(refusalStatus[code], JSON.stringify({ code, message: '' }))
      expect(answered.code).toBe(code)
      expect(waivingResults).not.toContain(answered.result)
    }
    expect(readAnswer(504, '{"code":"SOURCE_SLOW"}').result).toBe('source-slow')
    expect(readAnswer(503, '{"code":"NOT_CONNECTED"}').result).toBe('source-down')
    expect(readAnswer(403, '{"code":"GRANT_NOT_IN_FORCE"}').result).toBe('refused')
  })

  it('没有记录是没有查到，一个字段不一致就是不一致', () => {
    expect(readAnswer(200, '{"requestId":"x","rows":[]}').result).toBe('not-found')
    expect(readAnswer(200, '{"requestId":"x","rows":[{"姓名":"王**"}]}')).toMatchObject({ result: 'found' })
    expect(readAnswer(200, '{"found":true,"same":{"姓名":true,"地址":false}}').result).toBe('different')
    expect(readAnswer(200, '{"found":true,"same":{"姓名":true}}').result).toBe('same')
    expect(readAnswer(200, '{"found":false,"same":{"姓名":false}}').result).toBe('not-found')
  })
})
