/** The financing commission: the interest scale, stretch by stretch, rounded once. */
import type { Contract } from '@quittance/domain/events'
import { type ScaleLine, scaleLines } from '@quittance/domain/figures'
import { exactly, interest, minus, negated, rate } from '@quittance/domain/values'

import { amount, grouped, percent } from '../say/figures.ts'
import type { Agreements } from './agreed.ts'
import type { Charges } from './charges.ts'
import type { Reckoned, Step } from './explanation.ts'

type Financing = Contract.FinancingCommissionCharged | Contract.FinancingCommissionCorrected
type Scale = Pick<Contract.MonthClosed, 'segments' | 'rounded'>

const rule =
  'funds in use by value date × days × rate / year, the sum rounded once, half up; the rate is the reference and the margin, as the floor has it'

export const financingSteps = (event: Financing, known: Charges, terms: Agreements): Reckoned => {
  const scale = scaleOf(event, known)
  if (scale === undefined) return [rule, [{ says: 'the scale is cut off', amount: event.exclTax }]]
  const steps = [...prices(event, scale, known, terms), ...scaleSteps(scale)]
  if (event.type === 'FinancingCommissionCharged') return [rule, steps]
  const before = negated(minus(event.rounded, event.exclTax))
  const less = { says: `less what was charged of ${event.month} before`, amount: before }
  return [`${rule}; less what was charged before`, [...steps, less]]
}

/** Its own, or that of the closing of its month; nothing where that is cut off. */
export const scaleOf = (event: Financing, known: Charges): Scale | undefined => {
  if (event.type === 'FinancingCommissionCorrected') return event
  return event.advance ?? (event.month === null ? undefined : known.month(event.month)?.closed)
}

/** What was fixed, and each margin that was added to it. */
const prices = (
  event: Financing,
  { segments }: Scale,
  known: Charges,
  terms: Agreements,
): ReadonlyArray<Step> => {
  const month = event.month === null ? undefined : known.month(event.month)
  const fixing = month?.closed.fixing ?? ('advance' in event ? event.advance?.fixing : undefined)
  const margins = new Map(segments.map(({ from }) => terms.on(from)).map((of) => [of.named, of]))
  return [
    ...(fixing
      ? [
          {
            says: `${fixing.reference} at ${percent(fixing.rate)} (${fixing.source})`,
            event: month?.event,
          },
        ]
      : []),
    ...[...margins.values()].map(({ terms: { financingCommission }, event: agreed }) => ({
      says: `margin ${percent(financingCommission.margin)}, floor ${financingCommission.floor}`,
      event: agreed,
    })),
  ]
}

const scaleSteps = (scale: Scale): ReadonlyArray<Step> => {
  const { currency } = scale.rounded
  const lines = scaleLines(scale).lines.map((line) => ({
    says: stretch(line),
    cost: interest([line], currency).exact,
  }))
  const sum = lines.reduce((total, { cost }) => total.plus(cost), rate('0'))
  return [
    ...lines.map(({ says, cost }) => ({ says, amount: cost.toFixed() })),
    {
      says: `rounded to ${amount(scale.rounded)}`,
      amount: exactly(scale.rounded).minus(sum).toFixed(),
    },
  ]
}

const stretch = ({ from, to, days, balance, bearingFund, ...line }: ScaleLine): string => {
  const fund = bearingFund.isZero() ? '' : ` + ${grouped(bearingFund.toFixed())} of the fund`
  const inUse = fund === '' ? amount(balance) : `(${amount(balance)}${fund})`
  const reckoned = `${inUse} × ${days} ${days === 1 ? 'day' : 'days'} × ${percent(line.rate)} / ${line.dayCount.slice(4)}`
  return line.numbers.isZero()
    ? `${from} to ${to}: ${amount(balance)} in use, which bears nothing`
    : `${from} to ${to}: ${reckoned}`
}
