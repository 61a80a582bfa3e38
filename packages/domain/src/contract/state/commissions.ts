/** What was charged for the service: of each invoice, of each reference period, of each fee. */
import { Map as PersistentMap, Set as PersistentSet } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { DebtorId, InvoiceId } from '../../values/identity.ts'
import { isNegative, type Money, plus, zero } from '../../values/money.ts'
import { periodEndIn } from '../annual-minimum.ts'
import type { AncillaryFeeCharged, FactoringCommissionCharged } from '../events/commissions.ts'
import type { Vat } from '../events/terms.ts'
import type { Event } from '../events.ts'
import type { Life } from './life.ts'

export interface Commissions {
  readonly invoices: PersistentMap<InvoiceId, InvoiceCommission>
  /** By value day, since the last period that ended. */
  readonly towardsMinimum: PersistentMap<Day, Money>
  readonly periodEndedOn: Day | undefined
  readonly fees: PersistentSet<string>
}

/** What an invoice was charged, and what of it was credited since. */
export interface InvoiceCommission {
  readonly debtorId: DebtorId
  readonly boughtOn: Day
  readonly face: Money
  readonly charged: Money
  /** How that was taxed; not at all, if nothing was charged. */
  readonly vat: Vat | undefined
  readonly credited: Money
}

export const noCommissions: Commissions = {
  invoices: PersistentMap(),
  towardsMinimum: PersistentMap(),
  periodEndedOn: undefined,
  fees: PersistentSet(),
}

export const chargedOn = (commissions: Commissions, event: Event, life: Life): Commissions => {
  switch (event.type) {
    case 'ScheduleBooked':
      return {
        ...commissions,
        invoices: commissions.invoices.withMutations((invoices) => {
          const boughtOn = event.valueOn
          for (const { kind, invoiceId, debtorId, amount: face } of event.accepted) {
            const none = zero(face.currency)
            if (kind === 'creditNote') continue
            const bought = { debtorId, boughtOn, face }
            invoices.set(invoiceId, { ...bought, charged: none, vat: undefined, credited: none })
          }
        }),
      }
    case 'FactoringCommissionCharged':
      return counted(
        event.occasion.kind === 'creditNote' || isNegative(event.exclTax)
          ? commissions
          : ofInvoices(commissions, event),
        event,
      )
    case 'CreditNoteBooked': {
      const invoice = commissions.invoices.get(event.invoiceId)
      if (invoice === undefined) return commissions
      const credited = plus(invoice.credited, plus(event.applied, event.excess))
      const invoices = commissions.invoices.set(event.invoiceId, { ...invoice, credited })
      return { ...commissions, invoices }
    }
    case 'AncillaryFeeCharged':
      return { ...commissions, fees: commissions.fees.add(feeOf(event)) }
    case 'MonthClosed': {
      const end = periodEndIn(life, event.month)
      return end === undefined ? commissions : ended(commissions, end)
    }
    case 'AnnualMinimumCharged':
      return ended(commissions, event.to)
    default:
      return commissions
  }
}

/** A fee of one kind for one thing on one day is one fee. */
export const feeOf = ({
  feeKind,
  reference,
  chargedOn: on,
}: Pick<AncillaryFeeCharged, 'feeKind' | 'reference' | 'chargedOn'>): string =>
  JSON.stringify([feeKind, on, reference])

const ofInvoices = (
  commissions: Commissions,
  { commissions: charges, vat }: FactoringCommissionCharged,
): Commissions => ({
  ...commissions,
  invoices: commissions.invoices.withMutations((invoices) => {
    for (const { invoiceId, exclTax: charged } of charges) {
      const invoice = invoices.get(invoiceId)
      if (invoice) invoices.set(invoiceId, { ...invoice, charged, vat })
    }
  }),
})

const counted = (
  commissions: Commissions,
  { valueOn, exclTax }: FactoringCommissionCharged,
): Commissions => {
  const before = commissions.towardsMinimum.get(valueOn) ?? zero(exclTax.currency)
  const towardsMinimum = commissions.towardsMinimum.set(valueOn, plus(before, exclTax))
  return { ...commissions, towardsMinimum }
}

/** What came after that day counts in the next period. */
export const ended = (commissions: Commissions, end: Day): Commissions => ({
  ...commissions,
  periodEndedOn: end,
  towardsMinimum: commissions.towardsMinimum.filter((_charged, on) => end < on),
})
