/**
 * Whether what was recognised is her own sentence come back through the microphone: nearly the same words as something she has
 * just said. Short answers ("好的") are never taken for an echo unless they are the whole of it.
 */
const mostDifference = 0.3
const shortestEcho = 4

export function isOwnEcho(heard: string, said: readonly string[]): boolean {
  const words = plain(heard)
  if (words.length === 0) return false
  return said.map(plain).some(sentence => {
    if (words.length < shortestEcho || sentence.length < shortestEcho) return words === sentence
    return leastDistance(words, sentence) / words.length <= mostDifference
  })
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Fewest changes that turn `part` into some stretch of `whole`. */
function leastDistance(part: string, whole: string): number {
  let row = new Array<number>(whole.length + 1).fill(0)
  for (let i = 1; i <= part.length; i++) {
    const next = [i]
    for (let j = 1; j <= whole.length; j++) {
      const change = part[i - 1] === whole[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change))
    }
    row = next
  }
  return Math.min(...row)
}
