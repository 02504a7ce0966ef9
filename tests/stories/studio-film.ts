import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { promisify } from 'node:util'
import ffprobe from '@ffprobe-installer/ffprobe'
import type { Download, Page } from 'playwright-core'

const run = promisify(execFile)

/** Everything a trainer's export put on the disk, read by ffprobe. */
export interface ReadFilm {
  readonly streams: readonly string[]
  readonly tags: string
  readonly captions: string
}

/**
 * Types an announcement in the studio, names the item its second sentence rests on, and exports it as a small film.
 * @param page  a trainer's page that stands on the studio's list
 */
export async function playScript(page: Page, item: string, sentences: readonly string[]): Promise<ReadFilm> {
  await page.getByRole('button', { name: /新建播报/ }).click()
  await page.waitForURL(/\/studio\/.+/)
  await page.locator('textarea').first().click()
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.insertText(sentence)
  }
  await page.locator('textarea').nth(1).click()
  await page.getByPlaceholder('这句说的是哪个事项').fill(item)
  await page.locator('.found button').first().click()
  await page.getByText('已自动保存').waitFor()
  await page.getByLabel('尺寸').selectOption('360p')
  const downloads: Download[] = []
  page.on('download', download => downloads.push(download))
  await page.locator('[data-test=export]').click()
  for (const until = Date.now() + 500_000; downloads.length < 3 && Date.now() < until;) await page.waitForTimeout(200)
  const files = new Map<string, string>()
  for (const download of downloads) {
    files.set(download.suggestedFilename().split('.').at(-1) ?? '', await download.path())
  }
  const film = files.get('mp4')
  if (!film) throw new Error(`no film was exported: ${await page.locator('body').innerText()}`)
  const probed = await run(ffprobe.path, ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', film])
  const { streams, format } = JSON.parse(probed.stdout) as {
    streams: { codec_name: string }[]
    format: { tags?: Record<string, string> }
  }
  return {
    streams: streams.map(({ codec_name }) => codec_name),
    tags: JSON.stringify(format.tags ?? {}),
    captions: fs.readFileSync(files.get('srt') ?? '', 'utf8'),
  }
}
