/** What is reserved is not fundable until it is lifted; a moved due date makes what was overdue fundable again. */
import { accept, reject } from '../../decider.ts'
import { type Day, plusDays } from '../../values/day.ts'
import { equals, isPositive } from '../../values/money.ts'
import type { LiftReserve, NoteDueDate, ReserveReceivable } from '../commands/reserves.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { notThere } from './life.ts'

/** On one ground the last word counts. */
export const reserveReceivable = (contract: Contract, command: ReserveReceivable): Decision => {
  const { life, funding } = contract
  const { invoiceId, ground, amount, reservedOn } = command
  const { startedOn, currency } = life
  if (startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  if (reservedOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  const before = funding.reserves.get(invoiceId)?.get(ground)
  if (before && equals(before.amount, amount) && before.reservedOn === reservedOn) return accept()
  const notFundableFrom = ground === 'dispute' ? disputeCountsFrom(contract, command) : reservedOn
  return accept({ ...command, type: 'ReceivableReserved', notFundableFrom })
}

export const liftReserve = ({ funding }: Contract, command: LiftReserve): Decision =>
  funding.reserves.get(command.invoiceId)?.has(command.ground)
    ? accept({ ...command, type: 'ReserveLifted' })
    : accept()

export const noteDueDate = ({ funding }: Contract, command: NoteDueDate): Decision => {
  const receivable = funding.receivables.get(command.invoiceId)
  const isNews = receivable !== undefined && receivable.dueOn !== command.dueOn
  return isNews ? accept({ ...command, type: 'DueDateNoted' }) : accept()
}

/** At once, or when the grace is over: from the dispute, or from the due date if that is past (golden T-1). */
const disputeCountsFrom = (
  { life, funding }: Contract,
  { invoiceId, reservedOn }: ReserveReceivable,
): Day => {
  const { fundingStops, graceDays } = termsOn(life, reservedOn).dispute
  if (fundingStops === 'atOnce') return reservedOn
  const dueOn = funding.receivables.get(invoiceId)?.dueOn
  const since = dueOn !== undefined && dueOn < reservedOn ? dueOn : reservedOn
  const graceEnds = plusDays(since, graceDays)
  return graceEnds < reservedOn ? reservedOn : graceEnds
}
