import path from 'node:path'
import type { Browser } from 'playwright-core'
import { createServer } from 'vite'
import { launchChromium } from './chromium.ts'

const configFile = path.resolve(import.meta.dirname, '../../src-renderer/devtools/vite.config.ts')

export interface Devtools {
  readonly browser: Browser
  /** Address of one of the pages in `src-renderer/devtools`. */
  readonly addressOf: (page: string) => string
  readonly close: () => Promise<void>
}

/** The pages on which her parts are looked at alone, served to a real browser. */
export async function openDevtools(): Promise<Devtools> {
  const server = await createServer({ configFile, server: { port: 0, hmr: false, watch: null }, logLevel: 'error' })
  await server.listen()
  const browser = await launchChromium()
  return {
    browser,
    addressOf: page => `${server.resolvedUrls?.local[0] ?? ''}src-renderer/devtools/${page}`,
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
