/** The waterfall of a contract: from the outstanding to what may be drawn, each euro with its cause. */
import type { Cause, Exclusion, Waterfall } from '@quittance/domain/figures'
import { Money, negated } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { heading } from './balances.ts'
import { amount } from './figures.ts'
import { left, right, table } from './table.ts'

const causes: { readonly [Of in Cause]: string } = {
  overLimit: 'above what the guarantee line covers (hors approbation)',
  debtorCredit: 'the debtor’s own credit',
  advanceRate: 'beyond the advance rate (quotité financée)',
  guaranteeFund: 'guarantee fund (fonds de garantie)',
  earmarked: 'granted and not yet paid',
}

export const availabilityTable = (position: Position): string => {
  const { outstanding, exclusions, fundsInUse, availability } = availabilityOf(position)
  return table(
    [left(heading(position)), left('Debtor'), right(position.life.currency)],
    [
      ['Outstanding (encours)', '', amount(outstanding)],
      ...exclusions.map((exclusion) => [
        `less ${wordsOf(exclusion)}`,
        exclusion.debtorId ?? '',
        amount(negated(exclusion.amount)),
      ]),
      ['less funds in use (fonds employés)', '', amount(negated(fundsInUse))],
      ['Availability (disponible)', '', amount(availability)],
    ],
  )
}

export const wordsOf = ({ cause }: Exclusion): string => causes[cause]

/** Amounts are decimal strings of `currency`; causes and availability add up to outstanding less funds in use. */
export const availabilityJson = (position: Position) => {
  const text = (money: Money) => Money.encode(money).amount
  const waterfall: Waterfall = availabilityOf(position)
  return {
    contractId: position.contractId,
    currency: position.life.currency,
    bookedOn: position.lastBookedOn,
    outstanding: text(waterfall.outstanding),
    exclusions: waterfall.exclusions.map(exclusionJson),
    fundable: text(waterfall.fundable),
    grossAvailability: text(waterfall.grossAvailability),
    fundsInUse: text(waterfall.fundsInUse),
    availability: text(waterfall.availability),
  }
}

export const exclusionJson = ({ cause, debtorId, amount: excluded }: Exclusion) => ({
  cause,
  ...(debtorId === undefined ? {} : { debtorId }),
  amount: Money.encode(excluded).amount,
})
