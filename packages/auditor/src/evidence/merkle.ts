/** The Merkle tree over a log (RFC 6962 § 2.1): one hash that follows from every event and their order. */
import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Uint8Array

/** Of a leaf's data; the prefix tells a leaf from a node. */
export const leafHash = (data: Uint8Array): Hash => {
  const leaf = new Uint8Array(1 + data.length)
  leaf.set(data, 1)
  return sha256(leaf)
}

export const nodeHash = (left: Hash, right: Hash): Hash => {
  const node = new Uint8Array(1 + left.length + right.length)
  node[0] = 1
  node.set(left, 1)
  node.set(right, 1 + left.length)
  return sha256(node)
}

/** Of a log without events. */
export const emptyRoot: Hash = sha256(new Uint8Array())

/** A hash in hexadecimal: of a long log, bytes of its own for each would cost more than to hash them. */
export type Digits = string

/** As `leafHash`, of data and hash in hexadecimal. */
export const leafDigits = (data: Digits): Digits => {
  // What somebody put in the place of a hash is a leaf too.
  if (ofLeaf.write(data, 1, 'hex') !== 32 || data.length !== 64) {
    return digitsOf(leafHash(Buffer.from(data, 'hex')))
  }
  return hash('sha256', ofLeaf, 'hex')
}

const nodeDigits = (left: Digits, right: Digits): Digits => {
  ofNode.write(left, 1, 'hex')
  ofNode.write(right, 33, 'hex')
  return hash('sha256', ofNode, 'hex')
}

/** Written over by each. */
const [ofLeaf, ofNode] = [Buffer.alloc(33), Buffer.alloc(65, 1)]

const digitsOf = (of: Hash): Digits => Buffer.from(of).toString('hex')

/** Leaf by leaf, in memory that grows with the number of binary digits of its size. */
export const growing = () => {
  /** The roots of the full trees it is made of, the largest first. */
  const full: Array<Digits> = []
  let size = 0
  return {
    add: (leaf: Digits): void => {
      full.push(leaf)
      size += 1
      // Two full trees of one size are one of the next: as often as the size ends in a zero.
      for (let rest = size; rest % 2 === 0; rest /= 2) {
        const [right, left] = [full.pop(), full.pop()]
        if (left && right) full.push(nodeDigits(left, right))
      }
    },
    size: () => size,
    root: (): Hash => {
      const root = full.reduceRight<Digits | undefined>(joined, undefined)
      return root === undefined ? emptyRoot : Buffer.from(root, 'hex')
    },
  }
}

const joined = (right: Digits | undefined, left: Digits): Digits =>
  right === undefined ? left : nodeDigits(left, right)

export const rootOf = (leaves: ReadonlyArray<Hash>): Hash => {
  const tree = growing()
  for (const leaf of leaves) tree.add(digitsOf(leaf))
  return tree.root()
}

/** The path from a leaf to the root (§ 2.1.1), the nearest first. */
export const inclusion = (leaves: ReadonlyArray<Hash>, index: number): ReadonlyArray<Hash> => {
  if (leaves.length < 2) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusion(left, index), rootOf(right)]
    : [...inclusion(right, index - split), rootOf(left)]
}

/** That the first `size` leaves are those of an earlier tree (§ 2.1.2). */
export const consistency = (leaves: ReadonlyArray<Hash>, size: number): ReadonlyArray<Hash> =>
  size === 0 || size === leaves.length ? [] : proofOf(leaves, size, true)

const proofOf = (
  leaves: ReadonlyArray<Hash>,
  size: number,
  isKnown: boolean,
): ReadonlyArray<Hash> => {
  if (size === leaves.length) return isKnown ? [] : [rootOf(leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split
    ? [...proofOf(left, size, isKnown), rootOf(right)]
    : [...proofOf(right, size - split, false), rootOf(left)]
}

/** The largest power of two below it. */
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

export const sameHash = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0

function sha256(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer')
}
