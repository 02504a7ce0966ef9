import { createHash } from 'node:crypto'
import type { PolicyFile, PolicyImport, PolicySummary } from '#contract/knowledge.ts'
import type { ReadableDb } from '#database/handles.ts'
import type { UnitOfWork, Work } from '#database/unit-of-work.ts'
import type { Actor } from '#domain/audit/model.ts'
import { shanghaiDate, type Clock } from '#kernel/clock.ts'
import { ok, violation } from '#kernel/result.ts'
import { decodeFile } from './decode-file.ts'
import { changesBetween, restingOn, type Citing } from './dependants.ts'
import type { ParsedPolicy, ReadPolicyFile } from './model.ts'
import { parsePolicy } from './parse-policy.ts'
import {
  articleView,
  buildInForce,
  summaries,
  textsInForce,
  type KnowledgeInForce,
  type TextsInForce,
} from './in-force.ts'
import { decideImport, type ReadFile } from './rules.ts'
import * as store from './store.ts'

export type KnowledgeService = ReturnType<typeof createKnowledgeService>

export function createKnowledgeService(parts: {
  db: ReadableDb
  work: UnitOfWork
  clock: Clock
  /** An office's own lexicon folder; the delivered one where it is absent. */
  lexiconFolder?: string
  /** Reads web pages, Word documents and PDF files; without it only text is read. */
  readDocument?: ReadPolicyFile
  /** Everything that cites a document or an article, read when a new version is looked at. */
  citing?: () => Promise<readonly Citing[]>
}) {
  const { db, work, clock } = parts
  const today = (): string => shanghaiDate(clock())
  let held: Promise<TextsInForce> | undefined
  let heldFor = ''

  /** Read at first use, after every change, and when the day turns: texts come into force and expire at midnight. */
  function texts(): Promise<TextsInForce> {
    const day = today()
    if (held === undefined || heldFor !== day) {
      heldFor = day
      const reading = textsInForce(db, day)
      held = reading
      reading.catch(() => {
        // The caller gets the error; the next question tries again instead of meeting the same failed promise.
        if (held === reading) held = undefined
      })
    }
    return held
  }

  /** Documents are read before a change begins: a long PDF holds up nobody who writes. */
  const readFiles = (files: readonly PolicyFile[]): Promise<readonly ReadFile[]> =>
    Promise.all(files.map(file => readFile(file, parts.readDocument)))

  async function decide(from: ReadableDb, read: readonly ReadFile[]) {
    const codes = new Set(read.flatMap(f => (f.ok ? [f.policy.code, ...f.policy.supersedes] : [])))
    return decideImport(read, await store.heldPolicies(from, codes))
  }

  /** Imports inside a change of somebody else's (the sample district), or of its own. */
  async function importWithin(current: Work, read: readonly ReadFile[], options: { sample?: boolean } = {}) {
    const decision = await decide(current.db, read)
    if (decision.refusals.length > 0) return violation('IMPORT_REFUSED', { refusals: decision.refusals })
    const idOfCode = new Map((await store.allPolicies(current.db)).map(row => [row.code, row.id]))
    for (const change of decision.changes) {
      const id = await store.insertPolicy(current.db, change, current.now, options.sample ?? false)
      await store.markReplaced(current.db, change.replaces, id)
      idOfCode.set(change.policy.code, id)
      const detail = { code: change.policy.code, version: change.version, contentHash: change.contentHash }
      current.audit({ action: 'knowledge.policy-imported', subjectKind: 'policy', subjectId: id, detail })
      current.changed('knowledge', id)
    }
    for (const change of decision.changes) {
      const by = change.replacedByCode === undefined ? undefined : idOfCode.get(change.replacedByCode)
      const own = idOfCode.get(change.policy.code)
      if (by !== undefined && own !== undefined) await store.markReplaced(current.db, [own], by)
    }
    const outcome: PolicyImport = { rows: decision.rows, saved: decision.changes.length > 0 }
    return ok(outcome)
  }

  return {
    /** The same object until something changes: whoever builds on it can tell. */
    texts,
    /** The texts with an index of their own, built on this thread. */
    inForce: async (): Promise<KnowledgeInForce> => buildInForce(await texts(), parts.lexiconFolder),
    readFiles,
    importWithin,
    /** Lets the next question see a change that was committed elsewhere. */
    forgetIndex(): void {
      held = undefined
    },

    async previewImport(files: readonly PolicyFile[]): Promise<PolicyImport> {
      return { rows: (await decide(db, await readFiles(files))).rows, saved: false }
    },

    async importPolicies(actor: Actor, files: readonly PolicyFile[], options: { sample?: boolean } = {}) {
      const read = await readFiles(files)
      const result = await work(actor, current => importWithin(current, read, options))
      if (result.ok && result.value.saved) held = undefined
      return result
    },

    async list(input: { search: string; withReplaced: boolean }): Promise<PolicySummary[]> {
      const needle = input.search.trim().toLowerCase()
      return (await summaries(db, today())).filter(
        p =>
          (input.withReplaced || p.state !== 'replaced') &&
          (needle === '' || `${p.title} ${p.code} ${p.documentNumber} ${p.issuer}`.toLowerCase().includes(needle)),
      )
    },

    async policy(id: string) {
      const policy = (await summaries(db, today())).find(p => p.id === id)
      if (!policy) return violation('NOT_FOUND', { kind: 'policy', id })
      const articles = (await store.articlesOf(db, [id])).map(a => articleView(a, policy.title))
      return ok({ ...policy, articles })
    },

    async changes(id: string) {
      const rows = await store.allPolicies(db)
      const own = rows.find(r => r.id === id)
      if (!own) return violation('NOT_FOUND', { kind: 'policy', id })
      const replaced = rows.filter(r => r.replaced_by === id)
      if (replaced.length === 0) return ok({ articles: [], dependants: [] })
      const version = async (ids: readonly string[]) =>
        (await store.articlesOf(db, ids)).map(a => ({ id: a.id, heading: a.heading, text: store.articleText(a) }))
      const before = await version(replaced.map(r => r.id))
      const articles = changesBetween(before, await version([id]))
      // Who cites is read through the whole office: only where an article was altered or is gone.
      if (articles.every(a => a.kind === 'added')) return ok({ articles, dependants: [] })
      const older = replacedBefore(rows, replaced)
      const titles = [own, ...replaced, ...older].map(r => r.title)
      const earlier = await version(older.map(r => r.id))
      const citing = (await parts.citing?.()) ?? []
      return ok({ articles, dependants: restingOn(articles, before, titles, citing, earlier) })
    },

    async article(id: string) {
      const stored = await store.findArticle(db, id)
      const policy = stored && (await summaries(db, today())).find(p => p.id === stored.policyId)
      if (!stored || !policy) return violation('NOT_FOUND', { kind: 'article', id })
      return ok({ ...articleView(stored, policy.title), policy })
    },

    async removeSamplePolicies(current: Work): Promise<void> {
      await store.deleteSamplePolicies(current.db)
      held = undefined
    },
  }
}

