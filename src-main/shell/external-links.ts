import { shell, type WebContents } from 'electron'
import { isOwnPage, parseUrl, windowKindOf, type WindowKind } from './origin.ts'

/**
 * Where a link may lead out of the program: https pages of governments, for reading a law or a notice at its source.
 * A kiosk leads nowhere: its visitor must not end up in a browser.
 */
export function mayOpenOutside(url: string, from: WindowKind): boolean {
  const target = parseUrl(url)
  if (target === null || from === 'kiosk') return false
  if (target.protocol !== 'https:' || target.username !== '' || target.port !== '') return false
  return target.hostname === 'gov.cn' || target.hostname.endsWith('.gov.cn')
}

/**
 * Keeps a window on the program's own pages.
 * @param openOwn  opens one of our pages (studio, kiosk) in its own window
 */
export function guardNavigation(contents: WebContents, openOwn: (url: string) => void): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (!isOwnPage(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isOwnPage(url)) openOwn(url)
    else if (mayOpenOutside(url, windowKindOf(contents.getURL()))) void shell.openExternal(url)
    return { action: 'deny' }
  })
}
