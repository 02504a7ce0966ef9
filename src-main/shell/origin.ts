import process from 'node:process'

/** The scheme and host the pages are served from; a secure context with its own storage, reachable from this program alone. */
export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://pengtong'

/** Set by `npm run dev`: the address of Vite's server; absent in every built program. */
const devServer = process.env['ELECTRON_RENDERER_URL']

/** The origin whose pages are ours; everything else is the outside. */
export const pageOrigin = devServer === undefined ? APP_ORIGIN : new URL(devServer).origin

/** Address of a page, e.g. `/studio`. */
export function pageUrl(path: string): string {
  return `${pageOrigin}${path}`
}

/** Null for what is no address. (`URL.parse` is newer than the Node of the trial runtime.) */
export function parseUrl(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}

/** True for pages of this program. `new URL('app://…').origin` is "null" in Node, so scheme and host are compared. */
export function isOwnPage(url: string): boolean {
  const asked = parseUrl(url)
  const own = parseUrl(pageOrigin)
  return asked !== null && own !== null && asked.protocol === own.protocol && asked.host === own.host
}

/** The kind of window a page belongs to; decides what it may do (see permissions.ts). */
export type WindowKind = 'console' | 'studio' | 'kiosk'

export function windowKindOf(url: string): WindowKind {
  const path = parseUrl(url)?.pathname ?? '/'
  if (/^\/kiosk(\/|$)/.test(path)) return 'kiosk'
  if (/^\/studio(\/|$)/.test(path)) return 'studio'
  return 'console'
}
