import type { AnswerMood } from '#avatar/presence.ts'
import type { ItemGuide } from '#contract/guide.ts'
import type { Answer } from './answer.ts'

/** Endings by rule after which a smile, or pity, would be out of place: somebody is in need, or has been rude. */
const grave: ReadonlySet<string> = new Set([
  'emergency',
  'lost-child',
  'insult',
  'politics',
  'injection',
  'personal-data',
])

/** What of an answer shows in her face. */
export type Felt = Pick<Answer, 'band' | 'rule'> & {
  readonly guide: Pick<ItemGuide, 'certificateFree' | 'zeroVisit' | 'visitCount'> | undefined
}

/**
 * The face that goes with an answer: regret where she cannot help, gravity where a smile would hurt, gladness where a paper or a
 * trip is saved, and otherwise the calm of a counter.
 */
export function moodOf({ band, rule, guide }: Felt): AnswerMood {
  if (band === 'refuse') return 'regretful'
  if (band === 'safety') return rule !== undefined && grave.has(rule) ? 'serious' : 'regretful'
  return band === 'answer' && guide !== undefined && savesSomething(guide) ? 'glad' : 'calm'
}

/** No certificate is asked for, or nobody has to come. */
function savesSomething({ certificateFree, zeroVisit, visitCount }: NonNullable<Felt['guide']>): boolean {
  const noPaper = certificateFree.status === 'full' && certificateFree.total > 0
  return noPaper || visitCount === 0 || (zeroVisit?.length ?? 0) > 0
}
