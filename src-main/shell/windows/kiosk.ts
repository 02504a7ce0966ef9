import type { BrowserWindow } from 'electron'
import { openWindow } from './open-window.ts'

/**
 * The hall screen (大厅主持).
 * @param fullScreen  true for `--kiosk`: nothing else can be reached, and the window cannot be closed by its visitor;
 *   false is a portrait window for looking at it from the console
 */
export function openKiosk(openOwn: (url: string) => void, fullScreen: boolean, page = '/kiosk'): BrowserWindow {
  return openWindow({
    kind: 'kiosk',
    page,
    size: { width: 540, height: 960 },
    minimum: { width: 405, height: 480 },
    extra: fullScreen
      ? { kiosk: true, fullscreen: true, frame: false, closable: false, autoHideMenuBar: true, skipTaskbar: true }
      : {},
    openOwn,
  })
}
