import { normalise } from '#domain/knowledge/index.ts'

/**
 * What a sentence claims that a passage must hold: figures, titles, quoted words, Latin names, that something is forbidden
 * or spared, and most of its words. Each check is blunt on purpose: a true sentence lost costs a quotation instead, a false
 * one spoken costs trust.
 */
type ClaimClass = { says: RegExp; holds: RegExp }
const classes: readonly ClaimClass[] = [
  {
    says: /不得|不能|不可以|不可|禁止|不予|不准|不许|must not|may not|cannot|can't|not allowed|prohibited|forbidden/iu,
    holds: /不得|不能|不可|禁止|不予|不准|不许|无权|不受理|不再/u,
  },
  {
    says: /免费|不收(?:费|取|钱)|不用|无需|无须|不需要|不必|免(?:交|于|予|除|收|提)|不要钱|free of charge|\bfree\b|no (?:fee|charge|cost|need)|exempt|waived/iu,
    holds: /免费|不收|不用|无需|无须|不需要|不必|免(?:交|于|予|除|收|提)|不再要求|不得(?:收|要求)/u,
  },
  {
    says: /必须|务必|一定要|应当|\bmust\b(?! not)|\bhave to\b|required|mandatory/iu,
    holds: /必须|应当|应|需|须|要求|不得/u,
  },
]

/** Share of a Chinese sentence's pairs of characters that its passage must hold. */
const LEAST_SHARED = 0.4
const PAIR = /(?=(\p{Script=Han}{2}))/gu
/** Words that hold any sentence together. */
const EMPTY_WORDS =
  /您好?|您?可以|需要|根据|规定|以及|如果|因此|所以|的话|请您?|办理|进行|相关|有关|以上|以下|具体|包括|其中/gu

/** @returns why the sentence may not be spoken on these sources, or undefined */
export function unsupportedClaim(sentence: string, sources: string): string | undefined {
  const said = normalise(sentence)
  const source = normalise(sources)
  if (/[<>{}]|https?:|www\./u.test(sentence)) return 'markup'
  const figures = said.match(/\d+(?:\.\d+)?/gu) ?? []
  if (figures.some(f => !holdsFigure(source, f))) return 'figure'
  for (const [, name = ''] of sentence.matchAll(/[《“"「]([^》”"」]{2,40})[》”"」]/gu))
    if (!source.includes(normalise(name))) return 'name'
  for (const { says, holds } of classes) if (says.test(said) && !holds.test(source)) return 'claim'
  // A claim of a class was checked above, in whatever words it is made.
  const rest = classes.reduce((t, { says }) => t.replace(new RegExp(says.source, 'giu'), ' '), said)
  const pairs = pairsOf(rest.replace(EMPTY_WORDS, ' '))
  if (pairs.size >= 4) {
    const shared = [...pairs].filter(p => source.includes(p)).length / pairs.size
    if (shared < LEAST_SHARED) return 'words'
  }
  return undefined
}

const pairsOf = (text: string): Set<string> => new Set([...text.matchAll(PAIR)].flatMap(m => m[1] ?? []))

const holdsFigure = (source: string, figure: string): boolean =>
  new RegExp(`(?<![\\d.])${figure.replace('.', '\\.')}(?![\\d])`, 'u').test(source)