/** The versions that these replaced in their turn, back to the first ones. */
function replacedBefore(rows: readonly store.PolicyRow[], versions: readonly store.PolicyRow[]): store.PolicyRow[] {
  const found = new Set(versions)
  for (const one of found) for (const row of rows) if (row.replaced_by === one.id) found.add(row)
  return [...found].slice(versions.length)
}

async function readFile(file: PolicyFile, readDocument?: ReadPolicyFile): Promise<ReadFile> {
  const { fileName } = file
  const bytes = Buffer.from(file.bytesBase64 ?? '', 'base64')
  const decoded = file.text ?? decodeFile(bytes)
  const document = file.text === undefined && readDocument ? await readDocument(fileName, bytes, decoded) : undefined
  if (document && !document.ok) return { ok: false, fileName, violation: document.violation }
  // Bytes that are no text in any encoding are refused by the parser with the same sentence as a text with zero bytes.
  const result = parsePolicy(fileName, document?.text ?? decoded ?? '\u0000')
  if (!result.ok) return { ok: false, fileName, violation: result.violation }
  return readPolicy(fileName, result.policy)
}

/** What was read decides, not how the file was saved: another encoding or line ending is no new version. */
export function readPolicy(fileName: string, policy: ParsedPolicy): ReadFile {
  const contentHash = createHash('sha256').update(JSON.stringify(policy)).digest('hex')
  return { ok: true, fileName, policy, contentHash }
}
