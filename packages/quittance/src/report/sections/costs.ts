/** What it cost: for the service, for the money, and by the tariff, each with its tax. */
import { scaleLines } from '@quittance/domain/figures'
import { type Currency, type Money, sum } from '@quittance/domain/values'
import { type Booked, type Charged, period, type Scaled } from '@quittance/projections'

import { type Block, inTable, prose, type Section, type Table, whole } from '../../page/document.ts'
import { exact, taxOf } from '../../say/interest.ts'
import { labelOf, referenceOf } from '../../say/statement-words.ts'
import { left, right } from '../../say/table.ts'
import type { Report } from '../report.ts'
import { figure, percentage, withFrench } from '../words.ts'

export const costs = ({ statement }: Report): Section => {
  const { currency } = statement.position.life
  const { charges, scales } = period(statement, {})
  return {
    title: withFrench('What it cost (commissions)'),
    blocks:
      charges.length === 0 && scales.length === 0
        ? [prose('Nothing was charged yet.')]
        : [
            inTable(summary(charges, currency)),
            ...families.flatMap((family) => chargesOf(family, charges, currency)),
            ...(scales.length === 0 ? [] : [inTable(interest(scales, currency))]),
          ],
  }
}

interface Family {
  readonly id: string
  readonly name: string
  readonly of: ReadonlyArray<Charged['type']>
}

const families: ReadonlyArray<Family> = [
  {
    id: 'factoring',
    name: 'Factoring commission (commission d’affacturage)',
    of: ['FactoringCommissionCharged', 'AnnualMinimumCharged'],
  },
  {
    id: 'financing',
    name: 'Financing commission (commission de financement)',
    of: ['FinancingCommissionCharged', 'FinancingCommissionCorrected'],
  },
  { id: 'fees', name: 'Ancillary fees (frais annexes)', of: ['AncillaryFeeCharged'] },
]

type Charges = ReadonlyArray<Booked<Charged>>

const ofFamily = ({ of }: Family, charges: Charges): Charges =>
  charges.filter(({ event }) => of.includes(event.type))

const amounts = (charges: Charges, currency: Currency): ReadonlyArray<string> => {
  const total = (of: (event: Charged) => Money) =>
    figure(
      sum(
        charges.map(({ event }) => of(event)),
        currency,
      ),
    )
  return [
    ...[total(({ exclTax }) => exclTax), total(({ vatAmount }) => vatAmount)],
    total(({ inclTax }) => inclTax),
  ]
}

const amountColumns = [right('Excl. tax'), right('VAT'), right('Incl. tax')]

const summary = (charges: Charges, currency: Currency): Table => ({
  id: 'costs',
  caption: `All that was charged, in ${currency}`,
  columns: [left('For'), right('Charges'), ...amountColumns],
  rows: families.map((family) => {
    const own = ofFamily(family, charges)
    return [withFrench(family.name), String(own.length), ...amounts(own, currency)]
  }),
  total: ['Total', String(charges.length), ...amounts(charges, currency)],
})

const chargesOf = (family: Family, charges: Charges, currency: Currency): ReadonlyArray<Block> => {
  const own = ofFamily(family, charges)
  if (own.length === 0) return []
  return [
    inTable({
      id: family.id,
      caption: withFrench(family.name),
      columns: [whole('Booked'), left('Fee'), left('Of'), ...amountColumns, left('Tax (TVA)')],
      rows: own.map(({ bookedOn, event }) => [
        ...[bookedOn, labelOf(event.type), referenceOf(event)],
        ...[figure(event.exclTax), figure(event.vatAmount), figure(event.inclTax), taxOf(event)],
      ]),
      total: ['Total', '', '', ...amounts(own, currency), ''],
    }),
  ]
}

/** Of a month or an advance what its scale comes to; line by line it is in `quittance statement`. */
const interest = (scales: ReadonlyArray<Booked<Scaled>>, currency: Currency): Table => ({
  id: 'interest',
  caption: withFrench(
    `Financing interest by month or advance, in ${currency}; a restated month stands once more (échelle d’intérêts)`,
  ),
  columns: [
    ...[left('Of'), whole('Booked'), left('Reference'), right('Days'), right('Numbers')],
    ...[left('Rates'), right('Exact'), right('Interest')],
  ],
  rows: scales.map(({ bookedOn, event }) => {
    const scale = event.type === 'FinancingCommissionCharged' ? event.advance : event
    const { lines, numbers } = scaleLines(scale)
    const rates = [...new Set(lines.map(({ rate }) => percentage(rate)))]
    return [
      ...[ofWhat(event), bookedOn, 'fixing' in scale ? fixed(scale.fixing) : 'restated'],
      ...[String(lines.reduce((all, { days }) => all + days, 0)), exact(numbers)],
      ...[rates.join(', '), scale.exact.toFixed(4), figure(scale.rounded)],
    ]
  }),
})

const ofWhat = (event: Scaled): string =>
  event.type === 'FinancingCommissionCharged' ? event.advance.advanceId : event.month

const fixed = ({ reference, rate }: { readonly reference: string } & Pick<Fixing, 'rate'>) =>
  `${reference} ${percentage(rate)}`

type Fixing = Extract<Scaled, { readonly type: 'MonthClosed' }>['fixing']
