import type { ParsedPolicy } from './model.ts'

/**
 * Which of several texts no longer speak, read from the texts themselves: what a head says (`supersedes`, `status`), what a
 * closing article repeals (《…》同时废止), and that of two texts of one name the later one holds.
 * @returns codes of the texts that are replaced
 */
export function replacedAmong(policies: readonly ParsedPolicy[]): Set<string> {
  const replaced = new Set<string>()
  const named = new Set(policies.flatMap(p => p.supersedes))
  for (const p of policies) if (p.statedAsReplaced || named.has(p.code)) replaced.add(p.code)
  for (const p of policies) {
    if (replaced.has(p.code)) continue
    const repealed = repealedTitles(p)
    for (const other of policies) {
      if (other === p || replaced.has(other.code)) continue
      const older = dateOf(other) !== '' && dateOf(other) < dateOf(p)
      if (older && (repealed.has(bareTitle(other.title)) || bareTitle(other.title) === bareTitle(p.title)))
        replaced.add(other.code)
    }
  }
  return replaced
}

const dateOf = (p: ParsedPolicy): string => p.effectiveOn ?? p.publishedOn ?? ''

/** 婚姻登记条例(2003,已被2025年修订取代) and 中华人民共和国婚姻登记条例 are versions of one text. */
export const bareTitle = (title: string): string =>
  title
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/\s+/g, '')

const QUOTED_TITLE = /《([^》]{3,60})》/g
/** Titles a text's articles declare repealed, without the country's name and remarks in brackets. */
export function repealedTitles(policy: ParsedPolicy): Set<string> {
  const titles = new Set<string>()
  for (const { text } of policy.articles.slice(-4))
    for (const sentence of text.split(/(?<=[。；])/))
      if (/同时废止|予以废止|即行废止|废止/.test(sentence) && !/不废止/.test(sentence))
        for (const [, title = ''] of sentence.matchAll(QUOTED_TITLE)) titles.add(bareTitle(title))
  return titles
}
