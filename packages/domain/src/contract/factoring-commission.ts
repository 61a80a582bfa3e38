/** The factoring commission (_commission d'affacturage_): for the service, ad valorem. */
import { type Money, max, min, minus, plus } from '../values/money.ts'
import { fraction, portion } from '../values/rate.ts'
import type { Terms } from './events/terms.ts'
import type { InvoiceCommission } from './state/commissions.ts'

/** Of one invoice, VAT included: rounded, then raised to the minimum (golden K-1). */
export const factoringCommission = (
  invoice: Money,
  { rate, perInvoiceMin }: Pick<Terms['factoringCommission'], 'rate' | 'perInvoiceMin'>,
): Money => max(portion(invoice, rate, 'HalfUp'), perInvoiceMin)

/**
 * What a credit note gives back of what its invoice was charged: as much of it as of the face, reckoned
 * over all credit notes together, so that those of a whole invoice give back exactly all, and no more.
 */
export const commissionRefunded = (
  creditNote: Money,
  { face, charged, credited }: Pick<InvoiceCommission, 'face' | 'charged' | 'credited'>,
): Money => {
  const refunded = (after: Money) => fraction(charged, min(after, face).minor, face.minor)
  return minus(refunded(plus(credited, creditNote)), refunded(credited))
}
