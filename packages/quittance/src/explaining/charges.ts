/** What commissions are reckoned on: invoices and what of them was credited, months and their scales. */
import type { Contract } from '@quittance/domain/events'
import { type InvoiceId, isPositive, type Money, plus, zero } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { placeOf } from './explanation.ts'

export interface Charges {
  readonly tell: (told: Decoded<Contract.Event>) => void
  readonly invoice: (invoiceId: InvoiceId) => OfInvoice | undefined
  /** What is given back by a note of that number. */
  readonly note: (number: string) => OfNote | undefined
  readonly month: (month: string) => OfMonth | undefined
}

interface OfInvoice {
  readonly number: string
  readonly face: Money
  /** By its own commission, before anything was given back. */
  readonly charged: Money
  /** By all notes so far. */
  readonly credited: Money
  readonly event: string
}

interface OfNote {
  readonly amount: Money
  readonly event: string
}

interface OfMonth {
  readonly closed: Contract.MonthClosed
  readonly event: string
}

export const charges = (): Charges => {
  const invoices = new Map<InvoiceId, OfInvoice>()
  const notes = new Map<string, OfNote>()
  const months = new Map<string, OfMonth>()
  const change = (invoiceId: InvoiceId, changes: Partial<OfInvoice>) => {
    const before = invoices.get(invoiceId)
    if (before) invoices.set(invoiceId, { ...before, ...changes })
  }
  return {
    invoice: (invoiceId) => invoices.get(invoiceId),
    note: (number) => notes.get(number),
    month: (month) => months.get(month),
    tell: (told) => {
      const { event } = told
      const at = placeOf(told)
      switch (event.type) {
        case 'MonthClosed':
          months.set(event.month, { closed: event, event: at })
          return
        case 'ScheduleBooked':
          for (const { kind, invoiceId, number, amount: face } of event.accepted) {
            const none = zero(face.currency)
            const bought = { number, face, charged: none, credited: none, event: at }
            if (kind === 'invoice') invoices.set(invoiceId, bought)
          }
          return
        case 'CreditNoteBooked': {
          const { invoiceId, number, applied, excess } = event
          const amount = plus(applied, excess)
          notes.set(number, { amount, event: at })
          const before = invoices.get(invoiceId)
          if (before) change(invoiceId, { credited: plus(before.credited, amount) })
          return
        }
        case 'FactoringCommissionCharged':
          for (const { invoiceId, exclTax } of event.commissions) {
            const isOwn = event.occasion.kind !== 'creditNote' && isPositive(exclTax)
            if (isOwn) change(invoiceId, { charged: exclTax })
          }
          return
        default:
      }
    },
  }
}
