/** What the factor loses of invoices, and what comes in of it after all. */
import { accept, reject } from '../../decider.ts'
import { isNegative, isPositive, isZero, min, minus } from '../../values/money.ts'
import type { DocumentNumber } from '../../values/number.ts'
import { text } from '../../values/text.ts'
import type {
  BearLoss,
  BookRecovery,
  BookRecoveryReversal,
  WriteOff,
} from '../commands/recourse.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { factOf } from '../state/recourse.ts'
import type { Contract } from '../state.ts'
import { reopening } from './ending.ts'
import { withFund } from './fund.ts'
import { together } from './incoming.ts'
import { notThere } from './life.ts'
import { withSettlements } from './linked-advances.ts'

export const writeOff = (contract: Contract, command: WriteOff): Decision => {
  const { life, funding, recourse } = contract
  const { contractId, invoiceId, debtorId, amount, writtenOffOn: on } = command
  if (life.startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  const fact = factOf({ ground: 'smallRest', amount }, on)
  if (recourse.given.get(invoiceId)?.has(fact)) return accept()
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  if (on < life.startedOn) {
    return reject({ type: 'BeforeContractStarted', startedOn: life.startedOn })
  }
  if (amount.currency !== life.currency) {
    return reject({ type: 'CurrencyMustMatch', currency: life.currency })
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  const receivable = funding.receivables.get(invoiceId)
  if (receivable?.debtorId !== debtorId) return reject({ type: 'InvoiceNotOpen', invoiceId })
  const { number, open } = receivable
  if (isNegative(minus(open, amount))) return reject({ type: 'MoreThanOpen', invoiceId, open })
  const lost: Event = {
    ...{ type: 'LossBorne', contractId, debtorId, invoiceId, number, ground: 'smallRest', amount },
    ...{ borneOn: on, valueOn: on },
  }
  const touched = { contractId, invoices: [invoiceId], valueOn: on }
  const events = withSettlements(contract, [lost], touched)
  return accept(...withFund(contract, events, { contractId, reference: text(number), on }))
}

/** Asked by what a line was called for, never refused: of each invoice once, no more than is open, and nothing of nothing. */
export const bearLoss = (contract: Contract, command: BearLoss): Decision => {
  const { contractId, debtorId, lossOn: on, losses } = command
  const numbers: Array<DocumentNumber> = []
  const given = losses.flatMap(({ invoiceId, borne, chargedBack }): ReadonlyArray<Event> => {
    const receivable = contract.funding.receivables.get(invoiceId)
    const isCalled = contract.recourse.called.has(invoiceId)
    if (receivable?.debtorId !== debtorId || isCalled) return []
    const { number, open } = receivable
    const lost = min(borne, open)
    const back = min(chargedBack, minus(open, lost))
    const invoice = { contractId, debtorId, invoiceId, number, ground: 'coverCalled' } as const
    numbers.push(number)
    const loss: Event = {
      ...{ type: 'LossBorne', ...invoice, amount: lost },
      ...{ borneOn: on, valueOn: on },
    }
    const rest: Event = {
      ...{ type: 'InvoiceChargedBack', ...invoice, amount: back },
      ...{ chargedBackOn: on, valueOn: on },
    }
    return [...(isPositive(lost) ? [loss] : []), ...(isPositive(back) ? [rest] : [])]
  })
  if (given.length === 0) return accept()
  const invoices = losses.map(({ invoiceId }) => invoiceId)
  const events = withSettlements(contract, given, { contractId, invoices, valueOn: on })
  return accept(...withFund(contract, events, { contractId, reference: together(numbers), on }))
}

/** Also after the contract was closed: then the client's share goes to him at once (rules 6.1). */
export const bookRecovery = (contract: Contract, command: BookRecovery): Decision => {
  const { life, recourse } = contract
  const { contractId, recoveryId, forClient, recoveredOn: valueOn } = command
  if (recourse.recoveries.has(recoveryId)) return accept()
  const booked: Event = { ...command, type: 'RecoveryBooked', valueOn }
  if (life.closedOn !== undefined) {
    const repaid: Event = { type: 'ClientBalanceRepaid', contractId, amount: forClient, valueOn }
    return isZero(forClient) ? accept(booked) : accept<Event>(booked, repaid)
  }
  const occasion = { contractId, reference: text(recoveryId), on: valueOn }
  return accept(...withFund(contract, [booked], occasion))
}

/** The money has left: each side gives back what it had. A contract that was closed is in its run-off again. */
export const bookRecoveryReversal = (
  contract: Contract,
  command: BookRecoveryReversal,
): Decision => {
  const { contractId, debtorId, recoveryId, recoveredOn, reversedOn } = command
  if (contract.recourse.recoveries.has(recoveryId)) return accept()
  const { forFactor, forClient } = command
  const booked: Event = {
    ...{ type: 'RecoveryReversalBooked', contractId, debtorId, recoveryId, forFactor, forClient },
    ...{ reversedOn, valueOn: recoveredOn },
  }
  const occasion = { contractId, reference: text(recoveryId), on: reversedOn }
  const events = [...reopening(contract, occasion), booked]
  return accept(...withFund(contract, events, occasion))
}
