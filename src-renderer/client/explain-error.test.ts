import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { contract } from '#contract/index.ts'
import { sheetProblems } from '#contract/catalog-import.ts'
import { isSaid } from '#i18n/index.ts'
import { explainError, hasSentence } from './explain-error.ts'

/** Codes of every procedure of a contract, however deep it stands. */
function declaredCodes(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  if ('~orpc' in part) {
    const definition = part['~orpc']
    const errors =
      typeof definition === 'object' && definition !== null && 'errorMap' in definition ? definition.errorMap : {}
    return Object.keys(errors ?? {})
  }
  return Object.values(part).flatMap(declaredCodes)
}

describe('每个约定的错误都有一句话', () => {
  const codes = [...new Set(declaredCodes(contract))].sort()

  it('the contract declares errors at all', () => {
    expect(codes.length).toBeGreaterThan(20)
  })
  it.each(codes)('%s', code => {
    expect(hasSentence(code)).toBe(true)
  })
  it.each(sheetProblems)('a refused sheet says what is wrong with it: %s', problem => {
    expect(isSaid(`errors.SHEET_REFUSED_${problem}.text`, 'zh-CN')).toBe(true)
    expect(isSaid(`errors.SHEET_REFUSED_${problem}.text`, 'en')).toBe(true)
  })
})

describe('what a person reads', () => {
  it('facts of the error stand in its sentence', () => {
    const error = new ORPCError('WRONG_LOGIN', { data: { triesLeft: 2 } })
    expect(explainError(error)).toEqual({
      text: '账号或口令不对，还可以试 2 次。',
      next: '检查大小写和输入法。',
      code: 'WRONG_LOGIN',
    })
  })
  it('roles and lists are words, not codes', () => {
    const error = new ORPCError('TWO_OFFICES', { data: { offices: ['system-administrator', 'audit-administrator'] } })
    expect(explainError(error).text).toBe('系统管理员、审计管理员不能由同一个人担任（三员分立）。')
  })
  it('a broken line says that what was written is still there', () => {
    expect(explainError(new Error('Cannot send message, WebSocket is not open.')).text).toContain('还在这里')
  })
  it('an error nobody declared shows its code and claims nothing', () => {
    expect(explainError(new ORPCError('INTERNAL_SERVER_ERROR')).code).toBe('INTERNAL_SERVER_ERROR')
  })
})
