/** What is reserved is not fundable until it is lifted; a moved due date makes what was overdue fundable again. */
import { accept, reject } from '../../decider.ts'
import { type Day, daysFrom, plusDays } from '../../values/day.ts'
import { equals, isPositive } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import type { LiftReserve, NoteDueDate, ReserveReceivable } from '../commands/reserves.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { feesOf } from './commissions.ts'
import { withFund } from './fund.ts'
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

/** A dispute may end after the contract has: then there is nothing left to fund. */
export const liftReserve = ({ life, funding }: Contract, command: LiftReserve): Decision =>
  life.closedOn === undefined && funding.reserves.get(command.invoiceId)?.has(command.ground)
    ? accept({ ...command, type: 'ReserveLifted' })
    : accept()

/** Beyond the longest term that the contract takes, it costs what the tariff says, if it does (rules 1.12). */
export const noteDueDate = (contract: Contract, command: NoteDueDate): Decision => {
  const { life, funding } = contract
  const { contractId, invoiceId, debtorId, dueOn, extendedOn: on } = command
  const receivable = funding.receivables.get(invoiceId)
  if (receivable === undefined || receivable.dueOn === dueOn) return accept()
  const noted: Event = { type: 'DueDateNoted', contractId, invoiceId, debtorId, dueOn }
  const terms = termsOn(life, on)
  if (daysFrom(receivable.issuedOn, dueOn) <= terms.eligibility.maxTermDays) return accept(noted)
  const reference = text(`${receivable.number} ${dueOn}`)
  const fees = feesOf(contractId, terms, 'extension', { reference, on, valueOn: on })
  return accept(...withFund(contract, [noted, ...fees], { contractId, reference, on }))
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
