/** A commission: what it was reckoned on, by what terms, and its tax. */
import type { Contract } from '@quittance/domain/events'
import { scaleLines, versionOn } from '@quittance/domain/figures'
import { type InvoiceId, type Money, minus, negated } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type Charged, isCharged, type Position, position } from '@quittance/projections'

import { amount, percent } from '../say/figures.ts'
import { labelOf, referenceOf } from '../say/statement-words.ts'
import { type Explanation, placeOf, type Step } from './explanation.ts'

type Told = Decoded<Contract.Event>

/** Each charge of that reference, as the fees of a statement have it, in the order of the log. */
export const commissionsExplained = async (
  history: AsyncIterable<ReadonlyArray<Told>>,
  reference: string,
): Promise<ReadonlyArray<Explanation>> => {
  const explained: Array<Explanation> = []
  const known: Known = { faces: new Map(), months: new Map() }
  let row: Position | undefined
  for await (const page of history) {
    for (const told of page) {
      remember(known, told)
      row = position.next(row, told)
      const { event } = told
      if (row === undefined || !isCharged(event) || referenceOf(event) !== reference) continue
      explained.push(explanation(row, event, told, known))
    }
  }
  return explained
}

/** What came before it, and is part of the sum. */
interface Known {
  readonly faces: Map<
    InvoiceId,
    { readonly number: string; readonly face: Money; readonly at: string }
  >
  readonly months: Map<string, { readonly closed: Contract.MonthClosed; readonly at: string }>
}

const remember = ({ faces, months }: Known, told: Told): void => {
  const { event } = told
  if (event.type === 'MonthClosed') months.set(event.month, { closed: event, at: placeOf(told) })
  if (event.type !== 'ScheduleBooked') return
  for (const { kind, invoiceId, number, amount: face } of event.accepted) {
    if (kind === 'invoice') faces.set(invoiceId, { number, face, at: placeOf(told) })
  }
}

const explanation = (
  { life, contractId }: Position,
  event: Charged,
  told: Told,
  known: Known,
): Explanation => {
  const { version, effectiveOn, terms } = versionOn(life, event.valueOn)
  const [rule, steps] = ruleOf(event, terms, known)
  const { exclTax, vatAmount, inclTax, vat } = event
  return {
    figure: `${labelOf(event.type).toLowerCase()} ${referenceOf(event)} of ${contractId}, valued ${event.valueOn}`,
    result: inclTax,
    rule,
    source: `docs/concepts/commissions.md; terms ${version}, in force since ${effectiveOn}`,
    steps: [
      ...steps,
      { says: 'excluding tax', amount: exclTax, event: placeOf(told) },
      {
        says: `VAT: ${vat.treatment}, ${percent(vat.rate)} (${vat.legalBasis})`,
        amount: vatAmount,
      },
    ],
  }
}

type Terms = ReturnType<typeof versionOn>['terms']

const ruleOf = (
  event: Charged,
  { factoringCommission }: Terms,
  { faces, months }: Known,
): readonly [rule: string, steps: ReadonlyArray<Step>] => {
  switch (event.type) {
    case 'FactoringCommissionCharged': {
      const { rate, perInvoiceMin } = factoringCommission
      const of = event.commissions.map(({ invoiceId, exclTax }): Step => {
        const bought = faces.get(invoiceId)
        return {
          says: bought
            ? `${bought.number}: ${percent(rate)} of ${amount(bought.face)}`
            : `invoice ${invoiceId}`,
          ...{ amount: exclTax, event: bought?.at },
        }
      })
      const least = `${amount(perInvoiceMin)} at least`
      return event.occasion.kind === 'creditNote'
        ? ['as the terms treat a credit note: charged, or given back by its share of the face', of]
        : [`of each invoice ${percent(rate)} of its face, rounded half up, ${least}`, of]
    }
    case 'FinancingCommissionCharged': {
      const month = event.month === null ? undefined : months.get(event.month)
      const scale = month?.closed ?? event.advance
      return [scaleRule, scale ? scaleSteps(scale, month?.at) : []]
    }
    case 'FinancingCommissionCorrected':
      return [
        `${scaleRule}; less what was charged before`,
        [
          ...scaleSteps(event, undefined),
          { says: 'less what was charged', amount: negated(minus(event.rounded, event.exclTax)) },
        ],
      ]
    case 'AnnualMinimumCharged':
      return [
        `the annual minimum for ${event.activeDays} of 365 days, less what was charged of the period`,
        [
          { says: `minimum of ${event.from} to ${event.to}`, amount: event.minimum },
          { says: 'less factoring commission of the period', amount: negated(event.charged) },
        ],
      ]
    case 'AncillaryFeeCharged':
      return [`the tariff of ${event.chargedOn} for ${event.feeKind}`, []]
  }
}

const scaleRule =
  'numbers are balance × days by value date; Σ numbers × rate / year, rounded once, half up'

const scaleSteps = (
  scale: Pick<Contract.MonthClosed, 'segments' | 'exact' | 'rounded'>,
  event: string | undefined,
): ReadonlyArray<Step> => [
  ...scaleLines(scale).lines.map(({ from, to, days, balance, rate, dayCount, numbers }) => ({
    says: `numbers of ${from} to ${to}: ${days} days of ${amount(balance)}, at ${percent(rate)} ${dayCount}`,
    ...{ amount: numbers.toFixed(), event },
  })),
  { says: 'exact', amount: scale.exact.toFixed() },
  { says: 'rounded', amount: scale.rounded },
]
