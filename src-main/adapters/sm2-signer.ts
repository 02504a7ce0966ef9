import fs from 'node:fs'
import path from 'node:path'
import { sm2, sm3 } from 'sm-crypto-v2'
import type { SealSigner } from '#domain/gateway/index.ts'

/**
 * SM2 with SM3 (GB/T 32918.2, user id 1234567812345678). Not through Node's own crypto: its SM2 keys sign ECDSA, or with an
 * empty user id, and neither is accepted elsewhere while its own round trip passes.
 */
export function sm2Signer(privateKey: string): SealSigner {
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey)
  const point = sm2.precomputePublicKey(publicKey)
  return {
    keyId: sm3(publicKey).slice(0, 16),
    publicKey,
    sign: text => sm2.doSignature(text, privateKey, { hash: true, publicKey }),
    verify: (text, signature, key) =>
      sm2.doVerifySignature(text, signature, key === publicKey ? point : key, { hash: true }),
  }
}

/** A signer whose key is gone with the process: for stores in memory. */
export function temporarySm2Signer(): SealSigner {
  return sm2Signer(sm2.generateKeyPairHex().privateKey)
}

/** The data folder's own SM2 key, made when it is first needed and readable by its owner alone. */
export function sm2SignerOfFolder(dataFolder: string): SealSigner {
  const file = path.join(dataFolder, 'gateway-sm2-key.hex')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataFolder, { recursive: true })
    fs.writeFileSync(file, sm2.generateKeyPairHex().privateKey, { mode: 0o600, flag: 'wx' })
  }
  return sm2Signer(fs.readFileSync(file, 'utf8').trim())
}
