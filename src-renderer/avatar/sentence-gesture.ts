/**
 * Which motion goes with a sentence, by what it says. Rules of the counter, in order; the first that fits decides. Where none fits
 * she explains now and then, and mostly keeps her hands together: hands that never rest tire the eye.
 */
export interface SentenceContext {
  /** Which sentence of the answer this is, from 0. */
  readonly index: number
  /** Where a card with the answer's figures or sources is shown. */
  readonly card?: 'left' | 'right' | 'below'
}

interface Rule {
  readonly when: RegExp
  readonly motion: string | ((context: SentenceContext) => string | undefined)
}

const cardMotion = ({ card }: SentenceContext): string | undefined =>
  card === 'left' ? 'present' : card === 'right' ? 'point-right' : undefined

const rules: readonly Rule[] = [
  { when: /抱歉|对不起|對唔住|唔好意思|致歉|\b(sorry|apologi[sz]e)\b/i, motion: 'apologise' },
  { when: /再见|慢走|再會|拜拜|\b(goodbye|bye)\b/i, motion: 'farewell' },
  {
    when: /^(您好|你好|早上好|下午好|晚上好|欢迎|歡迎)|^(hello|welcome|good (morning|afternoon|evening))\b/i,
    motion: 'greet',
  },
  { when: /(左边|左侧|左手边|左邊|on (the|your) left)/i, motion: 'point-right' },
  { when: /(右边|右侧|右手边|右邊|on (the|your) right)/i, motion: 'point-left' },
  { when: /(楼上|二楼|三楼|上方|樓上|upstairs|above)/i, motion: 'point-up' },
  { when: /(这张卡|卡片|屏幕上|如图|表里|on the (card|screen))/i, motion: cardMotion },
  { when: /第一.*第二|分[两三3]步|[两三3][步样项种]|first.*second|three (steps|papers|ways)/i, motion: 'count' },
]

/** Chance that a plain sentence is explained with the hands, by where it stands in the answer. */
const firstChance = 0.75
const laterChance = 0.4
/** A shorter one is over before the hands are up. */
const shortestExplained = 12

/**
 * @param chance  two numbers 0 ≤ x < 1 from the body's seed
 * @returns the name of a motion, or undefined for hands that rest
 */
export function gestureOf(
  sentence: string,
  context: SentenceContext,
  chance: readonly [number, number],
): string | undefined {
  for (const { when, motion } of rules) {
    if (!when.test(sentence)) continue
    const found = typeof motion === 'string' ? motion : motion(context)
    if (found !== undefined) return found
  }
  if (sentence.length < shortestExplained) return undefined
  if (chance[0] >= (context.index === 0 ? firstChance : laterChance)) return undefined
  return chance[1] < 0.5 ? 'explain' : 'explain-one'
}
