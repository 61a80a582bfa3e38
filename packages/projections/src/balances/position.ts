/** Position: what the factor holds, has lent and owes, contract by contract; and what may be drawn. */
import type { Contract } from '@quittance/domain/events'
import {
  availabilityOn,
  type Funding,
  fundedOn,
  type Life,
  livedOn,
  noFunding,
  requested,
  type Waterfall,
} from '@quittance/domain/figures'
import type { ContractId, Day } from '@quittance/domain/values'

import type { Projection } from '../projection.ts'
import { type Booked, booked, nothingBooked } from './booked.ts'

export interface Position extends Booked {
  readonly contractId: ContractId
  readonly life: Life
  readonly funding: Funding
}

export const position: Projection<Position, Contract.Event> = {
  key: ({ event }) => event.contractId,
  next: (row, told) => {
    const { event } = told
    if (event.type === 'ContractRequested') {
      const { contractId, clientId, currency } = event
      return {
        contractId,
        life: requested(clientId, currency),
        funding: noFunding,
        ...nothingBooked(currency, told),
      }
    }
    if (row === undefined) return undefined // A cut by booking day may leave out the beginning.
    return {
      ...row,
      life: livedOn(row.life, event),
      funding: fundedOn(row.funding, event, told.revision),
      ...booked(row, told),
    }
  },
}

/** What may be drawn on that day, and for every euro that may not, why. */
export const availabilityOf = (row: Position, on: Day = row.lastBookedOn): Waterfall =>
  availabilityOn(row, on)
