/**
 * How often words stand in the dictionary's corpus, kept as hashes in typed arrays: a map of strings of the same content
 * takes fifty times the memory. Two words may share a hash (about one in ten thousand look-ups of unknown words); the count
 * only weighs whether a word could be a misheard one.
 */
export type WordFrequencies = { of(word: string): number }

/** Rare entries are left out: a rare word is as likely to be a misheard one. */
const LEAST_FREQUENCY = 5
/** Words of 2 to 4 Han characters, three bytes each in UTF-8. */
const FEWEST_BYTES = 6
const MOST_BYTES = 12
const SLOTS = 1 << 19

/** @param dictionary lines of `word count tag`, UTF-8 */
export function readFrequencies(dictionary: Uint8Array): WordFrequencies {
  const hashes = new Uint32Array(SLOTS)
  const counts = new Uint32Array(SLOTS)
  const slotOf = (hash: number): number => {
    let slot = hash & (SLOTS - 1)
    while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
    return slot
  }
  for (let start = 0; start < dictionary.length;) {
    let end = start
    let hash = FNV_OFFSET
    while (end < dictionary.length && dictionary[end] !== SPACE && dictionary[end] !== LINE) {
      hash = mixed(hash, dictionary[end] ?? 0)
      end += 1
    }
    const bytes = end - start
    let count = 0
    for (end += 1; end < dictionary.length; end += 1) {
      const digit = (dictionary[end] ?? 0) - ZERO
      if (digit < 0 || digit > 9) break
      count = count * 10 + digit
    }
    while (end < dictionary.length && dictionary[end] !== LINE) end += 1
    start = end + 1
    if (bytes < FEWEST_BYTES || bytes > MOST_BYTES || count < LEAST_FREQUENCY) continue
    const slot = slotOf(kept(hash))
    hashes[slot] = kept(hash)
    counts[slot] = count
  }
  const encoder = new TextEncoder()
  return {
    of(word) {
      if (word.length < 2 || word.length > 4) return 0
      const hash = kept(encoder.encode(word).reduce(mixed, FNV_OFFSET))
      const slot = slotOf(hash)
      return hashes[slot] === hash ? (counts[slot] ?? 0) : 0
    },
  }
}

const SPACE = 32
const LINE = 10
const ZERO = 48
const FNV_OFFSET = 0x811c9dc5
const mixed = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193)
/** Zero marks an empty slot. */
const kept = (hash: number): number => hash >>> 0 || 1
