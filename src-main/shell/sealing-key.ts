import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { app, safeStorage } from 'electron'

/**
 * The key that seals secrets at rest, itself kept by the system's key store.
 * @returns undefined where the system has none: on Linux without a keyring Electron would fall back to a key that everybody
 *   knows ('basic_text'), which is worse than saying that secrets cannot be kept
 */
export function sealingKey(): string | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return undefined
  const file = path.join(app.getPath('userData'), 'sealing-key.bin')
  if (existsSync(file)) {
    try {
      return safeStorage.decryptString(readFileSync(file))
    } catch {
      // The keyring is another one now: what it sealed is lost, a new key serves what comes.
    }
  }
  const key = randomBytes(32).toString('base64')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, safeStorage.encryptString(key), { mode: 0o600 })
  return key
}
