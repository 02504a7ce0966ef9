import type { ArticleChange, Dependant } from '#contract/knowledge.ts'
import { chineseToNumber } from './numerals.ts'
import { bareTitle } from './successors.ts'

/**
 * What a new version changed, and who rests on what changed. Somebody cites an article by its id, or a document by its title
 * with articles in words (第四条、第六条第二款); who names the document without an article rests on all of it.
 */
export type Citing = Pick<Dependant, 'kind' | 'id' | 'label'> & {
  articleId?: string
  document?: string
  article?: string
}
export type VersionArticle = { id: string; heading: string; text: string }

export function changesBetween(before: readonly VersionArticle[], after: readonly VersionArticle[]): ArticleChange[] {
  const old = new Map(before.map(a => [a.heading, a]))
  const now = new Map(after.map(a => [a.heading, a]))
  const kept = after.flatMap((a): ArticleChange[] => {
    const was = old.get(a.heading)
    if (!was) return [{ heading: a.heading, kind: 'added', before: '', after: a.text }]
    return was.text === a.text ? [] : [{ heading: a.heading, kind: 'altered', before: was.text, after: a.text }]
  })
  const gone = before
    .filter(a => !now.has(a.heading))
    .map((a): ArticleChange => ({ heading: a.heading, kind: 'removed', before: a.text, after: '' }))
  return [...kept, ...gone]
}

/** @param titles of the versions that were replaced @param before their articles */
export function restingOn(
  changes: readonly ArticleChange[],
  before: readonly VersionArticle[],
  titles: readonly string[],
  citing: readonly Citing[],
): Dependant[] {
  const changed = new Set(changes.filter(c => c.kind !== 'added').map(c => c.heading))
  if (changed.size === 0) return []
  const headingOf = new Map(before.map(a => [a.id, a.heading]))
  const known = new Set(titles.map(titleOf))
  return citing.flatMap(({ kind, id, label, articleId, document, article }): Dependant[] => {
    const own = articleId === undefined ? undefined : headingOf.get(articleId)
    if (own !== undefined) return changed.has(own) ? [{ kind, id, label, cites: own }] : []
    if (document === undefined || !known.has(titleOf(document))) return []
    const named = articlesNamed(article ?? '')
    const hit = [...changed].filter(h => named.length === 0 || named.some(n => n === numberOf(h)))
    return hit.length === 0
      ? []
      : [{ kind, id, label, cites: article === undefined || article === '' ? hit.join('、') : article }]
  })
}

const titleOf = (title: string): string => bareTitle(title.replace(/[《》]/g, ''))
const numberOf = (heading: string): number | undefined => chineseToNumber(/^第(.+?)条/.exec(heading)?.[1] ?? '')
const articlesNamed = (text: string): number[] =>
  [...text.matchAll(/第?([零〇一二三四五六七八九十百千\d]+)条/g)].flatMap(m => chineseToNumber(m[1] ?? '') ?? [])
