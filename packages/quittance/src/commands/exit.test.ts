/** How a refusal ends a command. */
import { describe, expect, test } from '@jest/globals'
import type { Refusal } from '@quittance/ledger'

import { exitOf } from './exit.ts'

const ends = (type: Refusal['type']) => exitOf({ type } as Refusal)

describe('A refusal', () => {
  test.each(['Unavailable', 'Denied', 'StreamDeleted', 'Duplicate', 'Corrupt'] as const)(
    'ends a command with 3 where the store is what is wrong: %s',
    (type) => expect(ends(type)).toBe(3),
  )

  test.each([
    'ContractUnknown',
    'AdvanceRefused',
    'CommandReused',
    'Conflict',
    'TooLarge',
  ] as const)(
    'ends a command with 1 where the command may be sent otherwise, or again: %s',
    (type) => expect(ends(type)).toBe(1),
  )
})
