/** Position: what the factor holds, has lent and owes, contract by contract; and what may be drawn. */
import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  availabilityOn,
  emptyAccount,
  type Funding,
  fundedOn,
  type Life,
  livedOn,
  moved,
  movementsOf,
  noFunding,
  requested,
  type Waterfall,
} from '@quittance/domain/figures'
import type { ContractId, Day } from '@quittance/domain/values'

import { bookedOn } from '../cut.ts'
import type { Projection } from '../projection.ts'

export interface Position {
  readonly contractId: ContractId
  readonly life: Life
  readonly account: Account
  readonly funding: Funding
  /** The last day on which anything was booked. */
  readonly lastBookedOn: Day
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
        account: emptyAccount(currency),
        funding: noFunding,
        lastBookedOn: bookedOn(told),
      }
    }
    if (row === undefined) return undefined // A cut by booking day may leave out the beginning.
    return {
      ...row,
      life: livedOn(row.life, event),
      account: movementsOf(event).reduce(moved, row.account),
      funding: fundedOn(row.funding, event, told.revision),
      lastBookedOn: later(row.lastBookedOn, bookedOn(told)),
    }
  },
}

const later = (one: Day, other: Day): Day => (one < other ? other : one)

/** What may be drawn on that day, and for every euro that may not, why. */
export const availabilityOf = (row: Position, on: Day = row.lastBookedOn): Waterfall =>
  availabilityOn(row, on)
