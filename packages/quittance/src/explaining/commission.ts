/** A commission: what it was reckoned on, by what terms, and its tax. */
import type { Contract } from '@quittance/domain/events'
import type { Day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type Charged, isCharged, type Position, position } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { amount, percent } from '../say/figures.ts'
import { labelOf, referenceOf } from '../say/statement-words.ts'
import { type Agreed, type Agreements, agreements } from './agreed.ts'
import { type Charges, charges } from './charges.ts'
import { type Explained, type Explanation, placeOf, type Reckoned } from './explanation.ts'
import { annualMinimumSteps, factoringSteps } from './factoring.ts'
import { financingSteps, scaleOf } from './financing.ts'

type Told = Decoded<Contract.Event>

/** Each charge of that reference, as the fees of a statement have it, in the order of the log. */
export const commissionsExplained = async (
  history: AsyncIterable<ReadonlyArray<Told>>,
  reference: string,
): Promise<Explained> => {
  const explained: Array<Explanation> = []
  const references = new Set<string>()
  const [known, terms] = [charges(), agreements()]
  let row: Position | undefined
  for await (const page of history) {
    for (const told of page) {
      known.tell(told)
      terms.tell(told)
      row = position.next(row, told)
      const { event } = told
      if (row === undefined || !isCharged(event)) continue
      references.add(referenceOf(event))
      if (referenceOf(event) !== reference) continue
      explained.push(explanation(event, placeOf(told), known, terms.of(row.life)))
    }
  }
  return explained.length > 0 ? E.right(explained) : E.left([...references])
}

const explanation = (
  event: Charged,
  place: string,
  known: Charges,
  terms: Agreements,
): Explanation => {
  const agreed = terms.on(dayOf(event, known))
  const [rule, steps] = reckoned(event, known, agreed, terms)
  const { contractId, valueOn, exclTax, vatAmount, inclTax, vat } = event
  const { treatment, rate, legalBasis } = vat
  return {
    figure: `${labelOf(event.type).toLowerCase()} ${referenceOf(event)} of ${contractId}, valued ${valueOn}`,
    ...{ result: inclTax, event: place },
    rule: `${rule}; VAT once, on all of it, rounded half up`,
    source: `docs/concepts/commissions.md; ${agreed.named}`,
    steps: [
      ...steps,
      {
        says: `VAT: ${amount(exclTax)} × ${percent(rate)}, ${treatment} (${legalBasis})`,
        amount: vatAmount,
      },
    ],
  }
}

/** Whose terms it is reckoned by; a scale of several has each of them in its steps. */
const dayOf = (event: Charged, known: Charges): Day => {
  switch (event.type) {
    case 'AnnualMinimumCharged':
      return event.to
    case 'AncillaryFeeCharged':
      return event.chargedOn
    case 'FactoringCommissionCharged':
      return event.valueOn
    default:
      return scaleOf(event, known)?.segments[0]?.from ?? event.valueOn
  }
}

const reckoned = (event: Charged, known: Charges, agreed: Agreed, terms: Agreements): Reckoned => {
  switch (event.type) {
    case 'FactoringCommissionCharged':
      return factoringSteps(event, known, agreed)
    case 'FinancingCommissionCharged':
    case 'FinancingCommissionCorrected':
      return financingSteps(event, known, terms)
    case 'AnnualMinimumCharged':
      return annualMinimumSteps(event, terms)
    case 'AncillaryFeeCharged': {
      const { feeKind, chargedOn, exclTax } = event
      const says = `${feeKind}, by the tariff of ${chargedOn}`
      return ['the tariff of the day', [{ says, amount: exclTax, event: agreed.event }]]
    }
  }
}
