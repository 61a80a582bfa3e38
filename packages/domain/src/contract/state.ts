/** What a contract knows, by section. Rebuilt from its events, so its shape may change at any time. */
import { Map as PersistentMap } from 'immutable'

import type { AdvanceId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { isNegative } from '../values/money.ts'
import type { Text } from '../values/text.ts'
import { type Account, emptyAccount, moved, movementsOf } from './account.ts'
import type { ClientPaymentBooked } from './events/ending.ts'
import type { Event } from './events.ts'
import { type Commissions, chargedOn, noCommissions } from './state/commissions.ts'
import { type Fund, noFund, reckonedOn } from './state/fund.ts'
import { expectPossible, type Funding, fundedOn, noFunding } from './state/funding.ts'
import { closedOn, type Interest, noInterest, setApart, valuedAfter } from './state/interest.ts'
import { expectPath, type Life, livedOn, requested } from './state/life.ts'
import { type LinkedAdvances, linkedOn } from './state/linked-advances.ts'
import { noPayments, type Payments, paidOn } from './state/payments.ts'
import { noRecourse, type Recourse, recoursedOn } from './state/recourse.ts'
import { noSchedules, type Schedules, scheduledOn } from './state/schedules.ts'

export type State = { readonly status: 'Absent' } | Contract

export interface Contract {
  readonly status: 'Present'
  readonly life: Life
  readonly account: Account
  readonly schedules: Schedules
  readonly funding: Funding
  /** Every draw ever answered, so that each is answered once. */
  readonly draws: PersistentMap<AdvanceId, 'Granted' | 'Declined' | 'Booked' | 'Returned'>
  /** Those on one receivable. */
  readonly advances: LinkedAdvances
  readonly interest: Interest
  /** What the client paid in, by the bank's reference. */
  readonly clientPayments: PersistentMap<Text, ClientPaymentBooked>
  /** Credits that receipts left, payments to the client. */
  readonly payments: Payments
  readonly commissions: Commissions
  readonly fund: Fund
  /** Charged back, lost and recovered. */
  readonly recourse: Recourse
  /** Of its last event in its stream. */
  readonly revision: bigint
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 2

export const evolve = (state: State, event: Event): Contract => {
  if (event.type === 'ContractRequested') {
    invariant(state.status === 'Absent', 'a contract is requested twice')
    return {
      status: 'Present',
      life: requested(event.clientId, event.currency),
      account: emptyAccount(event.currency),
      schedules: noSchedules,
      funding: noFunding,
      draws: PersistentMap(),
      advances: PersistentMap(),
      interest: noInterest,
      clientPayments: PersistentMap(),
      payments: noPayments,
      commissions: noCommissions,
      fund: noFund,
      recourse: noRecourse,
      revision: 0n,
    }
  }
  invariant(state.status === 'Present', `${event.type} before ContractRequested`)
  const hasTerms = event.type !== 'ContractStarted' || state.life.offered !== undefined
  invariant(hasTerms, 'ContractStarted without terms')
  const life = livedOn(state.life, event)
  expectPath(state.life, life)
  const schedules = scheduledOn(state.schedules, event)
  expectPossible(state.funding, event)

  const movements = movementsOf(event)
  const account = movements.reduce(moved, state.account)
  invariant(!isNegative(account.guaranteeFund), 'the guarantee fund gives more than it holds')
  const [advances, apart] = linkedOn(state.advances, event)
  const valued = apart.reduce(setApart, movements.reduce(valuedAfter, state.interest))
  const revision = state.revision + 1n
  return {
    status: 'Present',
    life,
    account,
    schedules,
    funding: fundedOn(state.funding, event, revision),
    draws: drawnOn(state.draws, event),
    advances,
    clientPayments:
      event.type === 'ClientPaymentBooked'
        ? state.clientPayments.set(event.reference, event)
        : state.clientPayments,
    payments: paidOn(state.payments, event),
    interest: closedOn(valued, event),
    commissions: chargedOn(state.commissions, event, life),
    fund: reckonedOn(state.fund, event),
    recourse: recoursedOn(state.recourse, event),
    revision,
  }
}

const drawnOn = (draws: Contract['draws'], event: Event): Contract['draws'] => {
  switch (event.type) {
    case 'AdvanceGranted':
      return draws.set(event.advanceId, 'Granted')
    case 'AdvanceDeclined':
      return draws.set(event.advanceId, 'Declined')
    case 'AdvanceBooked':
      return draws.set(event.advanceId, 'Booked')
    case 'AdvanceReturned':
      return draws.set(event.advanceId, 'Returned')
    default:
      return draws
  }
}
