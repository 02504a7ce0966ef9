import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createVoicePack } from '#adapters/voice-pack.ts'
import { voicePackInstalled } from '#scripts/lip-sync/voices.ts'
import { buildVoicePack } from './voice-pack.ts'

const root = path.resolve(import.meta.dirname, '../..')

describe('构建出来的语音包', () => {
  // Inside the project, so that it finds the engine where the real one does.
  const folder = mkdtempSync(path.join(root, 'node_modules/.voice-pack-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  buildVoicePack(path.join(root, 'voice-pack'), folder)

  it('许可证、源码说明和它在一起；里面没有测试，也没有类型', () => {
    for (const file of ['COPYING', 'LICENSE.md', 'README.md', 'main.js', 'engine.js'])
      expect(existsSync(path.join(folder, file))).toBe(true)
    expect(existsSync(path.join(folder, 'frames.test.js'))).toBe(false)
    expect(readFileSync(path.join(folder, 'main.js'), 'utf8')).not.toMatch(/import type|\.ts'/)
  })

  it.skipIf(!voicePackInstalled)(
    '不认识 TypeScript 的 Node 也能让它开口 (needs the offline voice pack)',
    async () => {
      const args = ['--no-experimental-strip-types', path.join(folder, 'main.js')]
      const voice = createVoicePack({ start: { command: process.execPath, args } })
      let seconds = 0
      const request = { language: 'cmn' as const, rate: 1, pitch: 1, sentence: { text: '您好。', runs: [] } }
      for await (const part of voice.speak(request, AbortSignal.timeout(20_000)))
        if (part.kind === 'pcm') seconds += part.samples.length / part.sampleRateHz
      await voice.close()
      expect(seconds).toBeGreaterThan(0.3)
    },
    30_000,
  )
})
