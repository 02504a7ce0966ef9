import { parseUrl, type WindowKind } from './origin.ts'

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
