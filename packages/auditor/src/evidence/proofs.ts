/** Whether a proof holds, knowing only roots (RFC 9162 §§ 2.1.3.2 and 2.1.4.2, for the trees of RFC 6962). */
import { emptyRoot, type Hash, nodeHash, sameHash } from './merkle.ts'

interface Included {
  readonly leaf: Hash
  readonly index: number
  readonly size: number
  readonly root: Hash
}

/** The leaf stands at that place of a log of that size and root. */
export const isIncluded = (
  { leaf, index, size, root }: Included,
  proof: ReadonlyArray<Hash>,
): boolean => {
  if (!(0 <= index && index < size)) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(hash, root)
}

interface Head {
  readonly size: number
  readonly root: Hash
}

/** The log of the one head begins with the log of the other. */
export const isConsistent = (from: Head, to: Head, proof: ReadonlyArray<Hash>): boolean => {
  if (from.size > to.size) return false
  if (from.size === to.size) return proof.length === 0 && sameHash(from.root, to.root)
  if (from.size === 0) return proof.length === 0 && sameHash(from.root, emptyRoot)
  // A full earlier tree is a node of the later one, and is not told again.
  const isFull = Number.isInteger(Math.log2(from.size))
  const [first, ...rest] = isFull ? [from.root, ...proof] : proof
  if (first === undefined) return false
  let [at, last] = [from.size - 1, to.size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let [earlier, later] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      earlier = nodeHash(sibling, earlier)
      later = nodeHash(sibling, later)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      later = nodeHash(later, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(earlier, from.root) && sameHash(later, to.root)
}

const half = (of: number): number => Math.floor(of / 2)
