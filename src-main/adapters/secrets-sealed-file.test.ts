import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretsInSealedFile } from './secrets-sealed-file.ts'

describe('secrets in a sealed file', () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-secrets-'))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
  const open = (key: string | undefined) => secretsInSealedFile({ folder, keyMaterial: () => key, whyNot: '没有钥匙' })

  it('come back to who holds the key, and never stand readable in the file', async () => {
    await open('key one').set('llm', 'sk-secret-canary')
    expect(await open('key one').get('llm')).toBe('sk-secret-canary')
    const file = path.join(folder, 'secrets.json')
    expect(fs.readFileSync(file, 'utf8')).not.toContain('canary')
    expect(fs.statSync(file).mode & 0o077).toBe(0)
  })

  it('are absent for another key, and after they were deleted', async () => {
    await open('key one').set('llm', 'sk-secret-canary')
    expect(await open('key two').get('llm')).toBeUndefined()
    await open('key one').delete('llm')
    expect(await open('key one').get('llm')).toBeUndefined()
  })

  it('are not kept at all without a key, and the store says why', async () => {
    expect(open(undefined).unavailable()).toBe('没有钥匙')
    await expect(open(undefined).set('llm', 'x')).rejects.toThrow('没有钥匙')
    expect(fs.existsSync(path.join(folder, 'secrets.json'))).toBe(false)
  })
})
