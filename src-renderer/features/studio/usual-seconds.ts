/** Syllables a second of her voice at its usual speed; a Chinese character is one. */
const syllablesASecond = 4.2

/** About how long a sentence takes to say before it has been voiced: characters, and words and numbers of other scripts. */
export function usualSeconds(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const digits = text.match(/\d/g)?.length ?? 0
  const words = text.match(/[A-Za-z]+/g)?.length ?? 0
  return (characters + digits + words * 2) / syllablesASecond
}
