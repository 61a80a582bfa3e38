/** Commissions of the first version: read as they were meant, for ever. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { upcasted } from '../event-codec.ts'
import golden from './events.golden.json' with { type: 'json' }
import { upcasts } from './events.ts'

describe('What was stored first', () => {
  test.each([
    'FactoringCommissionCharged',
    'MonthClosed',
    'FinancingCommissionCharged',
    'FinancingCommissionCorrected',
  ])('of %s is read as the second version says it', (name) => {
    const [first, second] = golden.filter(({ type }) => type === name)
    const { schemaVersion, ...newest } = Object(second)
    expect(schemaVersion).toBe('2')
    expect(upcasted(upcasts, 1, Object(first))).toEqual(E.right(newest))
    expect(upcasted(upcasts, 2, newest)).toEqual(E.right(newest))
  })
})
