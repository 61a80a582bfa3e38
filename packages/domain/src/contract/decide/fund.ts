/** The fund follows what it is reckoned from, in the append that changes that; and is seized after a default. */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { isNegative, isPositive, isZero, minus, negated } from '../../values/money.ts'
import type { Text } from '../../values/text.ts'
import type { SeizeFund } from '../commands/fees.ts'
import type { Event } from '../events.ts'
import { requiredOn } from '../guarantee-fund.ts'
import type { Decision } from '../rejection.ts'
import { type Contract, evolve } from '../state.ts'
import { notThere } from './life.ts'

/** What changed the position, and when: the fund is levied or released for its sake. */
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
  const after = events.reduce(evolve, contract)
  const short = minus(requiredOn(after, on), after.account.guaranteeFund)
  if (isZero(short)) return events
  const adjusted: Event = isPositive(short)
    ? { type: 'GuaranteeFundLevied', contractId, reference, amount: short, valueOn: on }
    : { type: 'GuaranteeFundReleased', contractId, reference, amount: negated(short), valueOn: on }
  return [...events, adjusted]
}

/** Of the fund, no more than it holds, once the client is in default (rules 1.7). */
export const seizeFund = ({ life, account }: Contract, command: SeizeFund): Decision => {
  const { contractId, amount, seizedOn } = command
  const { guaranteeFund } = account
  if (life.runOff?.ground !== 'default') return reject({ type: 'NoDefault' })
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  if (seizedOn < life.runOff.runOffOn) {
    return reject({ type: 'BeforeRunOff', runOffOn: life.runOff.runOffOn })
  }
  if (amount.currency !== life.currency) {
    return reject({ type: 'CurrencyMustMatch', currency: life.currency })
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  if (isNegative(minus(guaranteeFund, amount))) {
    return reject({ type: 'FundTooSmall', guaranteeFund })
  }
  return accept({ type: 'GuaranteeFundSeized', contractId, amount, valueOn: seizedOn })
}
