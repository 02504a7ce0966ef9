import path from 'node:path'
import process from 'node:process'
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { guardNavigation } from '../guard-navigation.ts'
import { pageUrl, type WindowKind } from '../origin.ts'
import { trialRuntime } from '../runtime.ts'
import { keepPlace, rememberedPlace } from '../window-state.ts'

/** Height of the drawn title bar, CSS px. */
export const TITLE_BAR_HEIGHT = 40
const PAPER = '#F1EFEA'
const INK = '#1B1C1F'

export interface WindowWish {
  readonly kind: WindowKind
  /** Address of the page below the origin, e.g. `/studio`. */
  readonly page: string
  readonly size: { readonly width: number; readonly height: number }
  readonly minimum?: { readonly width: number; readonly height: number }
  readonly extra?: BrowserWindowConstructorOptions
  readonly openOwn: (url: string) => void
}

/** One window of the program: sandboxed, isolated, its place remembered, shown when its first picture is ready. */
export function openWindow(wish: WindowWish): BrowserWindow {
  const place = wish.extra?.kiosk === true ? undefined : rememberedPlace(wish.kind)
  const window = new BrowserWindow({
    ...wish.size,
    ...(place === undefined ? {} : { x: place.x, y: place.y, width: place.width, height: place.height }),
    ...(wish.minimum === undefined ? {} : { minWidth: wish.minimum.width, minHeight: wish.minimum.height }),
    show: false,
    title: '鹏政通',
    backgroundColor: PAPER,
    titleBarStyle: 'hidden',
    titleBarOverlay:
      process.platform === 'darwin' ? true : { color: PAPER, symbolColor: INK, height: TITLE_BAR_HEIGHT },
    trafficLightPosition: { x: 14, y: 12 },
    ...wish.extra,
    webPreferences: {
      preload: path.join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: trialRuntime ? ['--pengtong-trial'] : [],
    },
  })
  if (place?.maximized === true) window.maximize()
  if (wish.extra?.kiosk !== true) keepPlace(wish.kind, window)
  guardNavigation(window.webContents, wish.openOwn)
  if (trialRuntime) {
    window.on('page-title-updated', (event, title) => {
      event.preventDefault()
      window.setTitle(`${title}（试用运行时）`)
    })
  }
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageUrl(wish.page))
  return window
}
