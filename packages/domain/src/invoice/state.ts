/** What an invoice knows. Rebuilt from its events, so its shape may change at any time. */
import { Map as PersistentMap } from 'immutable'

import type { Day } from '../values/day.ts'
import type { CollectionId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import {
  isNegative,
  isPositive,
  isZero,
  type Money,
  minus,
  negated,
  plus,
  zero,
} from '../values/money.ts'
import { normalised } from '../values/number.ts'
import { isOfDispute } from '../values/reasons.ts'
import type {
  CreditNoteApplied,
  DisputeResolved,
  Event,
  InvoiceAssigned,
  InvoiceDisputed,
  InvoiceReassigned,
  InvoiceSubmitted,
} from './events.ts'

export type State = { readonly status: 'Absent' } | Invoice

export interface Invoice {
  readonly status: 'Proposed' | 'Held' | 'Rejected' | 'Assigned' | 'Extinguished' | 'Reassigned'
  /** The round that is open, or was last. */
  readonly submitted: InvoiceSubmitted
  /** What the debtor still owes, VAT included. */
  readonly open: Money
  /** By normalised number. */
  readonly creditNotes: PersistentMap<string, CreditNoteApplied>
  /** What each receipt paid of it, and what it was short of and is not asked for. */
  readonly payments: PersistentMap<CollectionId, Payment>
  readonly dueOn: Day
  /** Since it is owned. */
  readonly assigned: InvoiceAssigned | undefined
  readonly notifiedOn: Day | undefined
  /** The last one, and how it ended; one at a time. */
  readonly dispute: InvoiceDisputed | undefined
  readonly resolved: DisputeResolved | undefined
}

interface Payment {
  readonly applied: Money
  readonly difference: Money
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 2

export const evolve = (state: State, event: Event): State => {
  switch (event.type) {
    case 'InvoiceSubmitted':
      return {
        status: 'Proposed',
        submitted: event,
        open: event.amount,
        creditNotes: PersistentMap(),
        payments: PersistentMap(),
        dueOn: event.dueOn,
        ...{ assigned: undefined, notifiedOn: undefined, dispute: undefined, resolved: undefined },
      }
    case 'CreditNoteRefused':
      return state
    default:
      invariant(state.status !== 'Absent', `${event.type} before InvoiceSubmitted`)
  }

  switch (event.type) {
    case 'DuplicateReported':
    case 'SubrogationReceiptIssued':
      return state
    case 'InvoiceHeld':
      return { ...state, status: 'Held' }
    case 'InvoiceRejected':
      return { ...state, status: 'Rejected' }
    case 'InvoiceAssigned':
      return { ...state, status: 'Assigned', assigned: event }
    case 'DebtorNotified':
      return { ...state, notifiedOn: event.notifiedOn }
    case 'InvoiceDisputed':
      return { ...state, dispute: event, resolved: undefined }
    case 'DisputeResolved':
      invariant(isDisputed(state), `${event.invoiceId} is resolved before it was disputed`)
      return { ...state, resolved: event }
    case 'DueDateExtended':
      return { ...state, dueOn: event.dueOn }
    case 'CreditNoteApplied': {
      const creditNotes = state.creditNotes.set(normalised(event.number), event)
      return { ...lowered(state, event.applied), creditNotes }
    }
    case 'PaymentApplied': {
      const { collectionId, applied, difference } = event
      const nothing = zero(applied.currency)
      const before = state.payments.get(collectionId) ?? { applied: nothing, difference: nothing }
      const payments = state.payments.set(collectionId, {
        applied: plus(before.applied, applied),
        difference: plus(before.difference, difference),
      })
      return { ...lowered(state, plus(applied, difference)), payments }
    }
    case 'PaymentUnapplied': {
      const payments = state.payments.delete(event.collectionId)
      return { ...lowered(state, negated(plus(event.restored, event.difference))), payments }
    }
    case 'InvoiceReassigned': {
      const left = undisputed(lowered(state, event.amount), event)
      return isPositive(event.amount) && isZero(left.open)
        ? { ...left, status: 'Reassigned' }
        : left
    }
    case 'InvoiceIndemnified':
      return lowered(state, plus(event.borne, event.chargedBack))
    case 'InvoiceReopened':
      return { ...state, status: 'Assigned' }
    case 'InvoiceExtinguished':
      return { ...state, status: 'Extinguished' }
  }
}

export const isDisputed = ({ dispute, resolved }: Invoice): boolean =>
  dispute !== undefined && resolved === undefined

/** What is given back of what is disputed; all of it is resolved in the same append. */
const undisputed = (invoice: Invoice, { ground, amount }: InvoiceReassigned): Invoice => {
  const { dispute } = invoice
  if (dispute === undefined || !(isDisputed(invoice) && isOfDispute(ground))) return invoice
  const left = minus(dispute.amount, amount)
  return isPositive(left) ? { ...invoice, dispute: { ...dispute, amount: left } } : invoice
}

const lowered = (invoice: Invoice, by: Money): Invoice => {
  const open = minus(invoice.open, by)
  invariant(!isNegative(open), `${invoice.submitted.invoiceId} is open for less than nothing`)
  return { ...invoice, open }
}
