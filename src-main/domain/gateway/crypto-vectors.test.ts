import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sm2 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { hmacSm3, keysOfSecret, loadSm3Hex, proofIsRight, signedText, signerOfSecret } from './signing.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))

describe('国密算法照标准的例子', () => {
  it('HMAC-SM3（GM/T 0042-2015 附录的例子）', async () => {
    const hmac = await hmacSm3(bytes('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20'))
    const text = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'
    expect(Buffer.from(hmac(text + text)).toString('hex')).toBe(
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    )
  })
  it('SM2 签名（GB/T 32918.5-2017 附录的例子）：验得过，改一个字就验不过', () => {
    const publicKey =
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    expect(sm2.doVerifySignature('message digest', signature, publicKey, { hash: true })).toBe(true)
    expect(sm2.doVerifySignature('message digesu', signature, publicKey, { hash: true })).toBe(false)
  })
})

describe('请求的签名', () => {
  it('证明里的客户端密钥一散列就是库里那把；任何一处不同就不对', async () => {
    const sm3 = await loadSm3Hex()
    const parts = { method: 'POST', path: '/gateway/v1/query', timestamp: '1764036000000', nonce: 'n'.repeat(16) }
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 80 }),
        fc.nat(),
        async (key, body, where) => {
          const secret = Buffer.from(key).toString('base64url')
          const { storedKey, clientKey } = await keysOfSecret(sm3, secret)
          // The stored key by another implementation: OpenSSL's.
          expect(createHash('sm3').update(clientKey).digest('hex')).toBe(storedKey)
          const proof = (await signerOfSecret(secret))({ ...parts, body })
          const hmac = await hmacSm3(bytes(storedKey))
          const text = signedText(sm3, { ...parts, body })
          expect(proofIsRight(sm3, hmac, storedKey, text, proof)).toBe(true)
          const place = where % text.length
          const changed = `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`
          expect(proofIsRight(sm3, hmac, storedKey, changed, proof)).toBe(false)
          const digit = where % 64
          const bent = `${proof.slice(0, digit)}${proof[digit] === '0' ? '1' : '0'}${proof.slice(digit + 1)}`
          expect(proofIsRight(sm3, hmac, storedKey, text, bent)).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })
})
