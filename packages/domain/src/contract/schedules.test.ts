/** Schedules: transmitted as the client says, booked as the rules and the invoices say. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import {
  book,
  bought,
  contractAfter,
  contractId,
  creditNote,
  invoice,
  invoiceId,
  only,
  startedOn,
  taxable,
  terms,
  told,
  transmit,
  transmitOn,
  upToDocuments,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { id, ScheduleId } from '../values/identity.ts'
import { number } from '../values/number.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
const R1 = { scheduleId: id(ScheduleId, 'R1') }
const F1 = invoice('B', 'F1', '1000.00')
const F2 = invoice('B', 'F2', '2000.00')
const AV1 = creditNote('B', 'AV1', 'F1', '100.00')
const delivered = [{ kind: 'deliveryNote', reference: text('BL 5101') }] as const

describe('A schedule', () => {
  describe('is transmitted', () => {
    test('with its lines numbered, and each invoice named', () => {
      const [transmitted] = told(startedOn(), transmit('R1', [F1, AV1])).slice(-1)
      expect(transmitted).toEqual({
        ...{ type: 'ScheduleTransmitted', contractId, clientId: 'ALPHA', ...R1 },
        transmittedOn: '2026-01-12',
        header: {
          invoices: { count: 1, amount: eur('1000.00') },
          creditNotes: { count: 1, amount: eur('100.00') },
        },
        lines: [
          { ...F1, line: 1, invoiceId: invoiceId('B', 'F1') },
          {
            ...{ kind: 'creditNote', line: 2, invoiceId: invoiceId('B', 'F1') },
            ...{ number: 'AV1', debtorId: 'B', issuedOn: '2026-01-10', amount: eur('100.00') },
          },
        ],
        debtors: [],
      })
    })
    test('once, whatever is known of its debtors meanwhile', () =>
      given(...told(startedOn(), transmitOn({ B: null }, 'R1', [F1])))
        .when(transmitOn({ B: 'FR' }, 'R1', [F1]))
        .thenNothingChanges())
    test('from the day on which the contract starts', () =>
      expect(
        told(startedOn(), transmit('R1', [F1], '2026-01-07')).map(({ type }) => type),
      ).toContain('ScheduleTransmitted'))
    test('not the day before', () =>
      given(...startedOn())
        .when(transmit('R1', [F1], '2026-01-06'))
        .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') }))
    test('not to a contract that has not started', () =>
      given(...upToDocuments())
        .when(transmit('R1', [F1]))
        .thenRejected({ type: 'ContractNotStarted' }))
    test('not without lines', () =>
      given(...startedOn())
        .when(transmit('R1', []))
        .thenRejected({ type: 'ScheduleWithoutLines', ...R1 }))
    test('not with more than a thousand lines', () =>
      given(...startedOn())
        .when(transmit('R1', Array(1_001).fill(F1)))
        .thenRejected({ type: 'ScheduleTooLong', ...R1, limit: 1_000 }))
    test.each(['invoices', 'creditNotes'] as const)(
      'not with %s in another currency in its header',
      (of) => {
        const sent = transmit('R1', [F1, AV1])
        const total = { ...sent.header[of], amount: usd('1000.00') }
        given(...startedOn())
          .when({ ...sent, header: { ...sent.header, [of]: total } })
          .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' })
      },
    )
    test('again, to no effect', () =>
      given(...told(startedOn(), transmit('R1', [F1, AV1])))
        .when(transmit('R1', [F1, AV1]))
        .thenNothingChanges())
    test('again after it was booked, to no effect', () =>
      given(...told(startedOn(), transmit('R1', [F1]), book('R1')))
        .when(transmit('R1', [F1]))
        .thenNothingChanges())
    test.each([
      ['with other lines', transmit('R1', [F2])],
      ['with a line more', transmit('R1', [F1, F2])],
      ['on another day', transmit('R1', [F1], '2026-01-13')],
      ['with another header', { ...transmit('R1', [F1]), header: transmit('R1', [F2]).header }],
      ['without lines', transmit('R1', [])],
    ])('not again %s', (_otherwise, otherwise) =>
      given(...told(startedOn(), transmit('R1', [F1])))
        .when(otherwise)
        .thenRejected({ type: 'ScheduleTransmittedOtherwise', ...R1 }),
    )
  })

  describe('of which the lines are not what the header says is rejected whole:', () => {
    const sent = transmit('R1', [F1, AV1])
    const { invoices, creditNotes } = sent.header

    test.each([
      ['an invoice too few', { invoices: { ...invoices, count: 2 }, creditNotes }],
      ['a cent too much', { invoices: { ...invoices, amount: eur('999.99') }, creditNotes }],
      ['a credit note too many', { invoices, creditNotes: { ...creditNotes, count: 0 } }],
      [
        'credit notes for another amount',
        { invoices, creditNotes: { ...creditNotes, amount: eur('100.01') } },
      ],
    ])('%s', (_difference, header) => {
      const events = told(startedOn(), { ...sent, header })
      expect(events.slice(-2).map(({ type }) => type)).toEqual([
        'ScheduleTransmitted',
        'ScheduleRejected',
      ])
      expect(events.at(-1)).toEqual({
        ...{ type: 'ScheduleRejected', contractId, ...R1, reason: 'TotalsDisagree' },
        ...{ found: sent.header, rejected: [] },
      })
      given(...events)
        .when(book('R1'))
        .thenNothingChanges()
    })

    test('again, as it was before', () => {
      const header = { invoices: { ...invoices, count: 2 }, creditNotes }
      const events = told(startedOn(), { ...sent, header })
      const rejected = events.at(-1)
      if (rejected?.type !== 'ScheduleRejected') throw new Error('it was not rejected')
      given(...events)
        .when({ ...sent, header })
        .thenRejected(rejected)
    })
  })

  describe('is booked', () => {
    const transmitted = told(startedOn(), transmit('R1', [F1, F2, AV1]))

    test('at face value, with its commission and what the fund needs', () =>
      expect(statement(told(transmitted, book('R1')))).toEqual([
        ['ScheduleBooked', 'R1', '0.00', '3000.00', '3000.00'],
        ['FactoringCommissionCharged', 'R1', '28.80', '0.00', '2971.20'], // 8.00 and 16.00, and VAT
        ['GuaranteeFundLevied', 'R1', '3000.00', '0.00', '-28.80'], // the minimum, from day one
      ]))
    test('without the proofs it came with, which stay with what was transmitted', () => {
      const shown = told(startedOn(), transmit('R1', [{ ...F1, proofs: delivered }]), book('R1'))
      expect(only('ScheduleBooked', shown)[0]?.accepted[0]).not.toHaveProperty('proofs')
      expect(only('ScheduleTransmitted', shown)[0]?.lines[0]).toHaveProperty('proofs', delivered)
    })
    test('once', () =>
      given(...told(transmitted, book('R1')))
        .when(book('R1'))
        .thenNothingChanges())
    test('not before it is transmitted', () =>
      given(...startedOn())
        .when(book('R1'))
        .thenNothingChanges())
    test('without a commission where none is agreed', () => {
      const free = {
        ...terms.factoringCommission,
        ...{ rate: rate('0'), perInvoiceMin: eur('0.00') },
      }
      const events = told(
        startedOn({ ...terms, factoringCommission: free }),
        transmit('R1', [F1]),
        book('R1'),
      )
      expect(only('FactoringCommissionCharged', events)).toEqual([])
    })
    test('without a charge where each advance is of one receivable', () => {
      const events = told(bought({ ...terms, advanceMode: 'B' }))
      expect(only('FactoringCommissionCharged', events)).toEqual([])
    })
    test('with one charge, each invoice at its own commission', () => {
      const [charge, ...more] = only('FactoringCommissionCharged', told(transmitted, book('R1')))
      expect(more).toEqual([])
      expect(charge).toEqual({
        ...{ type: 'FactoringCommissionCharged', contractId, valueOn: '2026-01-12' },
        occasion: { kind: 'schedule', ...R1 },
        commissions: [
          { invoiceId: invoiceId('B', 'F1'), exclTax: eur('8.00') },
          { invoiceId: invoiceId('B', 'F2'), exclTax: eur('16.00') },
        ],
        ...{ exclTax: eur('24.00'), vatAmount: eur('4.80'), inclTax: eur('28.80') },
        vat: taxable,
      })
    })
    test('with credit notes alone, for nothing', () => {
      const events = told(
        bought(),
        transmit('R2', [creditNote('B', 'AV1', 'F101', '1.00')]),
        book('R2'),
      )
      expect(statementOf(events)).toEqual(statementOf(bought()))
      expect(only('ScheduleBooked', events)[1]?.accepted.map(({ number }) => number)).toEqual([
        'AV1',
      ])
    })
  })

  describe('of which nothing can be accepted is rejected', () => {
    test('with the reason of each line', () => {
      const sent = transmit('R1', [F1, { ...AV1, amount: usd('1.00') }])
      given(...told(startedOn(), sent))
        .when(book('R1', [1]))
        .then({
          ...{ type: 'ScheduleRejected', contractId, ...R1, reason: 'NothingAccepted' },
          found: {
            invoices: { count: 1, amount: eur('1000.00') },
            creditNotes: { count: 1, amount: eur('0.00') },
          },
          rejected: [
            { kind: 'invoice', line: 1, ...placeOf('F1'), reason: 'Duplicate' },
            { kind: 'creditNote', line: 2, ...placeOf('AV1'), reason: 'OtherCurrency' },
          ],
        })
    })
    test('for good', () =>
      given(...told(startedOn(), transmit('R1', [F1]), book('R1', [1])))
        .when(book('R1'))
        .thenNothingChanges())
    test('and leaves the account as it was', () =>
      expect(contractAfter(told(bought(), transmit('R2', [F1]), book('R2', [1]))).account).toEqual(
        contractAfter(bought()).account,
      ))

    function placeOf(of: string) {
      return { invoiceId: invoiceId('B', 'F1'), debtorId: F1.debtorId, number: number(of) }
    }
  })
})

function statement(events: ReadonlyArray<Event>) {
  return statementOf(events).map(({ event, ref, debit, credit, clientAccount }) => [
    ...[event, ref, debit, credit, clientAccount],
  ])
}
