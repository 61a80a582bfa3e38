/** The factoring commission, invoice by invoice, and the annual minimum of it. */
import type { Contract } from '@quittance/domain/events'
import {
  equals,
  fraction,
  isNegative,
  isZero,
  type Money,
  minus,
  negated,
  portion,
} from '@quittance/domain/values'

import { amount, percent } from '../say/figures.ts'
import type { Agreed } from './agreed.ts'
import type { Charges } from './charges.ts'
import type { Reckoned, Step } from './explanation.ts'

export const factoringSteps = (
  event: Contract.FactoringCommissionCharged,
  known: Charges,
  { terms: { factoringCommission: agreed } }: Agreed,
): Reckoned => {
  const note = event.occasion.kind === 'creditNote' ? known.note(event.occasion.number) : undefined
  const steps = event.commissions.map(({ invoiceId, exclTax }): Step => {
    const invoice = known.invoice(invoiceId)
    if (invoice === undefined) return { says: `invoice ${invoiceId}`, amount: exclTax }
    const says = isNegative(exclTax)
      ? refunded(invoice, note?.amount ?? invoice.credited)
      : charged(note?.amount ?? invoice.face, agreed)
    return { says: `${invoice.number}: ${says}`, amount: exclTax, event: (note ?? invoice).event }
  })
  return isNegative(event.exclTax)
    ? [
        'a credit note gives back as much of what its invoice was charged as it is of its face',
        steps,
      ]
    : [
        `${percent(agreed.rate)} of each, rounded half up, ${amount(agreed.perInvoiceMin)} at least`,
        steps,
      ]
}

const charged = (
  face: Money,
  { rate, perInvoiceMin }: Agreed['terms']['factoringCommission'],
): string => {
  const share = portion(face, rate, 'HalfUp')
  const reckoned = `${amount(face)} × ${percent(rate)}`
  return isNegative(minus(share, perInvoiceMin))
    ? `${reckoned} = ${amount(share)}, at least ${amount(perInvoiceMin)}`
    : reckoned
}

/** Over all notes of the invoice together, so that they give back no cent more or less. */
const refunded = (
  { charged: all, face, credited }: NonNullable<ReturnType<Charges['invoice']>>,
  note: Money,
): string => {
  const before = minus(credited, note)
  const part = (of: Money) => `${amount(all)} × ${amount(of)} / ${amount(face)}`
  const less = isZero(before) ? '' : `, less ${part(before)} before`
  return `${part(credited)}${less}, given back`
}

/** Where one minimum was agreed for all of the period, it is reckoned here; else it was part by part. */
export const annualMinimumSteps = (
  event: Contract.AnnualMinimumCharged,
  { terms, event: agreedBy }: Agreed,
): Reckoned => {
  const { from, to, activeDays, minimum, charged: before } = event
  const yearly = terms.factoringCommission.annualMin?.amount
  const isOne = yearly && equals(fraction(yearly, BigInt(activeDays), 365n), minimum)
  const reckoned = isOne ? `: ${amount(yearly)} × ${activeDays} days / 365` : ''
  return [
    'the annual minimum for its days of 365, less what was charged of the period',
    [
      { says: `minimum of ${from} to ${to}${reckoned}`, amount: minimum, event: agreedBy },
      { says: 'less factoring commission of the period', amount: negated(before) },
    ],
  ]
}
