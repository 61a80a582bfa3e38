/** Value-added tax on a fee, by the policy agreed for its kind. */
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import { type Money, plus, zero } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { FeeKind, Terms, Vat, VatPolicy } from './events/terms.ts'

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

/** How a fee of that kind is taxed on that day; before its first policy, by the first: money may count from an earlier day. */
export const vatOn = ({ vatPolicy }: Pick<Terms, 'vatPolicy'>, kind: FeeKind, on: Day): Vat => {
  const policy = policyOn(vatPolicy, kind, on)
  invariant(policy !== undefined, `no VAT policy for ${kind} on ${on}`)
  const { treatment, rate, legalBasis } = policy
  return { treatment, rate, legalBasis }
}

/** The last of its kind to have come into force. */
const policyOn = (policies: Terms['vatPolicy'], kind: FeeKind, on: Day): VatPolicy | undefined =>
  policies.findLast(({ feeKind, validFrom }) => feeKind === kind && validFrom <= on) ??
  policies.find(({ feeKind }) => feeKind === kind)
