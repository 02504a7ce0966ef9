import type { GuideSection, GuideSheet, GuideTable } from './sheet.ts'

/** The guide as one page of HTML that needs nothing else: for a browser, a phone, and paper (A4). */

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const style = `
:root { color-scheme: light dark; --ink: #1b2430; --quiet: #55606e; --line: #c9d1da; --paper: #fff; --ground: #f2f4f7; --mark: #0b5fa5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf1; --quiet: #a9b4c0; --line: #3a4654; --paper: #18202a; --ground: #10161d; --mark: #79b8f0 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.7 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem; background: var(--paper) }
header { display: flex; gap: 1.5rem; align-items: flex-start; justify-content: space-between; border-bottom: 2px solid var(--mark); padding-bottom: 1rem }
h1 { font-size: 1.7rem; line-height: 1.35; margin: 0 0 .35rem; text-wrap: balance }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem }
p { margin: .35rem 0 }
.quiet { color: var(--quiet); font-size: .9rem }
code { font-family: "IBM Plex Mono", monospace; overflow-wrap: anywhere }
.qr { flex: none; width: 7rem; padding: .4rem; background: #fff }
.qr svg { display: block; width: 100%; height: auto }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 1.25rem 0 }
dt { color: var(--quiet) }
dd { margin: 0 }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top }
th { font-weight: 600 }
tr { break-inside: avoid }
footer { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: .75rem }
@media (max-width: 30rem) { header { flex-direction: column } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
@media print { @page { size: A4; margin: 18mm 16mm } body { background: #fff; color: #000; font-size: 11pt } main { padding: 0; max-width: none } h2 { break-after: avoid } }
`

function tableHtml({ head, rows }: GuideTable, caption: string): string {
  const titles = head.map(text => `<th scope="col">${html(text)}</th>`).join('')
  const lines = rows.map(cells => `<tr>${cells.map(text => `<td>${html(text)}</td>`).join('')}</tr>`).join('')
  return `<div class="wide" role="region" aria-label="${html(caption)}" tabindex="0"><table><thead><tr>${titles}</tr></thead><tbody>${lines}</tbody></table></div>`
}

function sectionHtml({ title, paragraphs, table }: GuideSection): string {
  const texts = paragraphs.map(text => `<p>${html(text)}</p>`).join('')
  return `<section><h2>${html(title)}</h2>${texts}${table ? tableHtml(table, title) : ''}</section>`
}

/**
 * @param address  where the page can be found again; printed and encoded in the code beside the title
 * @param qrSvg  that address as a QR code; empty when there is none
 */
export function guidePage(sheet: GuideSheet, address: string, qrSvg: string): string {
  const facts = sheet.facts.map(([label, value]) => `<dt>${html(label)}</dt><dd>${html(value)}</dd>`).join('')
  const qr = qrSvg === '' ? '' : `<div class="qr" role="img" aria-label="本页地址的二维码">${qrSvg}</div>`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(sheet.name)} 办事指南</title><style>${style}</style></head>
<body><main><header><div><h1>${html(sheet.name)}</h1><p>${html(sheet.departmentName)}</p>
<p class="quiet">实施编码 <code>${html(sheet.code)}</code>，第 ${sheet.version} 版</p></div>${qr}</header>
<dl>${facts}</dl>${sheet.sections.map(sectionHtml).join('\n')}
<footer class="quiet"><p>按 ${html(sheet.day)} 有效的事项目录、数据共享授权和负面清单生成。</p>${address === '' ? '' : `<p>${html(address)}</p>`}</footer>
</main></body></html>
`
}

/** What is shown for an item that is not published on that day. */
export function missingPage(code: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有这个事项</title><style>${style}</style></head>
<body><main><h1>没有这个事项</h1><p>编码 <code>${html(code)}</code> 今天没有已发布的办事指南。它可能已经取消，或者编码写错了。</p><p>可以拨打 12345 咨询，或到就近的政务服务窗口询问。</p></main></body></html>
`
}
