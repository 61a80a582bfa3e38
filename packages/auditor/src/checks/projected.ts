import type { Advance, Contract, GuaranteeLine } from '@quittance/domain/events'
import { type Money, minus, negated, plus } from '@quittance/domain/values'
import type { Decoded, Recorded } from '@quittance/event-store'
import type { AnyEvent } from '@quittance/ledger'
import { type GuaranteeLineRow, lines } from '@quittance/projections'
import { either as E } from 'fp-ts'

import type { Check, Examine } from '../check.ts'
import { amountOf } from './amount.ts'
import { sides } from './sides.ts'
import { stepping } from './stepping.ts'

export const projected: Check = {
  name: 'projected',
  holds:
    'contracts, their lines and their advances say of the same money the same, once all that follows is written',
  page: `A contract has outstanding what its invoices have open, a line what those of its debtor have, and of an advance is
booked what was paid out and not back: at the end of the log. A finding is the event since which they differ, as they
do until all that follows is written: after a crash let a ledger be opened once (\`quittance run\`), and ask again.`,
  begin: ({ atTheEnd }) => {
    const contracts = sides(true, (_, { one, other }) => ({
      expected: `${amountOf(other)} outstanding at the end of the log, as its invoices are open`,
      found: amountOf(one),
    }))
    const owed = sides(true, (key, { one, other }) => ({
      expected: `${amountOf(other)} outstanding under the line ${key} at the end of the log, as the invoices are open`,
      found: amountOf(one),
    }))
    const advances = sides(false, (key, { one, other }) => ({
      expected: `${amountOf(other)} of ${key} booked from then on, as it was paid out or came back`,
      found: amountOf(one),
    }))
    atTheEnd(() => [...contracts.differing(), ...owed.differing(), ...advances.differing()])

    const log: Examine = ({ recorded, told, movements }) => {
      if (E.isLeft(told)) return undefined
      const { event } = told.right
      for (const { by } of movements) {
        if (by.outstanding && 'contractId' in event && event.contractId !== null) {
          contracts.add(event.contractId, 'one', by.outstanding, recorded)
        }
      }
      const opened = openedBy(event)
      if (opened !== undefined) {
        contracts.add(opened.contractId, 'other', opened.by, recorded)
        owed.add(`${opened.contractId}_${opened.debtorId}`, 'other', opened.by, recorded)
      }
      const booked = bookedBy(event)
      if (booked !== undefined) advances.add(keyOf(booked.of), 'one', booked.by, recorded)
      return undefined
    }

    return {
      log,
      stream: (stream) => {
        if (stream.startsWith('guaranteeLine-')) {
          return owing((key, by, at) => owed.add(key, 'one', by, at))
        }
        return stream.startsWith('advance-')
          ? paying((key, by, at) => advances.add(key, 'other', by, at))
          : undefined
      },
    }
  },
}

type Add = (key: string, by: Money, at: Recorded) => void

/** By how much each event of a line changes what its debtor owes. */
const owing = (add: Add): Examine => {
  let row: GuaranteeLineRow | undefined
  return stepping((told: Decoded<GuaranteeLine.Event>, { recorded, isAgain }) => {
    const before = row
    row = lines.next(row, told)
    if (row === undefined || isAgain || row.outstanding === before?.outstanding) return undefined
    const by = before ? minus(row.outstanding, before.outstanding) : row.outstanding
    add(`${row.contractId}_${row.debtorId}`, by, recorded)
    return undefined
  })
}

/** What is paid out, and what of that comes back. */
const paying = (add: Add): Examine => {
  let isPaid = false
  return stepping(({ event }: Decoded<Advance.Event>, { recorded, isAgain }) => {
    const moves = event.type === 'AdvancePaid' || (event.type === 'AdvanceFailed' && isPaid)
    if (!moves) return undefined
    isPaid = event.type === 'AdvancePaid'
    if (!isAgain) add(keyOf(event), isPaid ? event.amount : negated(event.amount), recorded)
    return undefined
  })
}

const keyOf = ({ contractId, advanceId }: Drawn): string => `${contractId}_${advanceId}`
type Drawn = Pick<Advance.Event, 'contractId' | 'advanceId'>

const bookedBy = (event: AnyEvent): { readonly of: Drawn; readonly by: Money } | undefined => {
  if (event.type === 'AdvanceBooked') return { of: event, by: event.amount }
  if (event.type === 'AdvanceReturned' && event.wasBooked) {
    return { of: event, by: negated(event.amount) }
  }
  return undefined
}

type Opened = Pick<Contract.InvoiceChargedBack, 'contractId' | 'debtorId'> & { readonly by: Money }

const openedBy = (event: AnyEvent): Opened | undefined => {
  switch (event.type) {
    case 'InvoiceAssigned':
      return { ...event, by: event.amount }
    case 'PaymentApplied':
      return { ...event, by: negated(plus(event.applied, event.difference)) }
    case 'PaymentUnapplied':
      return { ...event, by: plus(event.restored, event.difference) }
    case 'CreditNoteApplied':
      return { ...event, by: negated(event.applied) }
    case 'InvoiceReassigned':
      return { ...event, by: negated(event.amount) }
    case 'InvoiceIndemnified':
      return { ...event, by: negated(plus(event.borne, event.chargedBack)) }
    default:
      return undefined
  }
}
