/**
 * A Merkle tree as in RFC 6962 §2.1, over any hash: leaves are H(0x00 ‖ data), nodes H(0x01 ‖ left ‖ right).
 * Only the frontier is kept: the roots of the complete subtrees that tile the leaves from left to right.
 */
export type Hash = (data: Uint8Array) => Uint8Array

export interface Frontier {
  /** Number of leaves so far. */
  readonly size: number
  /** Roots of complete subtrees, largest first; as many as there are one-bits in `size`. */
  readonly hashes: readonly Uint8Array[]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

function prefixed(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0))
  joined[0] = prefix
  let offset = 1
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

export function leafHash(hash: Hash, data: Uint8Array): Uint8Array {
  return hash(prefixed(0, data))
}

function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(prefixed(1, left, right))
}

/** The frontier after one more leaf: like adding one to a binary number, a carry joins two equal subtrees. */
export function appendLeaf(hash: Hash, frontier: Frontier, leaf: Uint8Array): Frontier {
  const hashes = [...frontier.hashes]
  let joined = leaf
  for (let size = frontier.size; size % 2 === 1; size = Math.floor(size / 2)) {
    const left = hashes.pop()
    if (!left) throw new Error('frontier holds fewer subtrees than its size has one-bits')
    joined = nodeHash(hash, left, joined)
  }
  hashes.push(joined)
  return { size: frontier.size + 1, hashes }
}

/** The tree's root: the smaller subtrees are joined first, from the right. Of an empty tree: the hash of nothing. */
export function rootOf(hash: Hash, frontier: Frontier): Uint8Array {
  const reversed = [...frontier.hashes].reverse()
  const [smallest, ...larger] = reversed
  if (!smallest) return hash(new Uint8Array(0))
  return larger.reduce((right, left) => nodeHash(hash, left, right), smallest)
}
