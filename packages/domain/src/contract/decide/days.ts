/** Closing a day: what is due by its end is said (rules 1.17). */
import { accept, reject } from '../../decider.ts'
import { text } from '../../values/text.ts'
import type { CloseDay } from '../commands/closing.ts'
import type { Decision } from '../rejection.ts'
import type { Contract } from '../state.ts'
import { withdrawalsDue } from './definancing.ts'
import { withFund } from './fund.ts'
import { notThere } from './life.ts'

/** Days close in order, and any number of them at a time; asked again, a day says what has become due of it since. */
export const closeDay = (contract: Contract, { contractId, day }: CloseDay): Decision => {
  const { life, funding } = contract
  const { startedOn } = life
  if (startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  if (day < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const { closedUntil } = funding
  if (closedUntil !== undefined && day < closedUntil) {
    return reject({ type: 'DayAlreadyClosed', closedUntil })
  }
  const withdrawn = withdrawalsDue(contract, contractId, day)
  const due = withFund(contract, withdrawn, { contractId, reference: text(day), on: day })
  return day === closedUntil
    ? accept(...due)
    : accept(...due, { type: 'DayClosed', contractId, day })
}
