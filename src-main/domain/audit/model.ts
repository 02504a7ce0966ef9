/** Who acted: an account, or the program itself (first run, sample district, command line). */
export interface Actor {
  readonly accountId: string
  readonly name: string
  /** Department the person acts for; absent for the program itself. */
  readonly departmentId?: string | undefined
}

export const theProgram: Actor = { accountId: 'pengtong', name: '鹏政通' }

/** What is recorded of one change, before it gets its number and time. */
export interface AuditRecord {
  /** Past tense of the office, e.g. `sharing.request-approved`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** What changed, as ids and values; never personal data of citizens and never keys. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

export interface AuditEntry extends AuditRecord {
  readonly seq: number
  /** ISO instant, UTC. */
  readonly at: string
  readonly actor: Actor
}

/** What `audit verify` found wrong, each naming the row. */
export type AuditDefect =
  | { readonly kind: 'changed'; readonly seq: number }
  | { readonly kind: 'removed'; readonly seq: number }
  | { readonly kind: 'reordered'; readonly seq: number }
  | { readonly kind: 'cut-tail'; readonly seq: number; readonly expectedSize: number }
  | { readonly kind: 'root-differs'; readonly seq: number }
  | { readonly kind: 'bad-signature'; readonly seq: number }
  | { readonly kind: 'unsigned-tail'; readonly seq: number }
