import type { PolicyImportRow, PolicyRefusal, PolicySummary } from '#contract/knowledge.ts'
import type { ParsedPolicy, PolicyFileViolation } from './model.ts'

/**
 * What an import of policies would do, and which texts may speak on a day.
 * Invariants: an import is all or nothing; a text that another one supersedes never speaks again;
 * a text speaks only from its effective day to its expiry day.
 */

/** What is held of a policy, as much as a decision needs. `articles` maps headings to their text. */
export type HeldPolicy = {
  id: string
  code: string
  version: number
  title: string
  supersedes: readonly string[]
  contentHash: string
  replacedBy: string | undefined
  articles: ReadonlyMap<string, string>
}

/** A file that was read, with the hash of what was read from it. */
export type ReadFile =
  | { ok: true; fileName: string; policy: ParsedPolicy; contentHash: string }
  | { ok: false; fileName: string; violation: PolicyFileViolation }

export type PolicyChange = {
  policy: ParsedPolicy
  contentHash: string
  version: number
  /** Ids of held rows that stop speaking because of this one. */
  replaces: readonly string[]
  /** Index, in the same import, of a newer text that supersedes this one. */
  replacedByCode: string | undefined
}
export type ImportDecision = { rows: PolicyImportRow[]; refusals: PolicyRefusal[]; changes: PolicyChange[] }

export function decideImport(files: readonly ReadFile[], held: readonly HeldPolicy[]): ImportDecision {
  const rows: PolicyImportRow[] = []
  const refusals: PolicyRefusal[] = []
  const changes: PolicyChange[] = []
  const codes = new Map<string, string>()
  const newest = newestByCode(held)
  // Who replaces whom: texts held and texts of this import together, whichever came first.
  const successor = new Map<string, string>()
  for (const h of held) for (const code of h.supersedes) successor.set(code, h.code)
  for (const f of files) if (f.ok) for (const code of f.policy.supersedes) successor.set(code, f.policy.code)
  for (const file of files) {
    if (!file.ok) {
      rows.push(refusedRow(file.violation))
      refusals.push(file.violation)
      continue
    }
    const { policy } = file
    const twin = codes.get(policy.code)
    if (twin !== undefined) {
      const refusal: PolicyRefusal = {
        code: 'DUPLICATE_CODE',
        fileName: file.fileName,
        found: `与“${twin}”是同一份文件（编号 ${policy.code}）`,
        expected: '一次导入中每份政策只出现一次',
        doNext: '请删去其中一个，或把两份文件的编号改成不同的，再重新导入。',
      }
      rows.push(refusedRow(refusal))
      refusals.push(refusal)
      continue
    }
    codes.set(policy.code, file.fileName)
    const before = newest.get(policy.code)
    const outcome = before === undefined ? 'new' : before.contentHash === file.contentHash ? 'unchanged' : 'changed'
    const replaced = policy.supersedes.flatMap(code => newest.get(code) ?? []).filter(h => h.replacedBy === undefined)
    rows.push({
      fileName: file.fileName,
      outcome,
      code: policy.code,
      title: policy.title,
      articleCount: policy.articles.length,
      ...differences(before, policy),
      replaces: replaced.map(h => h.title),
      warnings: warningsFor(policy, successor.get(policy.code)),
    })
    if (outcome === 'unchanged') continue
    changes.push({
      policy,
      contentHash: file.contentHash,
      version: (before?.version ?? 0) + 1,
      replaces: [...(before ? [before.id] : []), ...replaced.map(h => h.id)],
      replacedByCode: successor.get(policy.code),
    })
  }
  return { rows, refusals, changes }
}

function newestByCode(held: readonly HeldPolicy[]): Map<string, HeldPolicy> {
  const newest = new Map<string, HeldPolicy>()
  for (const h of held) if ((newest.get(h.code)?.version ?? 0) < h.version) newest.set(h.code, h)
  return newest
}

function refusedRow(refusal: PolicyRefusal): PolicyImportRow {
  const nothing = { articleCount: 0, added: [], altered: [], removed: [], replaces: [], warnings: [] }
  return { fileName: refusal.fileName, outcome: 'refused', ...nothing, refusal }
}

function differences(before: HeldPolicy | undefined, after: ParsedPolicy) {
  const old = before?.articles ?? new Map<string, string>()
  const now = new Map(after.articles.map(a => [a.heading, a.text]))
  return {
    added: [...now.keys()].filter(h => !old.has(h)),
    altered: [...now].filter(([h, text]) => old.has(h) && old.get(h) !== text).map(([h]) => h),
    removed: [...old.keys()].filter(h => !now.has(h)),
  }
}

function warningsFor(policy: ParsedPolicy, successor: string | undefined): string[] {
  const warnings: string[] = []
  if (successor !== undefined) warnings.push('这份文件已被库中另一份文件取代，只作存档，不会被引用。')
  else if (policy.statedAsReplaced) warnings.push('文件注明已被取代或失效，只作存档，不会被引用。')
  if (policy.completeness === 'excerpt') warnings.push('这是节选，没有收录的条文无法回答；引用时会注明。')
  if (policy.effectiveOn === undefined) warnings.push('没有写明施行日期，引用时会提示核对最新版本。')
  return warnings
}

/** Whether and why a text may speak on a day. @param day `YYYY-MM-DD`, Asia/Shanghai */
export function stateOn(
  day: string,
  policy: { replaced: boolean; effectiveOn?: string | undefined; expiresOn?: string | undefined },
): PolicySummary['state'] {
  if (policy.replaced) return 'replaced'
  if (policy.expiresOn !== undefined && policy.expiresOn < day) return 'expired'
  if (policy.effectiveOn !== undefined && policy.effectiveOn > day) return 'not-yet'
  return 'in-force'
}
