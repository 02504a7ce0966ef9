import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import {
  electronAvailable,
  electronRuntime,
  openInElectron,
  startElectron,
  type OpenedInElectron,
} from '#tests/helpers/program.ts'

/** The desktop window, proved on the built program: what a page can reach, and what it cannot. */
const available = await electronAvailable()

async function connectToHub(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const listen = (event: MessageEvent): void => {
          if (event.data !== 'pengtong:port') return
          removeEventListener('message', listen)
          resolve(event.ports.length)
        }
        addEventListener('message', listen)
        postMessage('pengtong:connect', location.origin)
      }),
  )
}

describe.skipIf(!available)('桌面窗口 the desktop window (needs Electron and a display)', () => {
  let program: OpenedInElectron
  beforeAll(async () => {
    program = await openInElectron({ args: ['--use-fake-device-for-media-stream'] })
  })
  afterAll(async () => program?.close())

  it('a page of the window reaches nothing of Node or Electron but the line to the hub', async () => {
    const reached = await program.page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'electronAPI', 'global']
      return names.filter(name => name in globalThis)
    })
    expect(reached).toEqual([])
    const shell = await program.page.evaluate(() => Reflect.get(globalThis, 'pengtongShell') as Record<string, unknown>)
    expect(Object.keys(shell).sort()).toEqual(['platform', 'runtime', 'trial'])
    expect(shell['platform']).toBe(process.platform)
    expect(await connectToHub(program.page)).toBe(1)
  })

  it('the trial runtime is marked as one', async () => {
    const trial = await program.page.evaluate(
      () => (Reflect.get(globalThis, 'pengtongShell') as { trial: boolean }).trial,
    )
    expect(trial).toBe((await electronRuntime()).kind === 'trial-electron')
  })

  it('app:// is a secure context with sound, film and 3D', async () => {
    const can = await program.page.evaluate(async () => ({
      origin: location.origin,
      secure: isSecureContext,
      subtle: (await crypto.subtle.digest('SHA-256', new Uint8Array(1))).byteLength,
      encoder:
        (await VideoEncoder.isConfigSupported({ codec: 'avc1.42001f', width: 640, height: 480 })).supported !==
        undefined,
      worklet: 'audioWorklet' in AudioContext.prototype,
      webgl2: document.createElement('canvas').getContext('webgl2') !== null,
      fetched: (await fetch('/index.html')).headers.get('content-security-policy')?.includes("object-src 'none'"),
    }))
    expect(can).toEqual({
      origin: 'app://pengtong',
      secure: true,
      subtle: 32,
      encoder: true,
      worklet: true,
      webgl2: true,
      fetched: true,
    })
  })

  it('code that was not shipped with the program does not run', async () => {
    const ran = await program.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.smuggled = true'
      document.head.append(script)
      await new Promise(resolve => setTimeout(resolve, 50))
      return 'smuggled' in globalThis
    })
    expect(ran).toBe(false)
  })

  it('only the kiosk and the studio may listen; no window may see', async () => {
    const ask = async (page: Page, wish: { audio?: boolean; video?: boolean }): Promise<string> =>
      await page.evaluate(
        async wanted =>
          await navigator.mediaDevices.getUserMedia(wanted).then(
            stream =>
              stream
                .getTracks()
                .map(track => track.kind)
                .join(),
            (error: Error) => error.name,
          ),
        wish,
      )
    expect(await ask(program.page, { audio: true })).toBe('NotAllowedError')
    const opening = program.context.waitForEvent('page')
    await program.page.evaluate(() => void window.open('/studio'))
    const studio = await opening
    await studio.waitForLoadState()
    expect(new URL(studio.url()).pathname).toBe('/studio')
    expect(await ask(studio, { audio: true })).toBe('audio')
    expect(await ask(studio, { video: true })).toBe('NotAllowedError')
    await studio.close()
  })

  it('an outside file is not reachable through the scheme', async () => {
    const answers = await program.page.evaluate(async () => {
      const paths = ['/../main/index.js', '/%2e%2e/main/index.js', '/..%2fmain%2findex.js', '/../../package.json']
      return await Promise.all(paths.map(async path => (await fetch(path)).status))
    })
    expect(answers).toEqual([404, 404, 404, 404])
  })

  it('a second start on the same data goes to the open window and ends', async () => {
    const second = startElectron(await electronRuntime(), program.dataDir, [])
    const code = await new Promise<number | null>(resolve => second.child.once('exit', resolve))
    expect(code).toBe(0)
    expect(second.output()).toContain('已经打开')
    expect(program.context.pages()).toHaveLength(1)
  })

  it('a hub that dies is said in the window and comes back; the page gets a new line to it', async () => {
    await connectToHub(program.page)
    const notice = program.page.locator('#pengtong-hub-notice[role=alert]')
    const said = notice.filter({ hasText: '已经存上的都在' }).waitFor({ timeout: 20_000 })
    process.kill(await hubProcessId(program), 'SIGKILL')
    await said
    expect(await connectToHub(program.page)).toBe(1)
    await notice.filter({ hasText: '已恢复' }).waitFor({ timeout: 120_000 })
    await notice.waitFor({ state: 'detached', timeout: 30_000 })
  })

  it('a window cannot be led away from the program, and opens no strange window', async () => {
    const before = program.page.url()
    await program.page.evaluate(() => {
      location.href = 'https://example.com/'
    })
    const opened = await program.page.evaluate(() => window.open('https://example.com/') === null)
    await program.page.waitForTimeout(500)
    expect(program.page.url()).toBe(before)
    expect(opened).toBe(true)
    expect(program.context.pages()).toHaveLength(1)
  })
})

/** The utility process of the window under test: a child of its Electron that runs the Node service. */
async function hubProcessId(program: OpenedInElectron): Promise<number> {
  const { readdir, readFile } = await import('node:fs/promises')
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const commandLine = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (!commandLine.includes('node.mojom.NodeService')) continue
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
    if (status.includes(`PPid:\t${program.process.pid}\n`)) return Number(name)
  }
  throw new Error('the hub process was not found')
}
