/** Opens look.html in a real browser with the repository's own files behind it. Offline: nothing outside this machine is asked. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchChromium } from '#tests/helpers/chromium.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** The picture that stands for a host in lists: `avatars/<id>/preview.webp`. */
export const previewTile = (id: string): Record<string, unknown> => ({
  w: 480,
  h: 640,
  target: [0, 1.32, 0],
  distance: 1.95,
  yaw: 8,
  expressions: { relaxed: 0.4 },
  clip: `/avatars/${id}/gestures/idle.vrma`,
})

export async function openLookPage(): Promise<{ page: Page; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const name = path.normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname))
    const file = path.join(root, name)
    if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium()
  const page = await browser.newPage()
  page.on('console', m => {
    if (m.type() === 'error' || m.type() === 'warning') console.log(m.text().slice(0, 300))
  })
  page.on('pageerror', e => {
    console.log(String(e))
  })
  await page.goto(`${origin}/avatars/foundry/look.html`)
  await page.waitForFunction('window.ready === true')
  return {
    page,
    async close() {
      await browser.close()
      server.close()
    },
  }
}
