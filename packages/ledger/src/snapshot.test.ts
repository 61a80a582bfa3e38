/** A fold as text: found again as it was, or not at all. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { asText, fromText, type Snapshot } from './snapshot.ts'

const snapshot: Snapshot = {
  ...{
    category: 'contract',
    foldVersion: 1,
    revision: 9_007_199_254_740_993n,
    hash: 'a'.repeat(64),
  },
  state: { status: 'Present', account: { minor: 100n, currency: 'EUR' } },
  answered: [
    [7, 0n],
    [2 ** 53 - 1, 4_096n],
    [8, 3n],
  ],
}

test('A snapshot is found as it was', async () =>
  expect(await fromText(await asText(snapshot))).toEqual(E.right(snapshot)))

test.each<[string, (text: string) => string]>([
  ['is empty', () => ''],
  ['was never one', () => 'a checkpoint'],
  ['is cut off', (text) => text.slice(0, -4)],
  ['has lost its beginning', (text) => text.slice(4)],
  [
    'has another character',
    (text) => `${text.slice(0, 99)}${text[99] === 'A' ? 'B' : 'A'}${text.slice(100)}`,
  ],
  ['is packed in another way', () => sealed('{}')],
  ['holds no JSON', () => sealed(gzipSync('{').toString('base64'))],
  ['is of another form', again((kept) => ({ ...kept, form: 2 }))],
  ['has no place', again((kept) => ({ ...kept, revision: '-1' }))],
  ['has a place that no stream has', again((kept) => ({ ...kept, revision: String(2n ** 64n) }))],
  ['has half a command', again((kept) => ({ ...kept, answered: [7, 0.5] }))],
  ['lacks its commands', again(({ answered: _, ...kept }) => kept)],
  ['has a state of another kind', again((kept) => ({ ...kept, state: { $tree: [] } }))],
])('A text is none when it %s', async (_what, spoilt) =>
  expect(E.isLeft(await fromText(spoilt(await asText(snapshot))))).toBe(true),
)

test('Ten thousand commands take less than twelve characters each', async () => {
  const answered = Array.from({ length: 10_000 }, (_, index) => {
    const hash = createHash('sha256').update(String(index)).digest()
    return [Number(hash.readBigUInt64LE() >> 11n), BigInt(index * 3)] as const
  })
  const text = await asText({ ...snapshot, answered })
  expect(text.length).toBeLessThan(12 * 10_000)
  expect(E.map(({ answered }: Snapshot) => answered)(await fromText(text))).toEqual(
    E.right(answered),
  )
})

/** Whole, whatever is in it. */
function sealed(packed: string) {
  return `${createHash('sha256').update(packed).digest('hex')} ${packed}`
}

/** Written anew, otherwise. */
function again(otherwise: (kept: Record<string, unknown>) => unknown) {
  return (text: string) => {
    const packed = Buffer.from(text.split(' ')[1] ?? '', 'base64')
    const kept = JSON.parse(gunzipSync(packed).toString())
    return sealed(gzipSync(JSON.stringify(otherwise(kept))).toString('base64'))
  }
}
