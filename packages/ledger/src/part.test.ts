/** Shared work: every contract is in exactly one part, and stays there. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { demandPart, nameOf, partOf } from './part.ts'

describe('A contract', () => {
  test('is in exactly one part, in every process (S10)', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (contractId, of) => {
        const parts = Array.from({ length: of }, (_, member) => member)
        expect(parts.filter((member) => partOf(contractId, of) === member)).toHaveLength(1)
      }),
    )
  })

  // Computed by another program: `printf K1 | sha256sum`, its first eight digits modulo the size.
  test.each([
    ['AF-2026-0001', 2, 0],
    ['AF-2026-0002', 2, 0],
    ['AF-2026-0001', 7, 0],
    ['Gęś 🪿', 5, 3],
  ])('%s is in the same part of %d for ever: %d (S10)', (contractId, of, member) => {
    expect(partOf(contractId, of)).toBe(member)
  })

  test('may be in any part: the work is shared about evenly (S10)', () => {
    const counts = [0, 0, 0, 0]
    for (let n = 0; n < 4_000; n++)
      counts[partOf(`AF-${n}`, 4)] = (counts[partOf(`AF-${n}`, 4)] ?? 0) + 1
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
  })
})

describe('A part', () => {
  test.each([
    [{ member: 0, of: 1 }, 'reactions'],
    [{ member: 0, of: 2 }, 'reactions-0-of-2'],
    [{ member: 1, of: 2 }, 'reactions-1-of-2'],
  ])('%j keeps its place as %s', (part, name) => {
    demandPart(part)
    expect(nameOf(part)).toBe(name)
  })

  test.each([
    [{ member: 2, of: 2 }, 'there is no worker 2 of 2: they are numbered from 0 to 1'],
    [{ member: -1, of: 2 }, 'there is no worker -1 of 2'],
    [{ member: 0.5, of: 2 }, 'there is no worker 0.5 of 2'],
    [
      { member: 0, of: 0 },
      'work cannot be shared by 0: name how many workers there are, at least 1',
    ],
    [{ member: 0, of: 1.5 }, 'work cannot be shared by 1.5'],
  ])('%j does not exist (S10)', (part, sentence) => {
    expect(() => demandPart(part)).toThrow(RangeError)
    expect(() => demandPart(part)).toThrow(sentence)
  })
})
