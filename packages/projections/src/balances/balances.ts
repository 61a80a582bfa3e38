/** Balances: of each contract its four figures and no more, so that they can be kept. */
import type { Contract } from '@quittance/domain/events'
import { ContractId, Money, ReckonedDay } from '@quittance/domain/values'
import * as t from 'io-ts'

import type { PersistentProjection } from '../projection.ts'
import { type Booked, booked, nothingBooked } from './booked.ts'

export interface Balances extends Booked {
  readonly contractId: ContractId
}

const Row = t.strict(
  {
    contractId: ContractId,
    account: t.strict({
      outstanding: Money,
      fundsInUse: Money,
      guaranteeFund: Money,
      clientAccount: Money,
    }),
    lastBookedOn: ReckonedDay,
  },
  'Balances',
)

/** By contract. */
export const balances: PersistentProjection<Balances, Contract.Event> = {
  name: 'balances',
  version: '1',
  category: 'contract',
  unfit: 'stop',
  Row,
  key: ({ event }) => event.contractId,
  next: (row, told) => {
    const { event } = told
    if (event.type === 'ContractRequested') {
      const { contractId, currency } = event
      return { contractId, ...nothingBooked(currency, told) }
    }
    return row && { contractId: row.contractId, ...booked(row, told) }
  },
}
