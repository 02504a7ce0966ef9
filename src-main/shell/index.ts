import path from 'node:path'
import process from 'node:process'
import { app, BrowserWindow, ipcMain, Menu, session, type IpcMainEvent } from 'electron'
import { defaultDataFolder } from '#hub/data-folder.ts'
import { declareAppScheme, serveAppScheme } from './app-scheme.ts'
import { isOwnPage, windowKindOf } from './origin.ts'
import { guardPermissions } from './permissions.ts'
import { startHub, type HubOnDesktop } from './start-hub.ts'
import { openConsole } from './windows/console.ts'
import { openKiosk } from './windows/kiosk.ts'
import { TITLE_BAR_HEIGHT } from './windows/open-window.ts'
import { openStudio } from './windows/studio.ts'

/**
 * The desktop shell: windows and nothing else. It starts the hub, hands each page its line to it, and keeps pages inside.
 * `--kiosk` opens the hall screen instead of the console.
 */
const asKiosk = app.commandLine.hasSwitch('kiosk')

// Every window asks for the sandbox anyway; as root Chromium cannot give it, and insisting would end the program.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// One instance and one set of window places for each data folder, so that a trial folder can be open beside the real one.
app.setPath('userData', path.join(defaultDataFolder(), 'desktop'))
declareAppScheme()

if (app.requestSingleInstanceLock()) run()
else {
  console.error('鹏政通已经打开，已转到那个窗口。 Pengtong is already open; its window was brought to the front.')
  app.exit(0)
}

function run(): void {
  let words = ''
  let hub: HubOnDesktop | undefined

  const openOwn = (url: string): void => {
    const page = new URL(url).pathname + new URL(url).search
    const kind = windowKindOf(url)
    const open = BrowserWindow.getAllWindows().find(window => windowKindOf(window.webContents.getURL()) === kind)
    if (open !== undefined && kind !== 'console') open.focus()
    else if (kind === 'studio') openStudio(openOwn, page)
    else if (kind === 'kiosk') openKiosk(openOwn, false, page)
    else openConsole(openOwn, page)
  }
  const openFirst = (): BrowserWindow => (asKiosk ? openKiosk(openOwn, true) : openConsole(openOwn))

  app.on('second-instance', () => {
    const first = BrowserWindow.getAllWindows()[0] ?? openFirst()
    if (first.isMinimized()) first.restore()
    first.focus()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openFirst()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('before-quit', event => {
    if (hub === undefined) return
    event.preventDefault()
    const last = hub
    hub = undefined
    void last.stop().finally(() => app.quit())
  })

  ipcMain.on('hub:connect', event => {
    if (!isFromOwnPage(event)) return
    hub?.connect(event.sender)
    if (words !== '') event.sender.send('hub:words', words)
  })
  ipcMain.on('shell:title-bar', (event, colours: unknown) => {
    if (isFromOwnPage(event)) colourTitleBar(BrowserWindow.fromWebContents(event.sender), colours)
  })

  void app.whenReady().then(() => {
    serveAppScheme()
    guardPermissions(session.defaultSession)
    if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
    // The window first: what somebody sees begins to load while the hub is still being started.
    openFirst()
    hub = startHub(said => {
      words = said
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send('hub:words', said)
    })
  })
}

/** Only the top frame of one of our pages may ask the shell for anything. */
function isFromOwnPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}

function colourTitleBar(window: BrowserWindow | null, colours: unknown): void {
  if (window === null || process.platform === 'darwin' || typeof colours !== 'object' || colours === null) return
  const { color, symbolColor } = colours as Record<string, unknown>
  const isColour = (value: unknown): value is string => typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value)
  if (isColour(color) && isColour(symbolColor)) {
    window.setTitleBarOverlay({ color, symbolColor, height: TITLE_BAR_HEIGHT })
  }
}
