/** The test vectors of Certificate Transparency (see THIRD_PARTY.md), and laws over trees of any size. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import {
  consistency,
  emptyRoot,
  growing,
  type Hash,
  inclusion,
  leafDigits,
  leafHash,
  nodeHash,
  rootOf,
} from './merkle.ts'
import { isConsistent, isIncluded } from './proofs.ts'

const bytes = (hex: string): Hash => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')

const inputs = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657'],
  '606162636465666768696a6b6c6d6e6f',
]
const leaves = inputs.map((input) => leafHash(bytes(input)))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const [one, pair, right, tail] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
]
const fifth = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const sixth = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
const [, first = '', second = '', , fourth = ''] = roots

describe('A tree', () => {
  test.each(roots.map((root, size) => [size, root] as const))(
    'of %i leaves has root %s',
    (size, root) => {
      expect(hex(rootOf(leaves.slice(0, size)))).toBe(root)
      expect(size === 0 ? hex(emptyRoot) : root).toBe(root)
    },
  )

  test.each<readonly [index: number, size: number, ...path: ReadonlyArray<string>]>([
    [0, 1],
    [0, 8, one, pair, right],
    [5, 8, fifth, tail, fourth],
    [2, 3, second],
    [1, 5, first, pair, fifth],
  ])('proves leaf %i among %i', (index, size, ...path) =>
    expect(inclusion(leaves.slice(0, size), index).map(hex)).toEqual(path),
  )

  test.each<readonly [from: number, to: number, ...proof: ReadonlyArray<string>]>([
    [1, 1],
    [1, 8, one, pair, right],
    [6, 8, sixth, tail, fourth],
    [2, 5, pair, fifth],
  ])('proves that %i leaves are the first of %i', (from, to, ...proof) =>
    expect(consistency(leaves.slice(0, to), from).map(hex)).toEqual(proof),
  )
})

const anyTree = fc.integer({ min: 1, max: 130 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    at: fc.nat(size - 1),
    from: fc.integer({ min: 0, max: size }),
  }),
)
const grown = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(bytes(index.toString(16).padStart(8, '0'))))
const other = leafHash(bytes('ff'))

describe('Whatever its size', () => {
  test('a tree that grows has the root that it has at once', () => {
    const tree = growing()
    for (const [index, leaf] of grown(70).entries()) {
      expect(hex(tree.root())).toBe(hex(byDefinition(grown(index))))
      tree.add(hex(leaf))
    }
  })

  test('every leaf is proved, at its place only and no other leaf there', () =>
    fc.assert(
      fc.property(anyTree, ({ size, at }) => {
        const tree = grown(size)
        const [root, proof] = [rootOf(tree), inclusion(tree, at)]
        const leaf = tree[at] as Hash
        expect(isIncluded({ leaf, index: at, size, root }, proof)).toBe(true)
        expect(isIncluded({ leaf: other, index: at, size, root }, proof)).toBe(false)
        expect(isIncluded({ leaf, index: at + 1, size, root }, proof)).toBe(false)
        expect(isIncluded({ leaf, index: at, size, root: other }, proof)).toBe(false)
        expect(isIncluded({ leaf, index: at, size, root }, [...proof, other])).toBe(false)
        if (size > 1)
          expect(isIncluded({ leaf, index: at, size, root }, proof.slice(1))).toBe(false)
      }),
    ))

  test('a later tree is proved to begin with the earlier, and one that does not is not', () =>
    fc.assert(
      fc.property(anyTree, ({ size, from }) => {
        const tree = grown(size)
        const [earlier, later] = [tree.slice(0, from), tree]
        const heads = [
          { size: from, root: rootOf(earlier) },
          { size, root: rootOf(later) },
        ] as const
        const proof = consistency(tree, from)
        expect(isConsistent(...heads, proof)).toBe(true)
        expect(isConsistent({ size: from, root: other }, heads[1], proof)).toBe(false)
        if (from > 0) {
          expect(isConsistent(heads[0], { size, root: other }, proof)).toBe(false)
          expect(isConsistent(...heads, [...proof, other])).toBe(false)
        }
        if (from > 0 && from < size) {
          expect(isConsistent(...heads, proof.slice(0, -1))).toBe(false)
          const changed = [other, ...tree.slice(1)]
          const head = { size, root: rootOf(changed) }
          expect(isConsistent(heads[0], head, consistency(changed, from))).toBe(false)
        }
      }),
    ))
})

/** As RFC 6962 § 2.1 says it. */
function byDefinition(of: ReadonlyArray<Hash>): Hash {
  if (of.length === 0) return emptyRoot
  const [only] = of
  if (of.length === 1 && only) return only
  let split = 1
  while (split * 2 < of.length) split *= 2
  return nodeHash(byDefinition(of.slice(0, split)), byDefinition(of.slice(split)))
}

test.each(['', 'ab', 'no digits', '0'.repeat(64), 'f'.repeat(63), 'a'.repeat(66)])(
  'A leaf in hexadecimal is the leaf, whatever stands there for a hash: %p',
  (digits) => expect(leafDigits(digits)).toBe(hex(leafHash(Buffer.from(digits, 'hex')))),
)
