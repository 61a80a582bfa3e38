import type { Contract } from '@quittance/domain/events'
import { movementsOf } from '@quittance/domain/figures'
import { type Currency, type Money, plus } from '@quittance/domain/values'
import type { AnyEvent } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check, Found, Place } from '../check.ts'
import { amountOf } from './amount.ts'

export const projected: Check = {
  name: 'projected',
  holds:
    'the outstanding of each contract is what its invoices say is open, once all that follows is written',
  page: `What contracts and invoices say of the same money is added up apart, and must agree at the end of the log. A finding
is the event since which they differ. In the middle of what follows from a command they do: let a ledger be opened
once (\`quittance run\`) after a crash, so that the rest is written, and ask again.`,
  begin: (atTheEnd) => {
    const contracts = new Map<string, Outstanding>()
    atTheEnd(() => [...contracts.values()].flatMap(differing))
    return ({ recorded: { stream, revision }, told }) => {
      if (E.isLeft(told)) return undefined
      const { event } = told.right
      if (event.type === 'ContractRequested' && !contracts.has(event.contractId)) {
        const { contractId, currency } = event
        contracts.set(contractId, { currency, booked: 0n, open: 0n, since: undefined })
      }
      const of = 'contractId' in event ? contracts.get(event.contractId ?? '') : undefined
      if (of === undefined) return undefined
      if (stream.startsWith('contract-')) of.booked += bookedBy(event as Contract.Event)
      else of.open += openedBy(event)
      if (of.booked === of.open) of.since = undefined
      else of.since ??= { stream, revision: String(revision) }
      return undefined
    }
  },
}

/** Of a contract, as it says and as its invoices say; and the event since which they differ. */
interface Outstanding {
  readonly currency: Currency
  booked: bigint
  open: bigint
  since: Place | undefined
}

const differing = ({ currency, booked, open, since }: Outstanding): ReadonlyArray<Found & Place> =>
  since === undefined
    ? []
    : [
        {
          ...since,
          expected: `${amountOf({ minor: open, currency })} outstanding at the end of the log, as its invoices are open`,
          found: amountOf({ minor: booked, currency }),
        },
      ]

const bookedBy = (event: Contract.Event): bigint =>
  movementsOf(event).reduce((sum, { by }) => sum + (by.outstanding?.minor ?? 0n), 0n)

const openedBy = (event: AnyEvent): bigint => {
  switch (event.type) {
    case 'InvoiceAssigned':
      return event.amount.minor
    case 'PaymentApplied':
      return -both(event.applied, event.difference)
    case 'PaymentUnapplied':
      return both(event.restored, event.difference)
    case 'CreditNoteApplied':
      return -event.applied.minor
    case 'InvoiceReassigned':
      return -event.amount.minor
    case 'InvoiceIndemnified':
      return -both(event.borne, event.chargedBack)
    default:
      return 0n
  }
}

const both = (one: Money, other: Money): bigint => plus(one, other).minor
