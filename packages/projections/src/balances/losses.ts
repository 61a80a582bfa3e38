/** What was called on guarantee lines, who bears it, and what has come back. */
import type { GuaranteeLine } from '@quittance/domain/events'
import {
  type ContractId,
  type DebtorId,
  type Money,
  minus,
  plus,
  zero,
} from '@quittance/domain/values'

import type { Projection } from '../projection.ts'

export interface LossRow {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
  /** Cover that was called: it stays in use. */
  readonly called: Money
  readonly borne: Money
  readonly chargedBack: Money
  /** Dividends, and whose they are. */
  readonly recovered: Money
  readonly forFactor: Money
  readonly forClient: Money
}

/** Of lines on which nothing was called there is no row. */
export const losses: Projection<LossRow, GuaranteeLine.Event> = {
  key: ({ event }) => `${event.contractId}_${event.debtorId}`,
  next: (row, { event }) => {
    switch (event.type) {
      case 'CoverCalled': {
        const before = row ?? nothing(event)
        return {
          ...before,
          called: plus(before.called, event.covered),
          borne: plus(before.borne, event.borne),
          chargedBack: plus(before.chargedBack, event.chargedBack),
        }
      }
      case 'RecoveryShared': {
        const before = row ?? nothing(event)
        return {
          ...before,
          recovered: plus(before.recovered, event.amount),
          forFactor: plus(before.forFactor, event.forFactor),
          forClient: plus(before.forClient, event.forClient),
        }
      }
      case 'RecoveryReversed':
        return (
          row && {
            ...row,
            recovered: minus(row.recovered, event.amount),
            forFactor: minus(row.forFactor, event.forFactor),
            forClient: minus(row.forClient, event.forClient),
          }
        )
      default:
        return row
    }
  },
}

const nothing = (event: GuaranteeLine.CoverCalled | GuaranteeLine.RecoveryShared): LossRow => {
  const { contractId, debtorId } = event
  const none = zero(('borne' in event ? event.borne : event.amount).currency)
  return {
    ...{ contractId, debtorId, called: none, borne: none, chargedBack: none },
    ...{ recovered: none, forFactor: none, forClient: none },
  }
}
