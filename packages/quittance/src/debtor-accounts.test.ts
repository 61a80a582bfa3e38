/** Debtors' accounts, whatever their contract is asked: what is open less what is theirs, to the cent. */
import { describe, expect, test } from '@jest/globals'
import type { Contract } from '@quittance/domain/events'
import {
  ContractId,
  type DebtorId,
  day,
  id,
  type Money,
  negated,
  plus,
  zero,
} from '@quittance/domain/values'
import { agedBalance, ages } from '@quittance/projections'

import { always, type Step } from '../../domain/src/testing/contract-stories.ts'
import { cents } from './testing/whole.ts'

describe('Whatever a contract is asked', () => {
  const on = day('2026-03-31')
  const balance = ({ life, account, funding }: Step['after']) =>
    agedBalance({ contractId: id(ContractId, 'K'), lastBookedOn: on, life, account, funding })

  test('what its debtors owe, by age and in all, is its outstanding', () =>
    always(({ after }) => {
      const { total, debtors } = balance(after)
      expect(total.open).toEqual(after.account.outstanding)
      expect(cents(ages.map((age) => total.byAge[age]))).toBe(total.open.minor)
      expect(cents(debtors.map(({ account }) => account))).toBe(total.account.minor)
      for (const { open, credit, account, disputed } of debtors) {
        expect(account.minor).toBe(open.minor - credit.minor)
        expect(0n <= disputed.minor && disputed.minor <= open.minor).toBe(true)
      }
    }))

  test('a debtor’s account moves by what is bought, credited, paid, lost and given back, and by nothing else', () =>
    always(({ before, events, after }) => {
      const was = new Map(balance(before).debtors.map((each) => [each.debtorId, each.account]))
      const accounts = events.flatMap(entries).reduce(entered, was)
      const is = balance(after).debtors
      for (const { debtorId, account } of is) expect(accounts.get(debtorId)).toEqual(account)
      for (const [debtorId, { minor }] of accounts) {
        if (!is.some((each) => each.debtorId === debtorId)) expect(minor).toBe(0n)
      }
    }))
})

type Entry = readonly [debtorId: DebtorId, by: Money]

/** As a bookkeeper would post them to a debtor's account. */
const entries = (event: Contract.Event): ReadonlyArray<Entry> => {
  switch (event.type) {
    case 'ScheduleBooked':
      return event.accepted.flatMap(({ kind, debtorId, amount }) =>
        kind === 'invoice' ? [[debtorId, amount] as const] : [],
      )
    case 'CollectionBooked':
      return event.lines.map(({ debtorId, applied }) => [debtorId, negated(applied)])
    case 'SettlementDifferenceCharged':
      return event.lines.map(({ debtorId, amount }) => [debtorId, negated(amount)])
    case 'SettlementDifferenceReversed':
      return event.lines.map(({ debtorId, amount }) => [debtorId, amount])
    case 'CreditNoteBooked':
      return [[event.debtorId, negated(plus(event.applied, event.excess))]]
    case 'DirectPaymentCharged':
    case 'InvoiceChargedBack':
    case 'LossBorne':
    case 'DebtorCreditNoted':
      return [[event.debtorId, negated(event.amount)]]
    case 'DebtorCreditRefunded':
    case 'TakingUndone':
      return [[event.debtorId, event.amount]]
    case 'DebtorCreditUsed':
      return event.allocations.map(({ amount }) => [event.debtorId, amount])
    case 'CollectionReversalBooked':
      return [
        ...event.lines.map(({ debtorId, restored }): Entry => [debtorId, restored]),
        ...event.credits.map(({ debtorId, amount }): Entry => [debtorId, amount]),
      ]
    default:
      return []
  }
}

const entered = (accounts: ReadonlyMap<DebtorId, Money>, [debtorId, by]: Entry) =>
  new Map(accounts).set(debtorId, plus(accounts.get(debtorId) ?? zero(by.currency), by))
