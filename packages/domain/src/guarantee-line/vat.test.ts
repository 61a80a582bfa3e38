/** Rule R7: limit and cover without VAT. What is owed stays VAT included, and payments are of both. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  asLine,
  coverAll,
  grant,
  owe,
  revise,
  stateAfter,
  told,
  withdraw,
} from '../testing/guarantee-line.ts'
import { plus } from '../values/money.ts'
import type { Command } from './index.ts'

/** 20 % of VAT, 8,000.00 and 9,000.00 without. */
const F1 = ['F1', '9600.00', '8000.00'] as const
const F2 = ['F2', '10800.00', '9000.00'] as const
const line = (...asked: ReadonlyArray<Command>) => asLine(stateAfter(told([], ...asked)))

describe('A line whose cover leaves VAT out', () => {
  test.each<[string, ReadonlyArray<Command>, Readonly<Record<string, string>>]>([
    ['covers what is not VAT', [grant('20000.00'), coverAll([F1])], { F1: '8000.00' }],
    [
      'is used up by what is not VAT',
      [grant('12000.00'), coverAll([F1, F2])],
      { F1: '8000.00', F2: '4000.00' },
    ],
    [
      'passes on what a payment frees without its VAT',
      [grant('12000.00'), coverAll([F1, F2]), owe(1n, [['F1', '4800.00']])],
      { F1: '4000.00', F2: '8000.00' },
    ],
    [
      'tops up to what is not VAT',
      [coverAll([F1, F2]), grant('12000.00'), revise('20000.00')],
      { F1: '8000.00', F2: '9000.00' },
    ],
    [
      'takes a payment off the part at the client’s risk first, while it stands',
      [grant('4000.00'), coverAll([F1]), owe(1n, [['F1', '6000.00']])],
      { F1: '4000.00' },
    ],
    [
      '… and no further than its VAT allows',
      [grant('4000.00'), coverAll([F1]), owe(1n, [['F1', '4200.00']])],
      { F1: '3500.00' },
    ],
    [
      'takes it off the covered part first once it is withdrawn (R3)',
      [grant('4000.00'), coverAll([F1]), withdraw(), owe(1n, [['F1', '6000.00']])],
      { F1: '1000.00' },
    ],
    [
      'gives former cover back with what is owed again',
      [
        ...[grant('8000.00'), coverAll([F1]), owe(1n, [['F1', '4800.00']])],
        ...[withdraw(), owe(2n, [['F1', '9600.00']])],
      ],
      { F1: '8000.00' },
    ],
    [
      'rounds what is left half up, whatever the payments were',
      [
        ...[grant('8000.00'), coverAll([['F1', '100.00', '83.33']])],
        ...[owe(1n, [['F1', '66.67']]), owe(2n, [['F1', '33.34']]), owe(3n, [['F1', '0.01']])],
      ],
      { F1: '0.01' },
    ],
  ])('%s', (_what, asked, expected) => {
    const { covers, coverInUse } = line(...asked)
    expect(
      Object.fromEntries([...covers].map(([name, { covered }]) => [name, written(covered)])),
    ).toEqual(expected)
    expect(coverInUse).toEqual(Object.values(expected).map(eur).reduce(plus))
  })
})
