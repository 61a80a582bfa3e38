/** Value-added tax on a fee, by the policy agreed for its kind. */
import { type Money, plus, zero } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { Vat } from './events/terms.ts'

export interface Charge {
  readonly exclTax: Money
  readonly vatAmount: Money
  readonly inclTax: Money
  readonly vat: Vat
}

/** Rounded once, on the whole fee and never line by line (golden V-1). */
export const taxed = (exclTax: Money, vat: Vat): Charge => {
  const vatAmount =
    vat.treatment === 'taxable' ? portion(exclTax, vat.rate, 'HalfUp') : zero(exclTax.currency)
  return { exclTax, vatAmount, inclTax: plus(exclTax, vatAmount), vat }
}
