/** The balances of a contract, for a person and for a machine. */
import { Money, minus, plus } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { amount } from './figures.ts'
import { left, right, table } from './table.ts'

/** Amounts are decimal strings of `currency`. */
export interface Balances {
  readonly contractId: string
  readonly currency: string
  /** The last day on which anything was booked. */
  readonly bookedOn: string
  readonly outstanding: string
  readonly fundsInUse: string
  readonly guaranteeFund: string
  readonly clientAccount: string
  readonly availability: string
}

export const balancesOf = (position: Position): Balances => {
  const { contractId, life, account, lastBookedOn } = position
  const text = (money: Money) => Money.encode(money).amount
  return {
    contractId,
    currency: life.currency,
    bookedOn: lastBookedOn,
    outstanding: text(account.outstanding),
    fundsInUse: text(account.fundsInUse),
    guaranteeFund: text(account.guaranteeFund),
    clientAccount: text(account.clientAccount),
    availability: text(availabilityOf(position).availability),
  }
}

export const balancesTable = (position: Position): string => {
  const { account } = position
  return table(
    [left(heading(position)), right(position.life.currency)],
    [
      ['Outstanding (encours)', amount(account.outstanding)],
      ['Funds in use (fonds employés)', amount(account.fundsInUse)],
      ['Guarantee fund (fonds de garantie)', amount(account.guaranteeFund)],
      ['Client account (compte courant)', amount(account.clientAccount)],
      ['Availability (disponible)', amount(availabilityOf(position).availability)],
      [
        'Client account + guarantee fund',
        amount(plus(account.clientAccount, account.guaranteeFund)),
      ],
      ['= outstanding − funds in use', amount(minus(account.outstanding, account.fundsInUse))],
    ],
  )
}

const heading = ({ contractId, life, lastBookedOn }: Position): string =>
  `Contract ${contractId} of ${life.clientId}, ${lastBookedOn}`
