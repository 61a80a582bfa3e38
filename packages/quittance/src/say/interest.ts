/** What the money and the service cost, for a person: interest scales line by line, fees with their tax. */
import { type ScaleLine, scaleLines } from '@quittance/domain/figures'
import { minus } from '@quittance/domain/values'
import type { Booked, Charged, Scaled } from '@quittance/projections'

import { amount, grouped, percent } from './figures.ts'
import { labelOf, referenceOf } from './statement-words.ts'
import { left, right, table } from './table.ts'

/** One a month or advance, in the order in which they were booked. */
export const scaleTables = (
  scales: ReadonlyArray<Booked<Scaled>>,
): ReadonlyArray<readonly [title: string, text: string]> =>
  scales.map((scale) => [titleOf(scale), scaleTable(scale.event)])

/** What a month was told to cost, and what it costs as it is known now. */
const titleOf = ({ bookedOn, event }: Booked<Scaled>): string => {
  const scale = "Interest scale (échelle d'intérêts)"
  switch (event.type) {
    case 'MonthClosed': {
      const { reference, rate, source } = event.fixing
      return `${scale} of ${event.month}, closed ${bookedOn}: ${reference} ${percent(rate)} (${source})`
    }
    case 'FinancingCommissionCorrected': {
      const { month, rounded, exclTax } = event
      return `${scale} of ${month}, restated ${bookedOn}: ${amount(rounded)}, where ${amount(minus(rounded, exclTax))} was charged`
    }
    case 'FinancingCommissionCharged':
      return `${scale} of advance ${event.advance.advanceId}, repaid ${bookedOn}`
  }
}

/** The share of the fund and the day count stand in columns of their own where they are not the usual ones. */
const scaleTable = (event: Scaled): string => {
  const scale = event.type === 'FinancingCommissionCharged' ? event.advance : event
  const { lines, numbers } = scaleLines(scale)
  const fund = <A>(cell: A) =>
    lines.some(({ bearingFund }) => !bearingFund.isZero()) ? [cell] : []
  const year = <A>(cell: A) => (lines.some(({ dayCount }) => dayCount !== 'ACT/360') ? [cell] : [])
  return table(
    [
      ...[left('From'), left('To'), right('Days'), right('Funds in use')],
      ...[...fund(right('Fund')), right('Numbers (nombres)'), right('Rate')],
      ...[...year(right('Day count')), right('A day')],
    ],
    [
      ...lines.map(({ from, to, days, balance, bearingFund, rate, dayCount, perDay, ...line }) => [
        ...[from, to, String(days), amount(balance), ...fund(exact(bearingFund))],
        ...[exact(line.numbers), percent(rate), ...year(dayCount), perDay.toFixed(6)],
      ]),
      ['', '', '', '', ...fund(''), exact(numbers), '', ...year(''), scale.exact.toFixed(4)],
      ['', '', '', '', ...fund(''), '', '', ...year(''), amount(scale.rounded)],
    ],
  )
}

/** With all its decimals, two at least: what is reckoned with can be reckoned again. */
export const exact = (numbers: ScaleLine['numbers']): string =>
  grouped(numbers.toFixed(Math.max(2, numbers.decimalPlaces())))

export const chargesTable = (charges: ReadonlyArray<Booked<Charged>>): string => {
  if (charges.length === 0) return ''
  return table(
    [
      ...[left('Booked'), left('Fee'), left('Ref')],
      ...[right('Excl. tax'), right('VAT'), right('Incl. tax'), left('VAT (TVA)')],
    ],
    charges.map(({ bookedOn, event }) => [
      ...[bookedOn, labelOf(event.type), referenceOf(event)],
      ...[amount(event.exclTax), amount(event.vatAmount), amount(event.inclTax)],
      taxOf(event),
    ]),
  )
}

export const taxOf = ({ vat: { treatment, rate, legalBasis } }: Charged): string =>
  treatment === 'taxable' ? `${percent(rate)} (${legalBasis})` : `${treatment} (${legalBasis})`
