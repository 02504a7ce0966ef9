import { diffArrays } from 'diff'

export interface DiffProps {
  readonly before: string
  readonly after: string
}

export interface DiffPart {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

export type Diff = { readonly whole: false; readonly parts: readonly DiffPart[] } | { readonly whole: true }

const shortestRun = 2
const wholeShare = 0.6
const words = new Intl.Segmenter('zh', { granularity: 'word' })
const length = (text: string): number => [...text].length

/** A common stretch shorter than two characters between two changes would only flicker: it counts as changed. */
function withoutSpecks(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: DiffPart[] = []
  for (const [index, part] of parts.entries()) {
    const speck = part.kind === 'same' && length(part.text) < shortestRun && index > 0 && index < parts.length - 1
    const pushed: readonly DiffPart[] = speck
      ? [
          { text: part.text, kind: 'removed' },
          { text: part.text, kind: 'added' },
        ]
      : [part]
    merged.push(...pushed)
  }
  const result: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed) result.push({ text: removed, kind: 'removed' })
    if (added) result.push({ text: added, kind: 'added' })
    removed = ''
    added = ''
  }
  for (const part of merged) {
    if (part.kind === 'removed') removed += part.text
    else if (part.kind === 'added') added += part.text
    else {
      flush()
      result.push(part)
    }
  }
  flush()
  return result
}

/**
 * What was taken out and put in, by word. Concatenating what is not added gives `before`, what is not removed gives `after`.
 * @returns `whole` when more than 60 % changed: then the two values stand in two rows
 */
export function diffWords(before: string, after: string): Diff {
  if (before === after) return { whole: false, parts: before === '' ? [] : [{ text: before, kind: 'same' }] }
  if (before === '') return { whole: false, parts: [{ text: after, kind: 'added' }] }
  if (after === '') return { whole: false, parts: [{ text: before, kind: 'removed' }] }
  const split = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment)
  const parts = withoutSpecks(
    diffArrays(split(before), split(after)).map(change => ({
      text: change.value.join(''),
      kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    })),
  )
  const same = parts.filter(part => part.kind === 'same').reduce((sum, part) => sum + length(part.text), 0)
  const longest = Math.max(length(before), length(after))
  return 1 - same / longest > wholeShare && longest > 12 ? { whole: true } : { whole: false, parts }
}
