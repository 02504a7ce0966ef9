/** Why a document gives no text. Thrown inside the readers, answered by `read-policy-file.ts`. */
export type DocumentProblem = 'ENCRYPTED' | 'SCANNED' | 'BROKEN_FILE' | 'TOO_LARGE' | 'UNKNOWN_FORMAT'

export class DocumentRefused extends Error {
  readonly problem: DocumentProblem

  constructor(problem: DocumentProblem, options?: ErrorOptions) {
    super(problem, options)
    this.name = 'DocumentRefused'
    this.problem = problem
  }
}

/** Bounds of what is read; a policy of any length stays far below. */
export const documentLimits = { inflatedBytes: 64 * 1024 * 1024, pages: 2_000, elements: 400_000 } as const
