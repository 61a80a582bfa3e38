/** What is disputed of a receivable (_litige_), grace or not, and never more than is open. */
import { type InvoiceId, type Money, min, zero } from '@quittance/domain/values'

import type { Position } from './position.ts'

export const disputedOf = (
  { funding }: Pick<Position, 'funding'>,
  invoiceId: InvoiceId,
  open: Money,
): Money => {
  const dispute = funding.reserves.get(invoiceId)?.get('dispute')
  return dispute ? min(dispute.amount, open) : zero(open.currency)
}
