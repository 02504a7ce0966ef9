import { splitFrontMatter } from './front-matter.ts'
import type { Paragraph, ParsedArticle, ParsedPolicy, PolicyFileViolation } from './model.ts'
import { chineseToNumber, NUMERAL_CLASS } from './numerals.ts'

/**
 * Reads a policy from Markdown (with or without a head) or plain text.
 * Invariants: every character of an article's text stands in the file; headings are unique within a policy;
 * a text in which nothing can be cited is refused, never half taken.
 */
export type PolicyFileResult = { ok: true; policy: ParsedPolicy } | { ok: false; violation: PolicyFileViolation }

const MAX_CHARACTERS = 3_000_000
const ARTICLE = new RegExp(`^(第[${NUMERAL_CLASS}\\d]+条(?:之[一二三四五六七八九十]+)?)\\s*(.*)$`)
const CHAPTER = new RegExp(`^(第[${NUMERAL_CLASS}\\d]+[编章节])\\s*(.*)$`)
const ITEM = /^(?:[（(][一二三四五六七八九十百]+[)）]|[（(]?\d{1,2}[)）.．、](?!\d)|[①-⑳])/

/**
 * @param options.forgiving takes what an import refuses for a person to mend: an article that stands twice gets a counted
 *   heading, a date that cannot be read is left out, a missing title is the file's name
 */
export function parsePolicy(fileName: string, text: string, options: { forgiving?: boolean } = {}): PolicyFileResult {
  const forgiving = options.forgiving ?? false
  const refuse = (code: PolicyFileViolation['code'], found: string, expected: string, doNext: string) =>
    ({ ok: false, violation: { code, fileName, found, expected, doNext } }) as const
  if (text.includes('\u0000')) {
    const doNext = '请把文件另存为 Markdown 或纯文本（UTF-8 或 GBK 编码）后再导入。'
    return refuse('NOT_TEXT', '文件内容不是文字', 'Markdown 或纯文本', doNext)
  }
  if (text.length > MAX_CHARACTERS) {
    const doNext = '请按法规或按编、章拆成几个文件后再导入。'
    return refuse('TOO_LONG', `共 ${text.length} 个字符`, `一个文件不超过 ${MAX_CHARACTERS} 个字符`, doNext)
  }
  if (text.trim() === '') return refuse('EMPTY_FILE', '文件是空的', '政策全文', '请检查文件是否保存完整，再重新选择。')

  const { fields, body } = splitFrontMatter(text)
  const read = readArticles(body)
  const { firstLine } = read
  const held =
    read.articles.length === 0 && forgiving ? wholeText(body, firstLine || codeFromName(fileName)) : read.articles
  const articles = forgiving ? countedHeadings(held) : held
  const title = fields.get('title') || firstLine || (forgiving ? codeFromName(fileName) : '')
  if (title === '') {
    const doNext = '请在正文之前写上标题，或在文件头加一行 title: 标题。'
    return refuse('NO_TITLE', '没有找到标题', '第一行是标题，或文件头有 title', doNext)
  }
  if (articles.length === 0) {
    const doNext = '请确认选对了文件；如果是办事指南，请给每一节加上“## 小标题”，再重新导入。'
    return refuse('NO_ARTICLES', '全文没有可以引用的条文', '“第X条”开头的条文，或“## 小标题”的指南小节', doNext)
  }
  const twice = articles.find((a, i) => articles.findIndex(b => b.heading === a.heading) !== i)
  if (twice) {
    const doNext = '同一条出现两次时无法确定引用哪一条，请核对文件，删去重复的一处。'
    return refuse('DUPLICATE_ARTICLE', `“${twice.heading}”出现了不止一次`, '每一条只出现一次', doNext)
  }
  const dates: { publishedOn?: string; effectiveOn?: string; expiresOn?: string } = {}
  for (const [key, name] of [
    ['date', 'publishedOn'],
    ['effective', 'effectiveOn'],
    ['expires', 'expiresOn'],
  ] as const) {
    const raw = fields.get(key) ?? ''
    if (raw === '') continue
    const date = readDate(raw)
    if (!date && forgiving) continue
    if (!date) {
      const doNext = `请把文件头的 ${key} 改成 2025-08-01 这样的日期，不知道就留空。`
      return refuse('BAD_DATE', `${key} 写的是“${raw.slice(0, 40)}”`, '年-月-日', doNext)
    }
    dates[name] = date
  }
  const stated = fields.get('status') ?? ''
  const policy: ParsedPolicy = {
    code: fields.get('id') || codeFromName(fileName),
    title: title.trim(),
    issuer: fields.get('issuer') ?? '',
    documentNumber: fields.get('document_number') ?? '',
    ...dates,
    supersedes: list(fields.get('supersedes')),
    statedAsReplaced:
      /^(superseded|repealed|expired|replaced|abolished|no longer in force|not in force|废止|失效|已废止|已失效|已被.*(?:取代|废止|替代)|已修订替代)/i.test(
        stated.trim(),
      ),
    completeness: fields.get('completeness') === 'excerpt' || /节选|摘录/.test(title) ? 'excerpt' : 'full',
    sourceNote: fields.get('official_source') || fields.get('source') || '',
    aliases: list(fields.get('aliases')),
    articles,
  }
  return { ok: true, policy }
}

