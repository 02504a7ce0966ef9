import { shell, type WebContents } from 'electron'
import { mayOpenOutside } from './external-links.ts'
import { isOwnPage, windowKindOf } from './origin.ts'

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
