/** What is looked for on one invoice, by the terms of the day. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../../testing/amounts.ts'
import {
  amend,
  book,
  creditNote,
  invoice,
  only,
  startedOn,
  terms,
  told,
  transmit,
  transmitOn,
} from '../../testing/contract.ts'
import { day } from '../../values/day.ts'
import type { LegalTerm } from '../../values/legal-term.ts'
import { text } from '../../values/text.ts'
import type { Terms } from '../index.ts'

const account = text('FR76 1234 5987 6501 2345 6789 014')
const { controls } = terms
const F1 = invoice('B', 'F1', '1200.00')
const sound = invoice('B', 'F2', '1.00', {
  ...{ account, paymentClause: true, vat: eur('0.00'), subrogatedOn: day('2026-01-12') },
})
type Line = Partial<typeof F1>

const clause: Partial<Terms> = { controls: { ...controls, paymentClause: true } }
const accounts: Partial<Terms> = {
  controls: { ...controls, accounts: [text('DE89 3704'), account] },
}
const netOfVat: Partial<Terms> = { coverBasis: 'exclTax' }

describe('An invoice', () => {
  test.each<[string, Partial<Terms>, Line, string]>([
    ['with its clause', clause, { paymentClause: true }, 'accepted'],
    ['without it', clause, { paymentClause: false }, 'PaymentClauseMissing'],
    ['that does not state it', clause, {}, 'PaymentClauseMissing'],
    ['without it, where it is not asked', {}, { paymentClause: false }, 'accepted'],
    ['payable to the factor', accounts, { account }, 'accepted'],
    [
      'payable to the factor, spelt otherwise',
      accounts,
      { account: text('fr7612345987650123456789014') },
      'accepted',
    ],
    ['payable to another', accounts, { account: text('FR76 9999') }, 'AccountNotFactors'],
    ['that does not state to whom', accounts, {}, 'AccountNotFactors'],
    ['payable to another, where it is not asked', {}, { account: text('FR76 9999') }, 'accepted'],
    ['subrogated before', {}, { subrogatedOn: day('2026-01-05') }, 'accepted'],
    ['subrogated with the booking', {}, { subrogatedOn: day('2026-01-12') }, 'accepted'],
    ['subrogated the day after', {}, { subrogatedOn: day('2026-01-13') }, 'SubrogatedAfterPayment'],
    [
      'subrogated the day after, by a receipt that stands',
      { standingSubrogation: true },
      { subrogatedOn: day('2026-01-13') },
      'accepted',
    ],
    ['with all VAT', {}, { vat: eur('200.00') }, 'accepted'],
    ['with less VAT than nothing', {}, { vat: eur('-0.01') }, 'VatNotWithinAmount'],
    ['of VAT alone', {}, { vat: eur('1200.00') }, 'VatNotWithinAmount'],
    ['with VAT of another currency', {}, { vat: usd('200.00') }, 'VatNotWithinAmount'],
    ['without its VAT, where cover leaves that out', netOfVat, {}, 'VatNotStated'],
    [
      'with two flaws, for the first',
      { controls: { ...controls, paymentClause: true, accounts: [account] } },
      { subrogatedOn: day('2026-01-13') },
      'PaymentClauseMissing',
    ],
    ['that comes too late, for that first', clause, { dueOn: day('2026-06-10') }, 'TermTooLong'],
  ])('%s', (_what, agreed, line, expected) =>
    expect(outcome(agreed, transmit('R1', [{ ...F1, ...line }, sound]))).toBe(expected),
  )

  const known: Partial<Terms> = { controls: { ...controls, debtors: 'registered' } }
  test.each<[string, Partial<Terms>, Record<string, string | null>, string]>([
    ['of a debtor who is registered', known, { B: 'FR', C: 'FR' }, 'accepted'],
    ['of one who is not', known, { B: null, C: 'FR' }, 'DebtorNotRegistered'],
    ['of one for whom nobody looked', known, { C: 'FR' }, 'DebtorNotRegistered'],
    ['of one who is not, where any may owe', {}, { B: null, C: 'FR' }, 'accepted'],
  ])('%s', (_what, agreed, debtors, expected) =>
    expect(outcome(agreed, transmitOn(debtors, 'R1', [F1, invoice('C', 'F2', '1.00')]))).toBe(
      expected,
    ),
  )

  test('is asked what the terms of its day ask', () => {
    const amended = told(startedOn(), amend('2026-02-01', clause))
    const of = (schedule: string, on: string) =>
      only('ScheduleBooked', told(amended, transmit(schedule, [F1, sound], on), book(schedule)))
    expect(of('R1', '2026-01-31')[0]?.rejected).toEqual([])
    expect(of('R1', '2026-02-01')[0]?.rejected).toMatchObject([{ reason: 'PaymentClauseMissing' }])
  })
})

describe('A term beyond the law', () => {
  const byLaw = (legalTerm: LegalTerm | null): Partial<Terms> => ({
    controls: { ...controls, legalTerm },
  })
  test.each<[LegalTerm | null, string, string, string | undefined]>([
    ['days60', '2026-01-09', '2026-03-10', undefined],
    ['days60', '2026-01-09', '2026-03-11', '2026-03-10'],
    ['days45', '2026-01-09', '2026-02-24', '2026-02-23'],
    ['days45ThenEndOfMonth', '2026-01-09', '2026-02-28', undefined],
    ['days45ThenEndOfMonth', '2026-01-09', '2026-03-01', '2026-02-28'],
    ['endOfMonthThenDays45', '2026-01-09', '2026-03-17', undefined],
    ['endOfMonthThenDays45', '2026-01-09', '2026-03-18', '2026-03-17'],
    [null, '2026-01-09', '2026-04-09', undefined],
  ])('by %s, of %s due on %s, is due at latest on %s', (legalTerm, issuedOn, dueOn, latest) => {
    const line = { ...F1, issuedOn: day(issuedOn), dueOn: day(dueOn) }
    const [booked] = bookings(byLaw(legalTerm), transmit('R1', [line]))
    expect(booked?.accepted).toHaveLength(1)
    expect(booked?.warnings).toEqual(
      latest === undefined
        ? []
        : [{ line: 1, number: 'F1', warning: 'TermBeyondLegal', dueAtLatest: latest }],
    )
  })

  test('is said of what is held too, in the order of the schedule, and not of what is rejected', () => {
    const long = { dueOn: day('2026-04-09') }
    const lines = [
      invoice('B', 'F3', '1.00', long),
      { ...F1, ...long, amount: eur('0.00') },
      invoice('B', 'F4', '1.00', { ...long, proofs: [{ kind: 'order', reference: text('PO-1') }] }),
      creditNote('B', 'AV1', 'F4', '0.50'),
    ]
    const asking = { eligibility: { ...terms.eligibility, proofRequired: ['order'] } } as const
    const [booked] = bookings(asking, transmit('R1', lines))
    expect(booked?.held.map(({ line }) => line)).toEqual([1])
    expect(booked?.warnings.map(({ line }) => line)).toEqual([1, 3])
  })
})

describe('Of the amount of an invoice a line may cover', () => {
  test.each<[string, Partial<Terms>, Line, string]>([
    ['all', {}, { vat: eur('200.00') }, '1200.00'],
    [
      'what is not VAT, where the terms leave that out',
      netOfVat,
      { vat: eur('200.00') },
      '1000.00',
    ],
    ['all, if none of it is VAT', netOfVat, { vat: eur('0.00') }, '1200.00'],
  ])('%s', (_what, agreed, line, coverable) => {
    const [booked] = bookings(agreed, transmit('R1', [{ ...F1, ...line }]))
    expect(booked?.accepted).toMatchObject([{ amount: eur('1200.00'), coverable: eur(coverable) }])
  })
})

function bookings(
  agreed: Partial<Terms>,
  transmitting: ReturnType<typeof transmit | typeof transmitOn>,
) {
  return only('ScheduleBooked', told(startedOn({ ...terms, ...agreed }), transmitting, book('R1')))
}

/** What became of the first line. */
function outcome(...asked: Parameters<typeof bookings>): string | undefined {
  const [booked] = bookings(...asked)
  if (booked?.accepted.some(({ line }) => line === 1)) return 'accepted'
  return booked?.rejected.find(({ line }) => line === 1)?.reason
}
