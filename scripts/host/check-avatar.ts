import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { launchChromium } from '#tests/helpers/chromium.ts'

/**
 * Loads a VRM file in the real renderer, in a real browser, and prints the report as JSON (src-renderer/avatar/check-avatar.ts).
 * Started by `pengtong host check`; the browser and the page server belong to the workshop, not to an installed hub.
 */
const root = path.resolve(import.meta.dirname, '../..')
const pictureSize = { width: 720, height: 960 }
const limitMs = 120_000

const { values, positionals } = parseArgs({ allowPositionals: true, options: { shot: { type: 'string' } } })
const file = path.resolve(positionals[0] ?? '')
if (!statSync(file).isFile()) throw new Error(`${file} is not a file`)

const server = await createServer({
  configFile: path.join(root, 'src-renderer/devtools/vite.config.ts'),
  server: { port: 0, hmr: false, watch: null },
  logLevel: 'silent',
})
await server.listen()
const browser = await launchChromium()
try {
  const address = server.httpServer?.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const page = await browser.newPage({ viewport: pictureSize })
  page.setDefaultTimeout(limitMs)
  await page.route('**/subject.vrm', route => route.fulfill({ path: file, contentType: 'model/gltf-binary' }))
  await page.goto(`http://127.0.0.1:${port}/src-renderer/devtools/check.html`)
  await page.waitForFunction('"checkFile" in window')
  const report: unknown = await page.evaluate("window.checkFile('/subject.vrm')")
  if (values.shot !== undefined) {
    const show = "window.showFile('/subject.vrm', '/avatars/xiaozheng/gestures/idle.vrma')"
    const picture = String(await page.evaluate(show))
    if (picture !== '') await writeFile(values.shot, Buffer.from(picture.split(',')[1] ?? '', 'base64'))
  }
  process.stdout.write(JSON.stringify(report))
} finally {
  await browser.close()
  await server.close()
}
