/** What the contract took of invoices by its own word, which a payment that came first may still undo. */
import { List, type Map as PersistentMap } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus } from '../../values/money.ts'
import type { TakingKind } from '../events/takings.ts'
import type { Event } from '../events.ts'
import type { Receivable, Receivables } from './receivables.ts'

/** Of each invoice since it was bought, the last one last. */
export type Takings = PersistentMap<InvoiceId, List<Taking>>

interface Taking {
  readonly of: TakingKind
  /** What of it is not undone, nor passed on. */
  readonly amount: Money
  readonly valueOn: Day
  /** As it was taken of. */
  readonly receivable: Receivable
}

/** `receivables` are those before the event. */
export const takenOn = (takings: Takings, receivables: Receivables, event: Event): Takings => {
  switch (event.type) {
    // What is bought anew begins anew.
    case 'ScheduleBooked':
      return takings.deleteAll(event.accepted.map(({ invoiceId }) => invoiceId))
    case 'InvoiceChargedBack':
      return taken(takings, receivables, event, { kind: 'chargeBack', ground: event.ground })
    case 'LossBorne':
      return taken(takings, receivables, event, { kind: 'loss', ground: event.ground })
    case 'DirectPaymentCharged': {
      const { collectionId } = event
      return taken(takings, receivables, event, { kind: 'directPayment', collectionId })
    }
    case 'DirectPaymentReturned': {
      const { invoiceId, collectionId, amount } = event
      const before = takings.get(invoiceId) ?? List<Taking>()
      const nth = before.findIndex(
        ({ of }) => of.kind === 'directPayment' && of.collectionId === collectionId,
      )
      return nth < 0 ? takings : takings.set(invoiceId, lessOf(before, nth, amount))
    }
    case 'TakingUndone': {
      const { invoiceId, amount } = event
      const before = takings.get(invoiceId) ?? List<Taking>()
      return takings.set(invoiceId, lessOf(before, before.size - 1, amount))
    }
    default:
      return takings
  }
}

const taken = (
  takings: Takings,
  receivables: Receivables,
  { invoiceId, amount, valueOn }: Pick<Taking, 'amount' | 'valueOn'> & { invoiceId: InvoiceId },
  of: TakingKind,
): Takings => {
  const receivable = receivables.get(invoiceId)
  if (receivable === undefined) return takings
  const before = takings.get(invoiceId) ?? List<Taking>()
  return takings.set(invoiceId, before.push({ of, amount, valueOn, receivable }))
}

const lessOf = (takings: List<Taking>, nth: number, by: Money): List<Taking> => {
  const taking = nth < 0 ? undefined : takings.get(nth)
  invariant(taking !== undefined, 'nothing was taken that could be undone')
  const amount = minus(taking.amount, by)
  invariant(!isNegative(amount), 'more is undone than was taken')
  return isPositive(amount) ? takings.set(nth, { ...taking, amount }) : takings.delete(nth)
}
