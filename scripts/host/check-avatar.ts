import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openDevtools } from '#tests/helpers/devtools.ts'

/**
 * Loads a VRM file in the real renderer, in a real browser, and prints the report as JSON (src-renderer/avatar/check-avatar.ts).
 * Started by `pengtong host check`; the browser and the page server belong to the workshop, not to an installed hub.
 */
const pictureSize = { width: 720, height: 960 }
const limitMs = 120_000

const { values, positionals } = parseArgs({ allowPositionals: true, options: { shot: { type: 'string' } } })
const file = path.resolve(positionals[0] ?? '')
if (!statSync(file).isFile()) throw new Error(`${file} is not a file`)

const devtools = await openDevtools()
try {
  const page = await devtools.browser.newPage({ viewport: pictureSize })
  page.setDefaultTimeout(limitMs)
  await page.route('**/subject.vrm', route => route.fulfill({ path: file, contentType: 'model/gltf-binary' }))
  await page.goto(devtools.addressOf('check.html'))
  await page.waitForFunction('"checkFile" in window')
  const report: unknown = await page.evaluate("window.checkFile('/subject.vrm')")
  if (values.shot !== undefined) {
    const show = "window.showFile('/subject.vrm', '/avatars/xiaozheng/gestures/idle.vrma')"
    const picture = String(await page.evaluate(show))
    if (picture !== '') await writeFile(values.shot, Buffer.from(picture.split(',')[1] ?? '', 'base64'))
  }
  process.stdout.write(JSON.stringify(report))
} finally {
  await devtools.close()
}
