import type { Explanation } from '#client/explain-error.ts'
import type { Answer, AnswerLanguage } from './answer.ts'

/**
 * Everything the page knows of the visitor who stands before it, in one place, so that forgetting is one act.
 * Nothing of it is written anywhere: no storage, no address, no log.
 */
export interface Visitor {
  language: AnswerLanguage
  answer: Answer | undefined
  /** The answer was replaced because a decision behind it has just changed. */
  updated: boolean
  panel: 'none' | 'typing' | 'listening' | 'ticket' | 'sources'
  /** What is being typed. */
  draft: string
  /** What was recognised while the visitor speaks, and when he has spoken. */
  interim: string
  heard: string
  /** Key of the sentence that says why listening came to nothing. */
  unheard: string | undefined
  /** Number called for a person. */
  ticket: string | undefined
  elder: boolean
  low: boolean
  slow: boolean
  contrast: boolean
  trouble: Explanation | undefined
}

export function newVisitor(): Visitor {
  return {
    language: 'zh',
    answer: undefined,
    updated: false,
    panel: 'none',
    draft: '',
    interim: '',
    heard: '',
    unheard: undefined,
    ticket: undefined,
    elder: false,
    low: false,
    slow: false,
    contrast: false,
    trouble: undefined,
  }
}
