/** The factoring commission (_commission d'affacturage_): for the service, ad valorem. */
import { type Money, max } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { Terms } from './events/terms.ts'

/** Of one invoice, VAT included: rounded, then raised to the minimum (golden K-1). */
export const factoringCommission = (
  invoice: Money,
  { rate, perInvoiceMin }: Pick<Terms['factoringCommission'], 'rate' | 'perInvoiceMin'>,
): Money => max(portion(invoice, rate, 'HalfUp'), perInvoiceMin)
