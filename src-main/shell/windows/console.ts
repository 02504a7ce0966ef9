import type { BrowserWindow } from 'electron'
import { openWindow } from './open-window.ts'

/** The console (管理台): opens at the size most screens are drawn for, never smaller than its pages can be used at. */
export function openConsole(openOwn: (url: string) => void, page = '/'): BrowserWindow {
  return openWindow({
    kind: 'console',
    page,
    size: { width: 1440, height: 900 },
    minimum: { width: 1024, height: 640 },
    openOwn,
  })
}
