/**
 * Questions that lean on the one before: 那要多少钱？ after 居住证怎么办？ The topic is put in front of the words, nothing is
 * guessed: without a topic in memory the question stays as it is.
 */
export type Turn = {
  question: string
  /** Words that named the thing, in the citizen's words; for an item its name. */
  topics: readonly string[]
}

const LEANS =
  /^(?:那|那么|还有|另外|然后|再问|咁|and\b|what about|how about)|(?:它|这个|那个|该|上面|刚才|刚刚说|呢个|嗰个|\bit\b|\bthat\b|\bthis\b)|呢[?？]?$/iu

/**
 * @param topical whether the new question names a thing of its own
 * @returns the question to search for, and whether the conversation was used
 */
export function resolveFollowUp(
  question: string,
  topical: boolean,
  before: Turn | undefined,
): { question: string; usedBefore: boolean } {
  if (!before || before.topics.length === 0) return { question, usedBefore: false }
  const leans = LEANS.test(question.trim())
  if (topical && !(leans && question.trim().length <= 8)) return { question, usedBefore: false }
  const missing = before.topics.filter(t => !question.includes(t))
  if (missing.length === 0) return { question, usedBefore: false }
  const rest = question.trim().replace(/^(?:那么|那|咁|还有|另外|然后)[,，、]?/u, '')
  return { question: `${missing.join('')}${rest}`, usedBefore: true }
}