/** A text without articles and headings, as one entry. */
function wholeText(body: string, heading: string): ParsedArticle[] {
  const lines = body
    .split('\n')
    .map(plainLine)
    .filter(l => l !== '' && l !== '---')
  if (lines.length === 0) return []
  return [{ heading, chapters: [], position: 0, paragraphs: paragraphsOf(lines), text: lines.join('\n') }]
}

/** The second 第三条 of a file becomes 第三条（2）: an annex often counts its articles from one again. */
function countedHeadings(articles: readonly ParsedArticle[]): ParsedArticle[] {
  const seen = new Map<string, number>()
  return articles.map(article => {
    const times = (seen.get(article.heading) ?? 0) + 1
    seen.set(article.heading, times)
    return times === 1 ? article : { ...article, heading: `${article.heading}（${times}）` }
  })
}

/** 「**第一条** 为了…」 and 「第一条 为了…」 with a wide space are the same line; remarks of the file's maker are none. */
export const plainLine = (raw: string): string =>
  raw
    .replace(/<!--.*?-->/g, '')
    .replace(/[\u00A0\u3000\u200B\uFEFF]/gu, ' ')
    .replace(/^(#{1,6}\s+)?\*\*(第[^*]{1,12}[条编章节])\*\*/, '$1$2')
    .trim()

/** Walks the lines once, carrying the open article and the chapters above it. */
function readArticles(body: string): { articles: ParsedArticle[]; firstLine: string } {
  const markdown = /^#{1,6}\s+\S/m.test(body)
  // Where articles are headings, a line 第三条 inside one quotes it; where none is, the lines are the articles.
  const articlesAreHeadings = body
    .split('\n')
    .some(l => /^#/.test(l) && ARTICLE.test(plainLine(l).replace(/^#+\s+/, '')))
  const articles: ParsedArticle[] = []
  let chapters: string[] = []
  let open: { heading: string; number?: number; lines: string[] } | undefined
  let firstLine = ''
  const close = (): void => {
    if (open && open.lines.length > 0) {
      const paragraphs = paragraphsOf(open.lines)
      const number = open.number === undefined ? {} : { number: open.number }
      const place = { heading: open.heading, ...number, chapters: [...chapters], position: articles.length }
      articles.push({ ...place, paragraphs, text: open.lines.join('\n') })
    }
    open = undefined
  }
  const start = (heading: string, rest: string): void => {
    close()
    const number = chineseToNumber(/^第(.+?)条$/.exec(heading)?.[1] ?? '')
    open = { heading, ...(number === undefined ? {} : { number }), lines: rest === '' ? [] : [rest] }
  }
  for (const raw of body.split('\n')) {
    const line = plainLine(raw)
    if (line === '' || line === '---') continue
    const hash = /^(#{1,6})\s+(.+)$/.exec(line)
    const words = (hash?.[2] ?? line).trim()
    const article = ARTICLE.exec(words)
    const chapter = CHAPTER.exec(words)
    if (article?.[1] !== undefined && (hash !== null || !articlesAreHeadings)) start(article[1], article[2] ?? '')
    else if (chapter && (hash !== null || (!markdown && words.length < 40))) {
      close()
      chapters = chapterPath(chapters, words.replace(/\s+/g, ' '))
    } else if (hash?.[1] !== undefined) {
      if (hash[1].length === 1) {
        close()
        // The first top heading of a text without a head is its title, the others are parts.
        if (firstLine === '' && articles.length === 0) firstLine = words
        chapters = [words]
      } else start(words, '')
    } else if (open) open.lines.push(line)
    else if (firstLine === '' && articles.length === 0) firstLine = line
  }
  close()
  return { articles, firstLine }
}

const RANKS = ['编', '章', '节']
const rankOf = (title: string): number => RANKS.indexOf(/^第.+?([编章节])/.exec(title)?.[1] ?? '章')

function chapterPath(above: readonly string[], title: string): string[] {
  return [...above.filter(t => rankOf(t) < rankOf(title)), title]
}

/** 款 with their 项: a line that begins like an item belongs to the paragraph above it. */
export function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: { text: string; items: string[] }[] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (!ITEM.test(line)) paragraphs.push({ text: line, items: [] })
    else if (last) last.items.push(line)
    else paragraphs.push({ text: '', items: [line] })
  }
  return paragraphs
}

function readDate(raw: string): string | undefined {
  const m = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(raw.trim())
  if (!m) return undefined
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

const list = (raw: string | undefined): string[] =>
  (raw ?? '')
    .replace(/^\[|\]$/g, '')
    .split(/[,，、|;；]/)
    .map(s => s.trim().replace(/^["']|["']$/g, ''))
    .filter(s => s !== '')

const codeFromName = (fileName: string): string => fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')
