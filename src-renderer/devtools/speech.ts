import type { SpokenLanguage } from '#contract/host.ts'
import { captionPages, filmCaption, kioskCaption } from '#speech/caption.ts'
import { prepareSentence } from '#speech/prepare-sentence.ts'
import { splitSentences } from '#speech/split-sentences.ts'

/** Text as it is written; below it, step by step: sentences, words as they are said, readings, and the pages of its captions. */
const find = <Kind extends Element>(id: string): Kind => {
  const found = document.querySelector<Kind>(`#${id}`)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found
}
const written = find<HTMLTextAreaElement>('written')
const language = find<HTMLSelectElement>('language')
const shown = find<HTMLElement>('shown')
written.value =
  '根据国办发〔2023〕5号，自2026年1月1日起免交户口簿复印件。咨询电话0755-28333333，每人每月300元；地址：葵新北路38-2号3栋502房。'

function add(title: string, text: string): void {
  shown.appendChild(document.createElement('h2')).textContent = title
  shown.appendChild(document.createElement('pre')).textContent = text
}

function show(): void {
  shown.replaceChildren()
  const tongue = language.value as SpokenLanguage
  for (const { text } of splitSentences(written.value)) {
    const prepared = prepareSentence(text, tongue)
    if (prepared === undefined) continue
    const { spoken, sentence } = prepared
    const changed = spoken.pieces
      .map(({ start, end, from, to }) => [spoken.written.slice(from, to), spoken.text.slice(start, end)])
      .filter(([before, after]) => before !== after)
    const readings = sentence.runs.map(run => {
      const said = run.syllables?.map(({ say }) => say).join(' ')
      return `${run.language}  ${said ?? sentence.text.slice(run.start, run.end)}`
    })
    add(
      text,
      [spoken.text, ...changed.map(([before, after]) => `  ${before} → ${after || '（不念）'}`), ...readings].join(
        '\n',
      ),
    )
  }
  for (const [title, limits] of [
    ['大厅字幕', kioskCaption],
    ['影片字幕', filmCaption],
  ] as const)
    add(
      title,
      captionPages(written.value, limits)
        .map(page => page.lines.join('\n'))
        .join('\n—\n'),
    )
}
written.addEventListener('input', show)
language.addEventListener('change', show)
show()
