/** A stretch of the sentence of the day: plain, strong (a figure), hot (urgent), or a link to what it speaks of. */
export interface SentencePart {
  readonly text: string
  readonly tone?: 'strong' | 'hot'
  readonly to?: string
}

export interface SentenceProps {
  readonly parts: readonly SentencePart[]
}
