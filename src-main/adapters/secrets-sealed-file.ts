import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { SecretStore } from '#domain/assistant/index.ts'

/**
 * Secrets in a file that only the sealing key opens (AES-256-GCM, a nonce per secret). The key itself comes from outside:
 * on the desktop from the system's key store through the shell, on a hub from the environment. Without a key nothing is kept.
 */
interface SealedSecret {
  readonly nonce: string
  readonly sealed: string
}

/** @param keyMaterial  any text with enough chance in it; undefined where this machine has no safe place for a key */
export function secretsInSealedFile(options: {
  folder: string
  keyMaterial: () => string | undefined
  /** What to do about a missing key, in words for people. */
  whyNot: string
}): SecretStore {
  const file = path.join(options.folder, 'secrets.json')

  function key(): Buffer {
    const material = options.keyMaterial()
    if (!material) throw new Error(options.whyNot)
    return Buffer.from(crypto.hkdfSync('sha256', material, '', 'pengtong secrets', 32))
  }

  async function read(): Promise<Record<string, SealedSecret>> {
    try {
      return JSON.parse(await fs.readFile(file, 'utf8')) as Record<string, SealedSecret>
    } catch (error) {
      // No file yet: nothing has been kept.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
      throw error
    }
  }

  async function write(secrets: Record<string, SealedSecret>): Promise<void> {
    await fs.mkdir(options.folder, { recursive: true })
    const temporary = `${file}.${process.pid}`
    await fs.writeFile(temporary, JSON.stringify(secrets), { mode: 0o600 })
    await fs.rename(temporary, file)
  }

  return {
    unavailable: () => (options.keyMaterial() ? undefined : options.whyNot),
    async get(name) {
      const kept = (await read())[name]
      if (!kept || !options.keyMaterial()) return undefined
      const bytes = Buffer.from(kept.sealed, 'base64')
      const opener = crypto.createDecipheriv('aes-256-gcm', key(), Buffer.from(kept.nonce, 'base64'))
      opener.setAuthTag(bytes.subarray(-16))
      try {
        return Buffer.concat([opener.update(bytes.subarray(0, -16)), opener.final()]).toString('utf8')
      } catch {
        // Sealed with another key: it cannot be opened here, so it is as good as absent and is asked for again.
        return undefined
      }
    },
    async set(name, secret) {
      const nonce = crypto.randomBytes(12)
      const sealer = crypto.createCipheriv('aes-256-gcm', key(), nonce)
      const sealed = Buffer.concat([sealer.update(secret, 'utf8'), sealer.final(), sealer.getAuthTag()])
      const kept = { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
      await write({ ...(await read()), [name]: kept })
    },
    async delete(name) {
      const { [name]: _gone, ...rest } = await read()
      await write(rest)
    },
  }
}
