import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { theProgram } from '#domain/audit/model.ts'
import { openProgram } from '#hub/open-program.ts'
import { openInBrowser } from '#tests/helpers/program.ts'

/** `node scripts/readme-picture.ts` draws docs/picture.png from the running program: one item's chain in the sample district. */
const password = 'a sentence to remember'
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pengtong-picture-'))
const seeded = await openProgram({ dataFolder: dataDir })
const loaded = await seeded.services.sample.load(theProgram, password)
if (!loaded.ok) throw new Error(loaded.violation.code)
const [item] = await seeded.services.catalog.searchItems('高龄津贴申领')
await seeded.close()

const program = await openInBrowser({ dataDir, path: '/sign-in' })
const { page } = program
await page.setViewportSize({ width: 1440, height: 900 })
await page.locator('input').first().fill('cw-linxiaoyue')
await page.locator('input').nth(1).fill(password)
await page.keyboard.press('Enter')
await page.waitForURL(address => !address.pathname.startsWith('/sign-in'))
await page.goto(`${program.url}/chain/${item?.itemId ?? ''}`)
await page.getByText('免证办').first().waitFor()
await page.waitForTimeout(1_500)
await page.screenshot({ path: path.resolve(import.meta.dirname, '../docs/picture.png'), timeout: 120_000 })
await program.close()
await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
process.exit(0)
