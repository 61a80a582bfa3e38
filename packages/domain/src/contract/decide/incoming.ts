/** Money that came in or went back, and credit notes: reported, so never refused for a state. */
import { accept, reject } from '../../decider.ts'
import { businessDaysAfter, target } from '../../values/calendar.ts'
import type { Day } from '../../values/day.ts'
import type { MeansOfPayment } from '../../values/means.ts'
import { equals, isPositive, isZero, plus } from '../../values/money.ts'
import type { DocumentNumber } from '../../values/number.ts'
import type { Text } from '../../values/text.ts'
import type { BookClientPayment, BookReversal } from '../commands/ending.ts'
import type { BookCollection, BookCreditNote } from '../commands/incoming.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import { type Contract, evolve } from '../state.ts'
import { commissionOnCreditNote } from './commissions.ts'
import { withdrawalsDue } from './definancing.ts'
import { reopening } from './ending.ts'
import { withFund } from './fund.ts'
import { commissionOnCollection, withSettlements } from './linked-advances.ts'
import { undoing } from './undoing.ts'
import { byValueDay } from './value-days.ts'

/** Counts for interest after the float of its means of payment, in TARGET days from the receipt. */
export const bookCollection = (contract: Contract, command: BookCollection): Decision => {
  const { contractId, collectionId, means, receivedOn, source, differences } = command
  const lines = command.lines.filter(({ applied }) => !isZero(applied))
  if (lines.length === 0) return accept()
  const valueOn = source === 'credit' ? receivedOn : afterFloat(contract, receivedOn, means)
  const booked = {
    ...({ type: 'CollectionBooked', contractId, collectionId, means, receivedOn } as const),
    ...{ source, lines, valueOn },
  }
  const short: ReadonlyArray<Event> =
    differences.length === 0
      ? []
      : [
          {
            ...{ type: 'SettlementDifferenceCharged', contractId, collectionId },
            ...{ lines: differences, valueOn },
          },
        ]
  const reference = together(lines.map(({ number }) => number))
  const invoices = lines.map(({ invoiceId }) => invoiceId)
  const occasion = { contractId, reference, on: receivedOn }
  const taken = lines.map(({ invoiceId, applied }) => {
    const difference = differences.find((each) => each.invoiceId === invoiceId)?.amount
    return { invoiceId, amount: difference ? plus(applied, difference) : applied }
  })
  const undone = undoing(contract, taken, occasion)
  const touched = { contractId, invoices, valueOn }
  const events = [
    ...withSettlements(contract, [...undone, booked, ...short], touched),
    ...commissionOnCollection(contract, booked, reference),
  ]
  return accept(...withFund(contract, events, occasion))
}

export const bookCreditNote = (contract: Contract, command: BookCreditNote): Decision => {
  const { contractId, invoiceId, debtorId, number, applied, excess, appliedOn } = command
  const booked = {
    ...({ type: 'CreditNoteBooked', contractId, invoiceId, debtorId, number } as const),
    ...{ applied, excess, valueOn: appliedOn },
  }
  const reference = together([number])
  const occasion = { contractId, reference, on: appliedOn }
  const undone = undoing(contract, [{ invoiceId, amount: applied }], occasion)
  const touched = { contractId, invoices: [invoiceId], valueOn: appliedOn }
  const events = [
    ...withSettlements(contract, [...undone, booked], touched),
    ...commissionOnCreditNote(contract, command),
  ]
  return accept(...withFund(contract, events, occasion))
}

/**
 * With the value date of the receipt, whose terms are those of its day; of what a debtor's credit of it paid
 * later, with the day of that use. A closed contract is opened again,
 * in its run-off, in which nothing is levied (golden W-2); what is overdue for too long is not fundable again.
 */
export const bookReversal = (contract: Contract, command: BookReversal): Decision => {
  const { contractId, collectionId, means, receivedOn, reversedOn, differences } = command
  const lines = command.lines.filter(({ restored }) => !isZero(restored))
  const credits = [...(contract.payments.credits.get(collectionId) ?? [])]
    .filter(([, amount]) => isPositive(amount))
    .map(([debtorId, amount]) => ({ debtorId, amount }))
  if (lines.length + credits.length === 0) return accept()
  const reference = together(lines.map(({ number }) => number))
  const valueOn = afterFloat(contract, receivedOn, means)
  const back = { type: 'CollectionReversalBooked', contractId, collectionId, reversedOn } as const
  if (lines.length === 0) return accept({ ...back, lines, credits, valueOn })
  const uses = [...(contract.payments.uses.get(collectionId) ?? [])]
  const booked = byValueDay(lines, valueOn, uses).map(
    (part, nth): Event => ({ ...back, ...part, credits: nth === 0 ? credits : [] }),
  )
  const short: ReadonlyArray<Event> =
    differences.length === 0
      ? []
      : [
          {
            ...{ type: 'SettlementDifferenceReversed', contractId, collectionId },
            ...{ lines: differences, valueOn },
          },
        ]
  const occasion = { contractId, reference, on: reversedOn }
  const turned = [...reopening(contract, occasion), ...booked, ...short]
  const overdue = withdrawalsDue(turned.reduce(evolve, contract), contractId, reversedOn)
  const events = [...turned, ...overdue]
  return accept(...withFund(contract, events, occasion))
}

/** The client's own money: to replenish his fund, or to pay what he owes at the end. */
export const bookClientPayment = (contract: Contract, command: BookClientPayment): Decision => {
  const { contractId, reference, amount, means, receivedOn } = command
  const { startedOn, currency } = contract.life
  if (startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  const before = contract.clientPayments.get(reference)
  if (before) {
    const asBefore = equals(before.amount, amount) && before.receivedOn === receivedOn
    return asBefore && before.means === means
      ? accept()
      : reject({
          ...{ type: 'ClientPaymentBookedOtherwise' },
          ...{ amount: before.amount, receivedOn: before.receivedOn },
        })
  }
  if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  if (receivedOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const booked: Event = {
    ...{ type: 'ClientPaymentBooked', contractId, reference, amount, means, receivedOn },
    valueOn: afterFloat(contract, receivedOn, means),
  }
  return accept(...withFund(contract, [booked], { contractId, reference, on: receivedOn }))
}

export const afterFloat = ({ life }: Contract, receivedOn: Day, means: MeansOfPayment): Day =>
  businessDaysAfter(target, receivedOn, termsOn(life, receivedOn).collectionValue[means])

/** Up to three numbers as they are; of more, the first and how many follow. */
export const together = (numbers: ReadonlyArray<DocumentNumber>): Text => {
  const [first] = numbers
  const text = numbers.length > 3 ? `${first} +${numbers.length - 1}` : numbers.join(' ')
  return text as Text
}
