import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { showNotice, type PageDocument } from './hub-notice.ts'

/**
 * All that a page gets from the desktop: one line to the hub, and three facts about the runtime.
 *
 * The page says `window.postMessage('pengtong:connect', origin)` and receives a message `'pengtong:port'` with a MessagePort,
 * now or when the hub is up. When the hub ends, the port closes (its `close` event) and the page asks again.
 * `{ kind: 'pengtong:title-bar', color, symbolColor }` colours the system's window buttons to the theme.
 */

/** The few names of a page that are used here; the rest of src-main runs without a page and is checked without them. */
interface Page {
  readonly location: { readonly origin: string }
  readonly document: PageDocument
  postMessage(message: unknown, targetOrigin: string, transfer?: readonly unknown[]): void
  addEventListener(name: 'message', listener: (event: { source: unknown; data: unknown }) => void): void
}
const page = globalThis as unknown as Page

page.addEventListener('message', event => {
  if (event.source !== page) return
  if (event.data === 'pengtong:connect') ipcRenderer.send('hub:connect')
  const data: unknown = event.data
  if (typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'pengtong:title-bar') {
    ipcRenderer.send('shell:title-bar', data)
  }
})

ipcRenderer.on('hub:port', (event: IpcRendererEvent) => {
  page.postMessage('pengtong:port', page.location.origin, event.ports)
})
ipcRenderer.on('hub:words', (_event, words: unknown) => showNotice(page.document, String(words)))

contextBridge.exposeInMainWorld('pengtongShell', {
  runtime: `Electron ${process.versions['electron'] ?? ''}`,
  platform: process.platform,
  trial: process.argv.includes('--pengtong-trial'),
})
