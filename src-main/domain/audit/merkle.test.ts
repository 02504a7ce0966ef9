import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendLeaf, emptyFrontier, leafHash, rootOf, type Hash } from './merkle.ts'
import { loadSm3 } from './sm3.ts'

const sha256: Hash = data => new Uint8Array(createHash('sha256').update(data).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** Leaves and roots of the reference implementation of Certificate Transparency (RFC 6962), with SHA-256. */
const referenceLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

/** The definition itself: split at the largest power of two below n (RFC 6962 §2.1). */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return leafHash(sha256, leaves[0] ?? new Uint8Array(0))
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  const left = rootByDefinition(leaves.slice(0, split))
  const right = rootByDefinition(leaves.slice(split))
  return sha256(Buffer.concat([Buffer.from([1]), left, right]))
}

describe('the Merkle tree of the audit trail', () => {
  it('has the roots of the reference implementation', () => {
    let frontier = emptyFrontier
    referenceLeaves.forEach((leaf, index) => {
      frontier = appendLeaf(sha256, frontier, leafHash(sha256, new Uint8Array(Buffer.from(leaf, 'hex'))))
      expect(hex(rootOf(sha256, frontier))).toBe(referenceRoots[index])
    })
  })

  it('grown leaf by leaf is the tree of the definition, whatever the leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 }), leaves => {
        const frontier = leaves.reduce((tree, leaf) => appendLeaf(sha256, tree, leafHash(sha256, leaf)), emptyFrontier)
        expect(hex(rootOf(sha256, frontier))).toBe(hex(rootByDefinition(leaves)))
      }),
    )
  })

  it('hashes with SM3 as the standard does', async () => {
    const sm3 = await loadSm3()
    // GB/T 32905-2016, annex A.1 and A.2.
    expect(hex(sm3(new TextEncoder().encode('abc')))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
    expect(hex(sm3(new TextEncoder().encode('abcd'.repeat(16))))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    )
  })
})
