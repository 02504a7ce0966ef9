/**
 * Counts what a test run did, from vitest's JSON reports. The rules, because a count must not flatter:
 * 1. a file that could not be read or whose setup failed is one failure, also when none of its tests ran;
 * 2. a project without a report, or that ended badly without a failed test, is one failure;
 * 3. skipped and todo tests are counted and named, never dropped.
 */
export interface Tally {
  readonly passed: number
  readonly failures: readonly Failure[]
  readonly skipped: readonly string[]
}

export interface Failure {
  readonly name: string
  readonly message: string
}

/** The part of vitest's JSON report that is read here. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message?: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages?: readonly string[] | null
    }[]
  }[]
}

/**
 * @param project  name of the vitest project
 * @param report  its report; undefined when it wrote none
 * @param endedWell  its process ended with 0
 * @param root  project root, taken off file names
 */
export function tallyOf(project: string, report: Report | undefined, endedWell: boolean, root: string): Tally {
  if (report === undefined) {
    const message = 'the run ended without a report: it crashed, was killed or took too long'
    return { passed: 0, failures: [{ name: project, message }], skipped: [] }
  }
  let passed = 0
  const failures: Failure[] = []
  const skipped: string[] = []
  for (const file of report.testResults) {
    const place = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name
    const failedBefore = failures.length
    for (const test of file.assertionResults) {
      const name = `${place} > ${test.fullName.trim()}`
      if (test.status === 'passed') passed += 1
      else if (test.status === 'failed') failures.push({ name, message: test.failureMessages?.join('\n') ?? '' })
      else skipped.push(name)
    }
    if (file.status === 'failed' && failures.length === failedBefore)
      failures.push({ name: place, message: file.message ?? '' })
  }
  if (!endedWell && failures.length === 0) {
    failures.push({ name: project, message: 'the run ended with an error outside any test; see above' })
  }
  return { passed, failures, skipped }
}

/** Several tallies as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failures: tallies.flatMap(tally => tally.failures),
    skipped: tallies.flatMap(tally => tally.skipped),
  }
}

/** The last line of every test run, read by machines: exactly this shape. */
export function lastLine(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failures.length} failed, ${tally.skipped.length} skipped`
}
