/** What the notice needs of a page's document. */
interface PageElement {
  id: string
  textContent: string | null
  readonly style: { cssText: string }
  setAttribute(name: string, value: string): void
  remove(): void
}
export interface PageDocument {
  readonly body: { append(element: PageElement): void } | null
  getElementById(id: string): PageElement | null
  createElement(name: 'div'): PageElement
  addEventListener(name: 'DOMContentLoaded', listener: () => void, options: { once: true }): void
}

const ID = 'pengtong-hub-notice'

/** Above everything, in the page's own paper and red; drawn without the page's help, which may be what has failed. */
const look = [
  'position:fixed',
  'inset:auto 16px 42px 16px',
  'z-index:2147483647',
  'padding:10px 14px',
  'border:1px solid #8A2417',
  'border-radius:6px',
  'background:#FDF4F1',
  'color:#8A2417',
  'font:500 13px/20px system-ui,sans-serif',
  'pointer-events:none',
].join(';')

/** Says one sentence over the page, read aloud by screen readers; an empty one takes it away. */
export function showNotice(document: PageDocument, words: string): void {
  if (document.body === null) {
    document.addEventListener('DOMContentLoaded', () => showNotice(document, words), { once: true })
    return
  }
  const shown = document.getElementById(ID)
  if (words === '') {
    shown?.remove()
    return
  }
  const notice = shown ?? document.createElement('div')
  if (shown === null) {
    notice.id = ID
    notice.setAttribute('role', 'alert')
    notice.style.cssText = look
    document.body.append(notice)
  }
  notice.textContent = words
}
