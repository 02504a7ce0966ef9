import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** What a checkpoint asserts: that at this size the tree had this root. `origin` names the log. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  /** Hex of the root hash. */
  readonly root: string
  /** ISO instant. */
  readonly at: string
}

/** Signs and checks checkpoints; the private key never leaves the process that holds the data folder. */
export interface CheckpointSigner {
  readonly origin: string
  sign(checkpoint: Checkpoint): string
  verify(checkpoint: Checkpoint, signature: string): boolean
}

function checkpointText({ origin, size, root, at }: Checkpoint): Buffer {
  return Buffer.from(`${origin}\n${size}\n${root}\n${at}\n`)
}

export function signerOf(privateKey: crypto.KeyObject): CheckpointSigner {
  const publicKey = crypto.createPublicKey(privateKey)
  const fingerprint = crypto
    .createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  return {
    origin: `pengtong-audit/${fingerprint.slice(0, 16)}`,
    sign: checkpoint => crypto.sign(null, checkpointText(checkpoint), privateKey).toString('base64'),
    verify: (checkpoint, signature) =>
      crypto.verify(null, checkpointText(checkpoint), publicKey, Buffer.from(signature, 'base64')),
  }
}

/** A signer whose key is gone with the process: for stores in memory. */
export function temporarySigner(): CheckpointSigner {
  return signerOf(crypto.generateKeyPairSync('ed25519').privateKey)
}

/** The data folder's own Ed25519 key, made at the first start and readable by its owner alone. */
export function signerOfFolder(dataFolder: string): CheckpointSigner {
  const file = path.join(dataFolder, 'audit-key.pem')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataFolder, { recursive: true })
    const { privateKey } = crypto.generateKeyPairSync('ed25519')
    fs.writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return signerOf(crypto.createPrivateKey(fs.readFileSync(file)))
}
