import type { Money } from '@quittance/domain/values'
import type { AnyEvent } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check, Examine } from '../check.ts'
import { amountOf } from './amount.ts'

export const allocated: Check = {
  name: 'allocated',
  holds: 'no contract books more of a receipt than was allocated to it (lettrage)',
  page: `What a contract books of a receipt is held against what was allocated to it, less what was held for the debtor. A
finding is the booking that is more. See \`quittance collections\`. That a receipt gives no more than it has is part
of \`replayable\`.`,
  begin: () => {
    /** By receipt and contract: allocated, not held for its debtor, and not booked yet. */
    const left = new Map<string, bigint>()
    const log: Examine = ({ told }) => {
      if (E.isLeft(told)) return undefined
      const event = told.right.event
      const change = changeBy(event)
      if (change === undefined || !('collectionId' in event) || !('contractId' in event)) {
        return undefined
      }
      const key = `${event.collectionId} ${event.contractId}`
      const before = left.get(key) ?? 0n
      const after = before + change
      if (after === 0n) left.delete(key)
      else left.set(key, after)
      if (event.type !== 'CollectionBooked' || after >= 0n) return undefined
      const currency = event.lines[0]?.applied.currency ?? 'EUR'
      return {
        expected: `${amountOf({ minor: before, currency })} of ${event.collectionId} booked at most, as allocated`,
        found: amountOf({ minor: -change, currency }),
      }
    }
    return { log }
  },
}

const changeBy = (event: AnyEvent): bigint | undefined => {
  switch (event.type) {
    case 'PaymentAllocated':
    case 'DebtorCreditUsed':
      return sumOf(event.allocations.map(({ amount }) => amount))
    case 'RemainderHeld':
      return -event.amount.minor
    case 'CollectionBooked':
      return -sumOf(event.lines.map(({ applied }) => applied))
    default:
      return undefined
  }
}

const sumOf = (amounts: ReadonlyArray<Money>): bigint =>
  amounts.reduce((sum, { minor }) => sum + minor, 0n)
