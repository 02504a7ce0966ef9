import { describe, expect, it } from 'vitest'
import { lastLine, sumOf, tallyOf, type Report } from './tally.ts'

const test = (fullName: string, status: string) => ({
  fullName,
  status,
  failureMessages: status === 'failed' ? ['why'] : [],
})
const file = (
  name: string,
  status: string,
  ...assertionResults: ReturnType<typeof test>[]
): Report['testResults'][number] => ({
  name: `/house/${name}`,
  status,
  message: status === 'failed' ? 'setup failed' : '',
  assertionResults,
})

describe('测试计数 the count of a test run', () => {
  it('names every test that was left out', () => {
    const report = {
      testResults: [
        file('a.test.ts', 'passed', test('in Electron', 'skipped'), test('later', 'todo'), test('runs', 'passed')),
      ],
    }
    const tally = tallyOf('browser', report, true, '/house')
    expect(tally.skipped).toEqual(['a.test.ts > in Electron', 'a.test.ts > later'])
    expect(lastLine(tally)).toBe('1 passed, 0 failed, 2 skipped')
  })

  it('a file whose setup failed is a failure, though none of its tests did', () => {
    const tally = tallyOf(
      'browser',
      { testResults: [file('a.test.ts', 'failed', test('x', 'skipped'))] },
      false,
      '/house',
    )
    expect(tally.failures).toEqual([{ name: 'a.test.ts', message: 'setup failed' }])
    expect(lastLine(tally)).toBe('0 passed, 1 failed, 1 skipped')
  })

  it('a file with a failed test counts that test once', () => {
    const tally = tallyOf(
      'unit',
      { testResults: [file('a.test.ts', 'failed', test('x', 'failed'), test('y', 'passed'))] },
      false,
      '/house',
    )
    expect(lastLine(tally)).toBe('1 passed, 1 failed, 0 skipped')
  })

  it('no report, or a bad end without a failed test, is a failure', () => {
    const crashed = tallyOf('unit', undefined, true, '/house')
    const unhandled = tallyOf(
      'unit',
      { testResults: [file('a.test.ts', 'passed', test('x', 'passed'))] },
      false,
      '/house',
    )
    expect(lastLine(sumOf([crashed, unhandled]))).toBe('1 passed, 2 failed, 0 skipped')
  })
})
