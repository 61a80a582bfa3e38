/** The factoring commission, invoice by invoice, and the annual minimum of it. */
import type { Contract } from '@quittance/domain/events'
import {
  daysFrom,
  exactly,
  isNegative,
  isZero,
  type Money,
  min,
  minus,
  negated,
  portion,
  rate,
} from '@quittance/domain/values'

import { amount, percent } from '../say/figures.ts'
import type { Agreed, Agreements } from './agreed.ts'
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
        'a credit note gives back as much of what its invoice was charged as it is of its face, and all together no more than all of it',
        steps,
      ]
    : [
        `${percent(agreed.rate)} of each, rounded half up, ${amount(agreed.perInvoiceMin)} at least`,
        steps,
      ]
}

const charged = (
  face: Money,
  { rate: agreed, perInvoiceMin }: Agreed['terms']['factoringCommission'],
): string => {
  const share = portion(face, agreed, 'HalfUp')
  const reckoned = `${amount(face)} × ${percent(agreed)}`
  return isNegative(minus(share, perInvoiceMin))
    ? `${reckoned} = ${amount(share)}, at least ${amount(perInvoiceMin)}`
    : reckoned
}

/** Over all notes of the invoice together, so that they give back no cent more or less; beyond its face, nothing. */
const refunded = (
  { charged: all, face, credited }: NonNullable<ReturnType<Charges['invoice']>>,
  note: Money,
): string => {
  const before = minus(credited, note)
  const part = (of: Money) => `${amount(all)} × ${amount(min(of, face))} / ${amount(face)}`
  const less = isZero(before) ? '' : `, less ${part(before)} before`
  return `${part(credited)}${less}, given back`
}

/** Each stretch of days by its own terms, the sum of them rounded once. */
export const annualMinimumSteps = (
  { from, to, minimum, charged: before }: Contract.AnnualMinimumCharged,
  terms: Agreements,
): Reckoned => {
  const parts = terms.between(from, to).flatMap(partOf)
  const sum = parts.reduce((total, { amount: part }) => total.plus(part), rate('0'))
  return [
    'the annual minimum for its days of 365, rounded half up, less what was charged of the period',
    [
      ...parts,
      { says: `rounded to ${amount(minimum)}`, amount: exactly(minimum).minus(sum).toFixed() },
      { says: 'less factoring commission of the period', amount: negated(before) },
    ],
  ]
}

/** Nothing where a cut has left out what was agreed. */
const partOf = ({ from, to, agreed }: ReturnType<Agreements['between']>[number]) => {
  const yearly = agreed.terms.factoringCommission.annualMin?.amount
  if (yearly === undefined) return []
  const days = daysFrom(from, to) + 1
  const reckoned = `${amount(yearly)} × ${days} ${days === 1 ? 'day' : 'days'} / 365`
  const share = exactly(yearly).times(days).div(365).toDecimalPlaces(10)
  const says = `minimum of ${from} to ${to}: ${reckoned}`
  return [{ says, amount: share.toFixed(), event: agreed.event }]
}
