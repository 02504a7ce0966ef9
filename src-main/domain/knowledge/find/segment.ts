import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/**
 * Word cutting, and how common a word is in ordinary Chinese. One dictionary for the whole process: it is 36 MB resident.
 */
let shared: Segmenter | undefined

export class Segmenter {
  private readonly jieba = Jieba.withDict(dict)
  private frequencies: Map<string, number> | undefined

  /** Words of a question in reading order; dictionary words only, since guessed ones tear the words of the texts apart. */
  cut(text: string): string[] {
    return this.jieba.cut(text, false)
  }

  /** Words and the shorter words inside them. */
  cutForSearch(text: string): string[] {
    return this.jieba.cutForSearch(text, true)
  }

  /** Count of a word in the dictionary's corpus; 0 where it is no ordinary word. Words of 2–4 characters only. */
  frequency(word: string): number {
    this.frequencies ??= readFrequencies()
    return this.frequencies.get(word) ?? 0
  }
}

export function segmenter(): Segmenter {
  shared ??= new Segmenter()
  return shared
}

/** Rare entries are left out: they cost memory, and a rare word is as likely to be a misheard one. */
const LEAST_FREQUENCY = 5

function readFrequencies(): Map<string, number> {
  const table = new Map<string, number>()
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word = '', count = '0'] = line.split(' ')
    const frequency = Number(count)
    if (word.length >= 2 && word.length <= 4 && frequency >= LEAST_FREQUENCY) table.set(word, frequency)
  }
  return table
}
