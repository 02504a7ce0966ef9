import { normalise } from './normalise.ts'
import { PhraseTable } from './phrase-table.ts'

/**
 * What people say → what the texts say, in files an office can read and edit.
 * A line is `form|form<TAB>target target`; `#` begins a theme or a remark; `re:pattern<TAB>targets` covers wording with gaps.
 * `#weight 0.5` sets how much the lines below count, until the next one: how something is asked is no topic.
 * The first target is the nearest. A form may stand on several lines, its targets then join.
 */
export type LexiconPattern = { pattern: RegExp; targets: readonly string[]; weight: number }
export type Lexicon = {
  forms: PhraseTable<readonly string[]>
  /** Weights below 1, by form. */
  weights: ReadonlyMap<string, number>
  patterns: readonly LexiconPattern[]
}

/** What is wrong in a lexicon file, with its line number from 1. */
export type LexiconFault = { line: number; text: string; reason: 'no-tab' | 'bad-pattern' | 'empty' }

export function parseLexicon(text: string): { lexicon: Lexicon; faults: LexiconFault[] } {
  const forms = new PhraseTable<readonly string[]>()
  const patterns: LexiconPattern[] = []
  const weights = new Map<string, number>()
  const faults: LexiconFault[] = []
  let weight = 1
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.replace(/^\uFEFF/, '').replace(/[ \r]+$/, '')
    const fault = (reason: LexiconFault['reason']): void => {
      faults.push({ line: index + 1, text: line, reason })
    }
    const directive = /^#weight\s+(0?\.\d+|1)$/.exec(line)
    if (directive) weight = Number(directive[1])
    if (line.trim() === '' || line.startsWith('#')) return
    const tab = line.indexOf('\t')
    if (tab < 0) return fault('no-tab')
    const left = line.slice(0, tab).trim()
    const targets = [...new Set(normalise(line.slice(tab + 1)).split(' '))].filter(t => t !== '')
    if (left === '' || targets.length === 0) return fault('empty')
    if (left.startsWith('re:')) {
      try {
        patterns.push({ pattern: new RegExp(left.slice(3), 'u'), targets, weight })
      } catch {
        // A pattern typed wrongly by an editor is reported with its line, the rest of the file still works.
        fault('bad-pattern')
      }
      return
    }
    // Ten thousand forms: a line is brought into one spelling at once, and its forms share their targets.
    for (const written of normalise(left).split('|')) {
      const form = written.trim()
      if (form === '') continue
      forms.set(form, joined(forms.get(form), targets))
      if (weight < 1) weights.set(form, weight)
    }
  })
  return { lexicon: { forms, weights, patterns }, faults }
}

const joined = (before: readonly string[] | undefined, more: readonly string[]): readonly string[] =>
  before === undefined ? more : [...new Set([...before, ...more])]

/** Several files as one lexicon: targets of a form join, the first file's stand first. */
export function joinLexicons(parts: readonly Lexicon[]): Lexicon {
  const [only] = parts
  if (only && parts.length === 1) return only
  const forms = new PhraseTable<readonly string[]>()
  const weights = new Map<string, number>()
  for (const part of parts) {
    for (const form of part.forms.keys()) {
      const before = forms.get(form)
      forms.set(form, joined(before, part.forms.get(form) ?? []))
      const weight = Math.max(part.weights.get(form) ?? 1, before ? (weights.get(form) ?? 1) : 0)
      if (weight < 1) weights.set(form, weight)
      else weights.delete(form)
    }
  }
  return { forms, weights, patterns: parts.flatMap(p => p.patterns) }
}

/** The three lexicons of the finder. `zh` and `yue` hold Chinese forms, `en` English phrases. */
export type Lexicons = { zh: Lexicon; yue: Lexicon; en: Lexicon }

export const emptyLexicon = (): Lexicon => ({
  forms: new PhraseTable(),
  weights: new Map(),
  patterns: [],
})
