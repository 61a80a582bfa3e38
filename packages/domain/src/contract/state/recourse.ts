/** What was charged back, written off and recovered, so that each is once. */
import { Map as PersistentMap, Set as PersistentSet } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { InvoiceId, RecoveryId } from '../../values/identity.ts'
import type { Money } from '../../values/money.ts'
import type { InvoiceChargedBack, LossBorne } from '../events/recourse.ts'
import type { Event } from '../events.ts'

export interface Recourse {
  /** Of each invoice, since it was bought. */
  readonly given: PersistentMap<InvoiceId, PersistentSet<string>>
  /** Whose cover was called, since they were bought: once each. */
  readonly called: PersistentSet<InvoiceId>
  /** What came in, and what of it went back. */
  readonly recoveries: PersistentSet<RecoveryId>
}

export const noRecourse: Recourse = {
  given: PersistentMap(),
  called: PersistentSet(),
  recoveries: PersistentSet(),
}

export const recoursedOn = (recourse: Recourse, event: Event): Recourse => {
  switch (event.type) {
    // What is bought anew begins anew.
    case 'ScheduleBooked': {
      const bought = event.accepted.map(({ invoiceId }) => invoiceId)
      const called = recourse.called.subtract(bought)
      return { ...recourse, called, given: recourse.given.deleteAll(bought) }
    }
    case 'InvoiceChargedBack':
      return givenUp(recourse, event, event.chargedBackOn)
    case 'LossBorne':
      return givenUp(recourse, event, event.borneOn)
    case 'RecoveryBooked':
    case 'RecoveryReversalBooked':
      return { ...recourse, recoveries: recourse.recoveries.add(event.recoveryId) }
    default:
      return recourse
  }
}

/** The same amount on the same ground and day is the same fact. */
export const factOf = (
  { ground, amount }: { readonly ground: string; readonly amount: Money },
  on: Day,
): string => JSON.stringify([ground, on, String(amount.minor)])

const givenUp = (recourse: Recourse, event: InvoiceChargedBack | LossBorne, on: Day): Recourse => {
  const { invoiceId, ground } = event
  if (ground === 'coverCalled') return { ...recourse, called: recourse.called.add(invoiceId) }
  const before = recourse.given.get(invoiceId) ?? PersistentSet<string>()
  return { ...recourse, given: recourse.given.set(invoiceId, before.add(factOf(event, on))) }
}
