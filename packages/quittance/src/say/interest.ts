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

const scaleTable = (event: Scaled): string => {
  const scale = event.type === 'FinancingCommissionCharged' ? event.advance : event
  const { lines, numbers } = scaleLines(scale)
  return table(
    [
      ...[left('From'), left('To'), right('Days'), right('Funds in use')],
      ...[right('Numbers (nombres)'), right('Rate'), right('A day')],
    ],
    [
      ...lines.map(row),
      ['', '', '', '', grouped(numbers.toFixed(2)), '', scale.exact.toFixed(4)],
      ['', '', '', '', '', '', amount(scale.rounded)],
    ],
  )
}

const row = ({ from, to, days, balance, numbers, rate, perDay }: ScaleLine) => [
  ...[from, to, String(days), amount(balance), grouped(numbers.toFixed(2))],
  ...[percent(rate), perDay.toFixed(6)],
]

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

const taxOf = ({ vat: { treatment, rate, legalBasis } }: Charged): string =>
  treatment === 'taxable' ? `${percent(rate)} (${legalBasis})` : `${treatment} (${legalBasis})`
