/** Collections, whatever they are asked: what was received is allocated, held, refunded, forwarded, gone back or left. */
import { describe, expect, test } from '@jest/globals'
import { Collection } from '@quittance/domain'
import type { Decoded } from '@quittance/event-store'
import { type CollectionRow, collections, leftOf } from '@quittance/projections'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { eur } from '../../domain/src/testing/amounts.ts'
import * as receipt from '../../domain/src/testing/collection.ts'
import { cents, expectWhole } from './testing/whole.ts'

describe('Whatever a collection is asked', () => {
  /** Few, so that they meet. */
  const amount = fc.constantFrom('100.00', '250.00', '500.00', '24000.00')
  const anyCommand = (): fc.Arbitrary<Collection.Command> =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom('F101', 'F102'), amount, fc.constantFrom('K', 'L'))
        .map(([of, some, contract]) => receipt.allocate([of, eur(some), contract])),
      amount.map((some) => receipt.holdRest(['B', some])),
      amount.map((some) => receipt.holdCredit(some)),
      amount.map((some) => receipt.allocateCredit('F103', some)),
      fc.tuple(amount, fc.constantFrom(null, { debtor: 'B' })).map((of) => receipt.refund(...of)),
      amount.map((some) => receipt.forward(some)),
      fc.constant(receipt.reverse()),
    )

  test('what was received is all in its places, and where its room says it is', () =>
    fc.assert(
      fc.property(fc.array(anyCommand(), { maxLength: 12 }), (commands) => {
        let state: Collection.State = Collection.decider.initial
        let row: CollectionRow | undefined
        for (const command of [receipt.receive(), receipt.identify(), ...commands]) {
          for (const event of happens(state, command)) {
            state = Collection.decider.evolve(state, event)
            row = collections.next(row, { event } as Decoded<Collection.Event>)
          }
          if (row === undefined || state.status === 'Absent' || state.status === 'Reported') {
            throw new Error('not received')
          }
          const { allocated, held, refunded, forwarded } = state
          expect(row).toMatchObject({ allocated, held, refunded, forwarded })
          expect(row.reversed).toEqual(Collection.reversedAmount(state))
          expect(leftOf(row)).toEqual(Collection.unallocated(state))
          expectWhole(row)
        }
      }),
    ))

  const happens = (state: Collection.State, command: Collection.Command) => {
    const decision = mayCome(state, command) ? Collection.decider.decide(state, command) : undefined
    return decision !== undefined && E.isRight(decision) ? decision.right : []
  }

  /** What reactions ask is never beyond what was allocated, or held. */
  const mayCome = (state: Collection.State, command: Collection.Command): boolean => {
    if (state.status === 'Absent' || state.status === 'Reported') return true
    if (command.type === 'HoldRemainder') {
      return cents(command.remainders.map(({ amount }) => amount)) <= state.allocated.minor
    }
    if (command.type !== 'AllocateCredit') return true
    const { contractId, debtorId, allocations } = command
    const credit = state.credits.get(`${contractId}_${debtorId}`)?.minor ?? 0n
    return cents(allocations.map(({ amount }) => amount)) <= credit
  }
})
