import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { readFrequencies, type WordFrequencies } from './word-frequencies.ts'

/**
 * Word cutting, and how common a word is in ordinary Chinese. One dictionary for the whole process: it is 36 MB resident.
 */
let shared: Segmenter | undefined

export class Segmenter {
  private readonly jieba = Jieba.withDict(dict)
  private frequencies: WordFrequencies | undefined

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
    this.frequencies ??= readFrequencies(dict)
    return this.frequencies.of(word)
  }
}

export function segmenter(): Segmenter {
  shared ??= new Segmenter()
  return shared
}
