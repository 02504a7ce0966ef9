import { inject, type InjectionKey } from 'vue'
import { say } from '#i18n/index.ts'
import yue from '#i18n/yue/kiosk.ts'
import type { AnswerLanguage } from './answer.ts'

/** The screen's words in the visitor's language: 普通话 and English from the common tables, Cantonese from its own. */
export type Words = (key: string, facts?: Readonly<Record<string, string | number>>) => string

const inCantonese: Readonly<Record<string, string>> = yue

export function wordsIn(language: AnswerLanguage): Words {
  return (key, facts = {}) => {
    const sentence = language === 'yue' ? inCantonese[key] : undefined
    if (sentence === undefined) return say(`kiosk.${key}`, facts)
    return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? ''))
  }
}

export const wordsKey: InjectionKey<Words> = Symbol('the words of the hall screen')

export function useWords(): Words {
  return inject(wordsKey, wordsIn('zh'))
}
