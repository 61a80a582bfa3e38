/** What is booked on a contract's account, and until when. */
import type { Contract } from '@quittance/domain/events'
import { type Account, emptyAccount, moved, movementsOf } from '@quittance/domain/figures'
import type { Currency, Day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { bookedOn } from '../cut.ts'

export interface Booked {
  readonly account: Account
  /** The last day on which anything was booked. */
  readonly lastBookedOn: Day
}

type Told = Decoded<Contract.Event>

export const nothingBooked = (currency: Currency, told: Told): Booked => ({
  account: emptyAccount(currency),
  lastBookedOn: bookedOn(told),
})

export const booked = ({ account, lastBookedOn }: Booked, told: Told): Booked => ({
  account: movementsOf(told.event).reduce(moved, account),
  lastBookedOn: later(lastBookedOn, bookedOn(told)),
})

const later = (one: Day, other: Day): Day => (one < other ? other : one)
