/** Charging back by the recourse that the terms give (rules 1.16, 1.17). */
import { accept, reject } from '../../decider.ts'
import { plusDays } from '../../values/day.ts'
import { isNegative, isPositive, type Money, min, minus, zero } from '../../values/money.ts'
import { portion } from '../../values/rate.ts'
import type { RecourseGround } from '../../values/reasons.ts'
import { text } from '../../values/text.ts'
import { isIneligibleOn } from '../availability/receivables.ts'
import type { ChargeBack } from '../commands/recourse.ts'
import type { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'
import type { Decision, Rejection } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Receivable } from '../state/receivables.ts'
import { factOf } from '../state/recourse.ts'
import type { Contract } from '../state.ts'
import { withFund } from './fund.ts'
import { notThere } from './life.ts'
import { withSettlements } from './linked-advances.ts'

/** Its cover falls with what is open, and nobody is indemnified (golden T-1). */
export const chargeBack = (contract: Contract, command: ChargeBack): Decision => {
  const { life, funding, recourse } = contract
  const { contractId, invoiceId, debtorId, ground, amount, chargedBackOn: on } = command
  if (life.startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  if (recourse.given.get(invoiceId)?.has(factOf(command, on))) return accept()
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
  const why =
    notOnGround(contract, command, receivable) ?? borneByFactor(contract, command, receivable)
  if (why) return reject(why)
  const chargedBack: Event = {
    ...{ type: 'InvoiceChargedBack', contractId, debtorId, invoiceId, number, ground, amount },
    ...{ chargedBackOn: on, valueOn: on },
  }
  const touched = { contractId, invoices: [invoiceId], valueOn: on }
  const events = withSettlements(contract, [chargedBack], touched)
  return accept(...withFund(contract, events, { contractId, reference: text(number), on }))
}

/** What the client answers for, whatever the recourse; and what of an insolvent debtor the factor does not bear. */
const always: ReadonlyArray<RecourseGround> = [
  ...(['dispute', 'lawsuit', 'dilution', 'ineligibility', 'fraud', 'insolvency'] as const),
]

const grounds: Readonly<Record<Terms['recourse'], ReadonlyArray<RecourseGround>>> = {
  full: ['nonPayment', ...always],
  limited: ['nonPayment', ...always],
  nonRecourse: always,
}

/** What the terms do not let that ground be. */
const notOnGround = (
  { life, funding }: Contract,
  { invoiceId, debtorId, ground, amount, chargedBackOn: on }: ChargeBack,
  receivable: Receivable,
): Rejection | undefined => {
  const terms = termsOn(life, on)
  const { recourse, definancing, dispute } = terms
  if (!grounds[recourse].includes(ground)) return { type: 'GroundNotInRecourse', recourse, ground }
  const after = (days: number): Rejection | undefined => {
    const from = plusDays(receivable.dueOn, days + 1)
    return on < from ? { type: 'TooEarlyToChargeBack', invoiceId, from } : undefined
  }
  switch (ground) {
    case 'nonPayment':
      return after(definancing?.overdueDays ?? 0)
    case 'dispute':
    case 'lawsuit': {
      const disputed = funding.reserves.get(invoiceId)?.get('dispute')?.amount
      const most = disputed ?? zero(amount.currency)
      if (isNegative(minus(most, amount))) {
        return { type: 'MoreThanDisputed', invoiceId, disputed: most }
      }
      return ground === 'dispute' ? after(dispute.reassignAfterDaysPastDue) : undefined
    }
    case 'ineligibility':
      return isIneligibleOn(receivable, funding.debtors, funding.reserves.get(invoiceId), terms, on)
        ? undefined
        : { type: 'ReceivableEligible', invoiceId }
    case 'insolvency': {
      const isKnown = funding.debtors.get(debtorId)?.quotity !== undefined
      return isKnown || !isPositive(receivable.covered)
        ? undefined
        : { type: 'DebtorNotInsolvent', debtorId }
    }
    case 'dilution':
    case 'fraud':
      return undefined
  }
}

/** Of an insolvent debtor covered × quotity stays, whatever the ground; a dispute suspends the cover of its amount. */
const borneByFactor = (
  { funding }: Contract,
  { invoiceId, debtorId, amount }: ChargeBack,
  { open, covered }: Receivable,
): Rejection | undefined => {
  const quotity = funding.debtors.get(debtorId)?.quotity
  if (quotity === undefined) return undefined
  const disputed = funding.reserves.get(invoiceId)?.get('dispute')?.amount ?? zero(open.currency)
  const undisputed = minus(open, min(disputed, open))
  const borne: Money = portion(min(covered, undisputed), quotity, 'HalfUp')
  const most = minus(open, borne)
  return isNegative(minus(most, amount))
    ? { type: 'BorneByFactor', invoiceId, borne, most }
    : undefined
}
