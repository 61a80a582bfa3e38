/** What was charged back, written off and recovered, so that each is once. */
import { Map as PersistentMap, Set as PersistentSet } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { InvoiceId, RecoveryId } from '../../values/identity.ts'
import type { Money } from '../../values/money.ts'
import type { Event } from '../events.ts'

export interface Recourse {
  /** Of each invoice, since it was bought. */
  readonly given: PersistentMap<InvoiceId, PersistentSet<string>>
  readonly recoveries: PersistentSet<RecoveryId>
}

export const noRecourse: Recourse = { given: PersistentMap(), recoveries: PersistentSet() }

export const recoursedOn = (recourse: Recourse, event: Event): Recourse => {
  switch (event.type) {
    // What is bought anew begins anew.
    case 'ScheduleBooked': {
      const bought = event.accepted.map(({ invoiceId }) => invoiceId)
      return { ...recourse, given: recourse.given.deleteAll(bought) }
    }
    case 'InvoiceChargedBack':
      return givenUp(recourse, event.invoiceId, factOf(event, event.chargedBackOn))
    case 'LossBorne':
      return givenUp(recourse, event.invoiceId, factOf(event, event.borneOn))
    case 'RecoveryBooked':
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

const givenUp = (recourse: Recourse, invoiceId: InvoiceId, fact: string): Recourse => {
  const before = recourse.given.get(invoiceId) ?? PersistentSet<string>()
  return { ...recourse, given: recourse.given.set(invoiceId, before.add(fact)) }
}
