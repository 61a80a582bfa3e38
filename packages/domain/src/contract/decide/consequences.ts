/** What a decision brings about by itself: an over-advance arises or is cured, the fund is to be replenished or is. */
import { either as E } from 'fp-ts'

import { businessDaysAfter, france } from '../../values/calendar.ts'
import { type Day, lastDayOf } from '../../values/day.ts'
import { isNegative, min, negated } from '../../values/money.ts'
import { availabilityOn } from '../availability.ts'
import type { Command } from '../commands.ts'
import type { GuaranteeFundLevied } from '../events/fund.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { later } from '../state/fund.ts'
import { isStarted, termsOn } from '../state/life.ts'
import { type Contract, evolve } from '../state.ts'

/** The events, and what follows from where they leave the contract, in the same append. */
export const withConsequences = (
  contract: Contract,
  command: Command,
  decision: Decision,
): Decision => {
  if (E.isLeft(decision) || decision.right.length === 0) return decision
  const events = decision.right
  const after = events.reduce(evolve, contract)
  const on = dayOf(command) ?? after.life.appliedUntil ?? after.life.startedOn
  const isLive = on !== undefined && isStarted(after.life, on) && after.life.closedOn === undefined
  if (!isLive) return decision
  const { contractId } = command
  return E.right([
    ...events,
    ...replenishment(after, events, { contractId, on }),
    ...overAdvance(after, { contractId, on }),
  ])
}

type Occasion = Pick<Command, 'contractId'> & { readonly on: Day }

const overAdvance = (after: Contract, { contractId, on: day }: Occasion): ReadonlyArray<Event> => {
  const on = later(after.funding.judgedOn, day)
  const { availability } = availabilityOn(after, on)
  const isOver = isNegative(availability)
  if (isOver === after.funding.isOverAdvanced) return []
  return isOver
    ? [{ type: 'OverAdvanceIncurred', contractId, amount: negated(availability), incurredOn: on }]
    : [{ type: 'OverAdvanceCured', contractId, availability, curedOn: on }]
}

/** What the fund took beyond what the client account had. */
const replenishment = (
  { life, account, funding }: Contract,
  events: ReadonlyArray<Event>,
  { contractId, on }: Occasion,
): ReadonlyArray<Event> => {
  const { clientAccount } = account
  if (!isNegative(clientAccount)) {
    return funding.replenishBy ? [{ type: 'ReplenishmentMet', contractId, metOn: on }] : []
  }
  const levied = events.find((event): event is GuaranteeFundLevied => isLevy(event))
  if (levied === undefined || funding.replenishBy !== undefined) return []
  const { replenishWithin } = termsOn(life, on).guaranteeFund
  const amount = min(levied.amount, negated(clientAccount))
  const dueOn = businessDaysAfter(france, on, replenishWithin)
  return [{ type: 'ReplenishmentRequested', contractId, amount, requestedOn: on, dueOn }]
}

const isLevy = ({ type }: Event): boolean => type === 'GuaranteeFundLevied'

/** The day on which a command is decided, where it names one; a line's news count at once. */
const dayOf = (command: Command): Day | undefined => {
  switch (command.type) {
    case 'TransmitSchedule':
    case 'TransmitOnDebtors':
      return command.transmittedOn
    case 'ReleaseHeldInvoice':
      return command.releasedOn
    case 'ReserveReceivable':
      return command.reservedOn
    case 'LiftReserve':
      return command.liftedOn
    case 'NoteDueDate':
      return command.extendedOn
    case 'GrantAdvance':
    case 'GrantReceivableAdvance':
      return command.requestedOn
    case 'GrantSweep':
      return command.sweptOn
    case 'BookAdvance':
      return command.paidOn
    case 'ReturnAdvance':
      return command.returnedOn
    case 'BookCollection':
      return command.receivedOn
    case 'BookCreditNote':
      return command.appliedOn
    case 'BookReversal':
      return command.reversedOn
    case 'BookClientPayment':
      return command.receivedOn
    case 'UseDebtorCredit':
      return command.usedOn
    case 'RefundDebtorCredit':
      return command.refundedOn
    case 'ChargeDirectPayment':
      return command.chargedOn
    case 'ReturnDirectPayment':
      return command.receivedOn
    case 'RepayClientBalance':
      return command.repaidOn
    case 'ChargeBack':
      return command.chargedBackOn
    case 'WriteOff':
      return command.writtenOffOn
    case 'BearLoss':
      return command.lossOn
    case 'BookRecovery':
      return command.recoveredOn
    case 'BookRecoveryReversal':
      return command.reversedOn
    case 'CloseDay':
      return command.day
    case 'CloseMonth':
      return lastDayOf(command.month)
    default:
      return undefined
  }
}
