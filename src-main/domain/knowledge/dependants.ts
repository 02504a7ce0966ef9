import type { ArticleChange, Dependant } from '#contract/knowledge.ts'
import { chineseToNumber, NUMERAL_CLASS } from './numerals.ts'
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

/** @param before the articles of all texts that were replaced: two of them may have an article of one heading each */
export function changesBetween(before: readonly VersionArticle[], after: readonly VersionArticle[]): ArticleChange[] {
  const now = new Set(after.map(a => a.heading))
  const kept = after.flatMap(({ heading, text }): ArticleChange[] => {
    const were = before.filter(a => a.heading === heading)
    if (were.length === 0) return [{ heading, kind: 'added', before: '', after: text }]
    const others = new Set(were.map(a => a.text).filter(was => was !== text))
    return [...others].map(was => ({ heading, kind: 'altered', before: was, after: text }))
  })
  const gone = before
    .filter(a => !now.has(a.heading))
    .map((a): ArticleChange => ({ heading: a.heading, kind: 'removed', before: a.text, after: '' }))
  return [...kept, ...gone]
}

/**
 * @param before articles of the versions that were replaced
 * @param titles of all versions
 * @param earlier articles of the versions before those, which somebody may still cite by their ids
 */
export function restingOn(
  changes: readonly ArticleChange[],
  before: readonly VersionArticle[],
  titles: readonly string[],
  citing: readonly Citing[],
  earlier: readonly VersionArticle[] = [],
): Dependant[] {
  const lost = changes.filter(c => c.kind !== 'added')
  if (lost.length === 0) return []
  const changed = new Set(lost.map(c => c.heading))
  const touched = new Set(lost.map(c => `${c.heading}\n${c.before}`))
  const headingOf = new Map([...earlier, ...before].map(a => [a.id, a.heading]))
  const hit = new Set([
    ...before.filter(a => touched.has(`${a.heading}\n${a.text}`)).map(a => a.id),
    ...earlier.filter(a => changed.has(a.heading)).map(a => a.id),
  ])
  const known = new Set(titles.map(titleOf))
  return citing.flatMap(({ kind, id, label, articleId, document, article = '' }): Dependant[] => {
    const own = articleId === undefined ? undefined : headingOf.get(articleId)
    if (articleId !== undefined && own !== undefined) return hit.has(articleId) ? [{ kind, id, label, cites: own }] : []
    if (document === undefined || !known.has(titleOf(document))) return []
    const named = articlesNamed(article)
    const meant = [...changed].filter(h => named.length === 0 || named.some(holds => holds(numberOf(h))))
    return meant.length === 0 ? [] : [{ kind, id, label, cites: article === '' ? meant.join('、') : article }]
  })
}

const titleOf = (title: string): string => bareTitle(title.replace(/[《》]/g, ''))
const numberOf = (heading: string): number | undefined => chineseToNumber(/^第(.+?)条/.exec(heading)?.[1] ?? '')

const numeral = `第?([${NUMERAL_CLASS}\\d]+)`
/** 第四条, 第四条至第八条 and 第四至八条. */
const ARTICLES = new RegExp(
  `${numeral}(?:条[^、，；第]{0,2}(?:第[^条]{1,4}[款项])*)?(?:[至到—–~～-]+${numeral}条)|${numeral}条`,
  'g',
)
function articlesNamed(text: string): ((article: number | undefined) => boolean)[] {
  return [...text.matchAll(ARTICLES)].flatMap(([, first = '', last = '', alone = '']) => {
    const [from, to] = (alone === '' ? [first, last] : [alone, alone]).map(chineseToNumber)
    if (from === undefined || to === undefined) return []
    return [n => n === from || n === to || (n !== undefined && n > from && n < to)]
  })
}
