/** The fund follows the outstanding, in the append that changes it. */
import type { Day } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { isPositive, isZero, minus, negated } from '../../values/money.ts'
import type { Text } from '../../values/text.ts'
import type { Event } from '../events.ts'
import { required } from '../guarantee-fund.ts'
import { termsOn } from '../state/life.ts'
import { type Contract, evolve } from '../state.ts'

/** What changed the outstanding, and where: the fund is levied or released for its sake. */
export interface Occasion {
  readonly contractId: ContractId
  readonly reference: Text
  readonly on: Day
}

/** The events, and what the fund needs once they have happened. In run-off it is frozen. */
export const withFund = (
  contract: Contract,
  events: ReadonlyArray<Event>,
  { contractId, reference, on }: Occasion,
): ReadonlyArray<Event> => {
  if (contract.life.runOff !== undefined) return events
  const { life, account } = events.reduce(evolve, contract)
  const short = minus(
    required(account.outstanding, termsOn(life, on).guaranteeFund),
    account.guaranteeFund,
  )
  if (isZero(short)) return events
  const adjusted: Event = isPositive(short)
    ? { type: 'GuaranteeFundLevied', contractId, reference, amount: short, valueOn: on }
    : { type: 'GuaranteeFundReleased', contractId, reference, amount: negated(short), valueOn: on }
  return [...events, adjusted]
}
