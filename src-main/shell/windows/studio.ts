import type { BrowserWindow } from 'electron'
import { openWindow } from './open-window.ts'

/** The studio (播报工作室): a window of its own, so that a film can be made beside the console. */
export function openStudio(openOwn: (url: string) => void, page = '/studio'): BrowserWindow {
  return openWindow({
    kind: 'studio',
    page,
    size: { width: 1440, height: 900 },
    minimum: { width: 1120, height: 680 },
    openOwn,
  })
}
