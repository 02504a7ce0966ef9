import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { chromium, type Browser } from 'playwright-core'
import { unpackCarriedChromium } from './chromium-carried.ts'

/**
 * A real Chromium for browser stories, for pictures and for films, on any machine.
 *
 * Order: `CHROMIUM_PATH`, a Chromium (Chrome, Edge) of the system, the one that `@sparticuz/chromium` carries through npm.
 * The carried one brings its few system libraries along, so a bare machine needs nothing installed.
 * It has no CJK font: Chinese is drawn with the program's own web fonts, as for every visitor.
 */

/** The switches every browser of ours gets. The carried package's own defaults are not used: they switch off web security. */
const drawing = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist']
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--no-pings',
  '--no-first-run',
  '--no-default-browser-check',
  // The program works without the internet; a story that reached out would not notice that it stopped doing so.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]
const sound = ['--autoplay-policy=no-user-gesture-required']
const fakeMicrophone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

export interface ChromiumChoice {
  readonly kind: 'CHROMIUM_PATH' | 'system' | 'carried'
  readonly executablePath: string
  /** Folders with system libraries for the loader; empty unless the browser carries its own. */
  readonly libraryPath: string
  /** Folder with a fonts.conf, for machines without fontconfig. */
  readonly fontconfigPath?: string
}

export interface LaunchOptions {
  /** Further command line switches. */
  readonly args?: readonly string[]
  /** Default true. With false a display is needed and the carried (headless) browser cannot be used. */
  readonly headless?: boolean
  /** Default true: a microphone that beeps, granted without asking. */
  readonly fakeMicrophone?: boolean
  /** A sound file the fake microphone plays instead of beeping: WAV, absolute path. */
  readonly microphoneFile?: string
}

/** Where Chromium is on this machine, and by which rule it was chosen. @throws in words when there is none. */
export async function findChromium(): Promise<ChromiumChoice> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH points at ${named}, and nothing is there`)
    return { kind: 'CHROMIUM_PATH', executablePath: named, libraryPath: '' }
  }
  const system = systemCandidates().find(candidate => existsSync(candidate))
  if (system !== undefined) return { kind: 'system', executablePath: system, libraryPath: '' }
  const carried = await unpackCarriedChromium()
  return { kind: 'carried', ...carried }
}

/**
 * Starts the browser; close it yourself (`await browser.close()`).
 * WebGL2 is drawn in software, so pictures are the same on a machine with and without a graphics card.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const choice = await findChromium()
  const { LD_LIBRARY_PATH: inherited, ...environment } = process.env as Record<string, string>
  const libraries = [choice.libraryPath, inherited ?? ''].filter(folder => folder !== '').join(path.delimiter)
  return await chromium.launch({
    executablePath: choice.executablePath,
    headless: options.headless ?? true,
    timeout: 60_000,
    env: {
      ...environment,
      ...(libraries === '' ? {} : { LD_LIBRARY_PATH: libraries }),
      ...(choice.fontconfigPath === undefined ? {} : { FONTCONFIG_PATH: choice.fontconfigPath }),
    },
    args: [
      ...(process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
      ...drawing,
      ...quiet,
      ...sound,
      ...((options.fakeMicrophone ?? true) ? fakeMicrophone : []),
      ...(options.microphoneFile === undefined ? [] : [`--use-file-for-fake-audio-capture=${options.microphoneFile}`]),
      ...(options.args ?? []),
    ],
  })
}

function systemCandidates(): string[] {
  if (process.platform === 'win32') {
    const roots = [process.env['ProgramFiles'], process.env['ProgramFiles(x86)'], process.env['LOCALAPPDATA']]
    const places = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return roots.flatMap(root => (root === undefined ? [] : places.map(place => path.join(root, place))))
  }
  if (process.platform === 'darwin') {
    const apps = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
    return apps.map(app => path.join('/Applications', app))
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(folder => folder !== '')
  return folders.flatMap(folder => names.map(name => path.join(folder, name)))
}
