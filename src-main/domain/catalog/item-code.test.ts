import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeKey, creditCodeValid, parseItemCode } from './item-code.ts'

describe('implementation codes', () => {
  // Codes of real lists; the credit codes among them are public.
  const known: [string, string, Partial<ReturnType<typeof parseItemCode>>][] = [
    [
      '511Z07001006-511602000000-000-11511301008778183N-1-00',
      'sichuan',
      { basicCode: '511Z07001006', areaCode: '511602000000', departmentCode: '11511301008778183N', flags: [] },
    ],
    [
      '512B0122100004-511602000000-000-06032418-9-1-00',
      'sichuan',
      { departmentCode: '06032418-9', flags: ['BASIC_CODE_LENGTH', 'DEPARTMENT_CODE_LENGTH'] },
    ],
    ['11511301008778183N4440511016000', 'national', { basicCode: '440511016000', flags: [] }],
    ['XK0010100Y', 'guizhou', { basicCode: 'XK00101', sequence: '00Y' }],
    ['62052400MZ-XK-0001', 'gansu', { areaCode: '62052400', departmentCode: 'MZ' }],
    ['E-000004-001-11511301008778386B', 'unknown', { flags: ['DIALECT_UNKNOWN'] }],
  ]
  it.each(known)('%s 认作 %s', (raw, dialect, parts) => {
    expect(parseItemCode(raw)).toMatchObject({ raw, dialect, ...parts })
  })

  it('任何编码都收下，原样保留', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), raw => {
        expect(parseItemCode(raw).raw).toBe(raw)
      }),
    )
  })

  it('全角、空格和大小写不同的写法是同一个编码', () => {
    expect(codeKey(' ５１１ｚ07001006 －1 ')).toBe(codeKey('511Z07001006-1'))
  })

  it('统一社会信用代码改动任何一位，校验位就不对', () => {
    const code = '11511301008778183N'
    expect(creditCodeValid(code)).toBe(true)
    const digit = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(fc.nat({ max: 17 }), digit, (at, other) => {
        fc.pre(code.charAt(at) !== other)
        expect(creditCodeValid(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
      }),
    )
  })
})
