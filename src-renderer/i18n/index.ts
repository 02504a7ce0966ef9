import type { Ref } from 'vue'
import { createI18n } from 'vue-i18n'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** Sentences by key; one file per feature and language, `i18n/<locale>/<feature>.ts`, found by its name. */
export interface Sentences {
  readonly [key: string]: string | Sentences
}

const files = import.meta.glob<Sentences>(['./zh-CN/*.ts', './en/*.ts'], { eager: true, import: 'default' })

/** All sentences of one language, the feature's file name as first part of each key. */
export function sentencesOf(locale: Locale): Sentences {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => file.startsWith(`./${locale}/`))
      .map(([file, sentences]) => [file.slice(`./${locale}/`.length, -'.ts'.length), sentences]),
  )
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN' as Locale,
  messages: { 'zh-CN': sentencesOf('zh-CN'), en: sentencesOf('en') } as Record<Locale, Record<string, never>>,
  missingWarn: false,
  fallbackWarn: false,
})

/** The few words of the composer used outside components; its own type unfolds without end over free message tables. */
interface Translator {
  t(key: string, facts: Record<string, unknown>): string
  te(key: string, locale?: Locale): boolean
  readonly locale: Ref<Locale>
}
const translator = i18n.global as unknown as Translator

/** A sentence outside a component; inside use `useI18n`. */
export function say(key: string, facts: Record<string, unknown> = {}): string {
  return translator.t(key, facts)
}

/** Whether a key has a sentence in this language. */
export function isSaid(key: string, locale: Locale = currentLocale()): boolean {
  return translator.te(key, locale)
}

export function setLocale(locale: Locale): void {
  translator.locale.value = locale
}

export function currentLocale(): Locale {
  return translator.locale.value
}

/** One of two labels that stand beside a value of the contract. */
export function inLanguage(label: { readonly zh: string; readonly en: string }): string {
  return currentLocale() === 'en' ? label.en : label.zh
}
