import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DataFolderInUse, lockDataFolder } from '#database/data-lock.ts'

describe('the data folder belongs to one process', () => {
  let folder: string
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pengtong-lock-'))
  })
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  it('refuses a second process in words, naming the one that holds it', async () => {
    const holder = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
    fs.writeFileSync(path.join(folder, 'pengtong.lock'), String(holder.pid))
    try {
      expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse)
      expect(() => lockDataFolder(folder)).toThrow(`进程号 ${holder.pid}`)
    } finally {
      const gone = new Promise(resolve => holder.once('exit', resolve))
      holder.kill('SIGKILL')
      await gone
    }
    const release = lockDataFolder(folder)
    expect(fs.readFileSync(path.join(folder, 'pengtong.lock'), 'utf8')).toBe(String(process.pid))
    release()
    expect(fs.existsSync(path.join(folder, 'pengtong.lock'))).toBe(false)
  })

  it('the command line answers with exit code 3', async () => {
    fs.writeFileSync(path.join(folder, 'pengtong.lock'), String(process.pid))
    const cli = path.resolve(import.meta.dirname, '../../src-main/cli/pengtong.ts')
    const child = spawn(process.execPath, [cli, 'audit', 'verify', '--data', folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', chunk => (said += String(chunk)))
    const code = await new Promise(resolve => child.once('close', resolve))
    expect(code).toBe(3)
    expect(said).toContain('请先关闭那个鹏政通窗口或服务')
    expect(said).not.toMatch(/\bat \S+:\d+/)
  })
})
