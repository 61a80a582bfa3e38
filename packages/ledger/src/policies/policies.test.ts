/** What follows from what, told without a store: the events of an append, the batches of commands. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, id } from '@quittance/domain/values'

import type { AnyEvent } from '../language.ts'
import type { Append, Policy } from '../policy.ts'
import {
  answerAdvance,
  bookAdvance,
  grantAdvance,
  repayAdvance,
  returnAdvance,
} from './advances.ts'
import { applyCredits, applyPayments, noteDebtorCredit } from './apply-payments.ts'
import { assignInvoices } from './assign-invoices.ts'
import { bearLoss } from './bear-loss.ts'
import { bookCreditNote } from './book-credit-note.ts'
import { bookSchedule } from './book-schedule.ts'
import { chargeReportedPayment, passOnPayment } from './direct-payments.ts'
import { followContract } from './follow-contract.ts'
import { noteInsolvency } from './follow-debtor.ts'
import { noteDueDate, reserveDisputed } from './follow-invoice.ts'
import { noteCover, noteLine } from './note-cover.ts'
import { reversePayments } from './reverse-payments.ts'
import { bookRecovery, reverseRecoveries, shareRecoveries } from './share-recoveries.ts'

const K = { contractId: 'K' }
const eur = (minor: bigint) => ({ minor, currency: 'EUR' })
const invoice = (line: number, invoiceId: string, debtorId: string, more: object = {}) => ({
  ...{ kind: 'invoice', line, invoiceId, number: invoiceId, debtorId, amount: eur(100n) },
  ...more,
})

/** What its recovery hears. */
const noted = (invoiceId: string, open: bigint, on: string) => ({
  command: { type: 'NoteOpen', ...K, invoiceId, debtorId: 'B', open: eur(open), on },
})

describe('A transmitted schedule', () => {
  const lines = [invoice(1, 'F1', 'B'), invoice(2, 'F2', 'C'), invoice(3, 'F1', 'B')]
  const transmitted = { type: 'ScheduleTransmitted', ...K, clientId: 'A', scheduleId: 'R1', lines }

  test('is submitted once an invoice, then booked with the duplicates', () => {
    const [submitted, booked] = told(
      bookSchedule,
      [transmitted],
      [[[{ type: 'InvoiceSubmitted' }], [{ type: 'DuplicateReported' }]], [[]]],
    )
    expect(submitted).toMatchObject([
      {
        key: '1',
        begins: true,
        command: { type: 'SubmitInvoice', invoiceId: 'F1', line: 1, scheduleId: 'R1' },
      },
      {
        key: '2',
        begins: true,
        command: { type: 'SubmitInvoice', invoiceId: 'F2', line: 2, scheduleId: 'R1' },
      },
    ])
    expect(booked).toMatchObject([{ command: { type: 'BookSchedule', duplicates: [2] } }])
  })

  test('that was rejected at once is not', () =>
    expect(told(bookSchedule, [transmitted, { type: 'ScheduleRejected', ...K }])).toEqual([]))
})

describe('A booked schedule', () => {
  const rejected = [
    { ...invoice(5, 'F5', 'B'), reason: 'TermTooLong' },
    { ...invoice(6, 'F1', 'B'), reason: 'RepeatedInSchedule' },
    { ...invoice(7, 'F7', 'B'), reason: 'Duplicate' },
    { ...invoice(8, 'F1', 'B'), kind: 'creditNote', reason: 'AmountNotPositive' },
  ]
  const booked = {
    ...{ type: 'ScheduleBooked', ...K, scheduleId: 'R1', valueOn: '2026-01-12' },
    disclosure: 'notified',
    accepted: [
      ...[invoice(1, 'F1', 'B'), invoice(2, 'F2', 'C'), invoice(3, 'F3', 'B')],
      { ...invoice(9, 'F0', 'C', { number: 'AV1' }), kind: 'creditNote' },
    ],
    held: [
      invoice(4, 'F4', 'C', { missing: ['deliveryNote'] }),
      { ...invoice(10, 'F4', 'C', { missing: ['deliveryNote'] }), kind: 'creditNote' },
    ],
    rejected,
  }

  test('is told to each invoice, then to each line, then its credit notes are applied', () => {
    const batches = told(assignInvoices, [booked, { type: 'GuaranteeFundLevied', ...K }])
    expect(
      batches.map((steps) => steps.map(({ command }) => [command.type, nameOf(command)])),
    ).toEqual([
      [
        ...[
          ['AssignInvoice', 'F1'],
          ['AssignInvoice', 'F2'],
          ['AssignInvoice', 'F3'],
        ],
        ...[
          ['HoldInvoice', 'F4'],
          ['RejectInvoice', 'F5'],
        ],
      ],
      [
        ['CoverInvoices', 'B'],
        ['CoverInvoices', 'C'],
      ],
      [['ApplyCreditNote', 'F0']],
    ])
    expect(batches[0]?.[0]?.command).toMatchObject({
      ...{ bookingId: '00000000-0000-0000-0000-000000000000', paidAt: '2026-01-12T09:00:00Z' },
      ...{ assignedOn: '2026-01-12', disclosure: 'notified' },
    })
    expect(batches[1]?.[0]?.command).toMatchObject({
      ...{ on: '2026-01-12', invoices: [{ invoiceId: 'F1' }, { invoiceId: 'F3' }] },
    })
  })

  test('of which nothing is accepted closes the rounds that it opened', () =>
    expect(
      told(assignInvoices, [{ type: 'ScheduleRejected', ...K, scheduleId: 'R1', rejected }]),
    ).toMatchObject([[{ command: { type: 'RejectInvoice', invoiceId: 'F5' } }]]))
})

describe('A guarantee line', () => {
  const line = { ...K, debtorId: 'B' }

  test('tells its contract once: the limit, and the covers as they are now', () =>
    expect(
      told(noteCover, [
        { type: 'OutstandingReduced', ...line, limit: eur(9n), invoiceId: 'F1', covered: eur(1n) },
        { type: 'CoverToppedUp', ...line, limit: eur(9n), invoiceId: 'F2', covered: eur(3n) },
        { type: 'CoverToppedUp', ...line, limit: eur(9n), invoiceId: 'F1', covered: eur(2n) },
      ]),
    ).toEqual([
      [
        {
          key: '',
          command: {
            ...{ type: 'NoteCover', ...line, limit: eur(9n), lineRevision: 2n, quotity: null },
            covers: [
              { invoiceId: 'F1', covered: eur(2n) },
              { invoiceId: 'F2', covered: eur(3n) },
            ],
          },
        },
      ],
    ]))

  test('tells it what the factor bears, now that the debtor is insolvent', () =>
    expect(
      told(noteCover, [{ type: 'InsolvencyNoted', ...line, limit: eur(0n), quotity: 0.9 }]),
    ).toMatchObject([[{ command: { type: 'NoteCover', limit: eur(0n), quotity: 0.9 } }]]))

  test.each([
    ...['GuaranteeLineGranted', 'GuaranteeLineBegun', 'LimitRevised', 'GuaranteeLineSuspended'],
    ...['GuaranteeLineResumed', 'GuaranteeLineWithdrawn', 'GuaranteeLineExpired'],
  ])('tells it a limit that changed: %s', (type) =>
    expect(told(noteCover, [{ type, ...line, limit: eur(9n) }])).toMatchObject([
      [{ command: { type: 'NoteCover', limit: eur(9n), covers: [] } }],
    ]),
  )

  test.each(['GuaranteeLineGranted', 'LimitRevised'])(
    'tells it what may be covered of a limit: %s',
    (type) =>
      expect(told(noteCover, [{ type, ...line, limit: eur(9n), mayCover: eur(0n) }])).toMatchObject(
        [[{ command: { type: 'NoteCover', limit: eur(0n), covers: [] } }]],
      ),
  )

  test.each(['GuaranteeLineRequested', 'InvoiceCovered'])(
    'tells its debtor that it is there: %s',
    (type) => {
      const first = { type, ...line, limit: eur(0n), covered: eur(0n) }
      expect(told(noteLine, [first, first])).toMatchObject([[{ command: { type: 'NoteLine' } }]])
      expect(told(noteLine, [{ type: 'LimitRevised', ...line }, first])).toEqual([])
    },
  )

  test('tells its debtor that it is granted', () =>
    expect(told(noteLine, [{ type: 'GuaranteeLineGranted', ...line }])).toEqual([
      [{ key: '', command: { type: 'NoteLine', ...line } }],
    ]))

  test.each([
    ...['GuaranteeLineRequested', 'GuaranteeLineRefused', 'ArbitrationRequested'],
    ...['ArbitrationDecided', 'CoverSuspended', 'CoverResumed'],
  ])('tells it nothing of what changes no cover: %s', (type) =>
    expect(told(noteCover, [{ type, ...line }])).toEqual([]),
  )
})

describe('What a contract decides of cover', () => {
  const lines = ['B', 'C']

  test.each([
    [
      { type: 'ContractSuspended', suspendedOn: '2026-02-02', reason: 'audit' },
      { type: 'NoteContractSuspended', suspendedOn: '2026-02-02', reason: 'audit' },
    ],
    [
      { type: 'ContractResumed', resumedOn: '2026-02-09' },
      { type: 'NoteContractResumed', resumedOn: '2026-02-09' },
    ],
    [
      { type: 'RunOffStarted', runOffOn: '2026-05-01' },
      { type: 'NoteContractEnded', endedOn: '2026-05-01' },
    ],
  ])('is told to each of its lines: $0.type', (event, command) => {
    expect(told(followContract, [{ ...event, ...K, lines }])).toEqual([
      lines.map((debtorId) => ({ key: '', command: { ...command, ...K, debtorId } })),
    ])
    expect(told(followContract, [{ ...event, ...K, lines: [] }])).toEqual([[]])
  })
})

describe('A draw', () => {
  const advance = { ...K, advanceId: 'D1', amount: eur(5n) }

  test.each<[string, Policy, object, ...ReadonlyArray<object>]>([
    [
      'asks its contract',
      grantAdvance,
      { type: 'AdvanceRequested', ...advance, requestedOn: '2026-01-13' },
      { type: 'GrantAdvance', ...advance, requestedOn: '2026-01-13' },
    ],
    [
      'hears that it is granted',
      answerAdvance,
      { type: 'AdvanceGranted', ...advance, availability: eur(9n), requestedOn: null },
      { type: 'AuthoriseAdvance', ...K, advanceId: 'D1', availability: eur(9n) },
    ],
    [
      'hears that it is declined, and why',
      answerAdvance,
      {
        ...{ type: 'AdvanceDeclined', ...advance, availability: eur(4n), requestedOn: null },
        reason: 'AboveAvailability',
      },
      {
        ...{ type: 'RefuseAdvance', ...K, advanceId: 'D1', availability: eur(4n) },
        reason: 'AboveAvailability',
      },
    ],
    [
      'of a day asks for whatever there is',
      grantAdvance,
      { type: 'SweepRequested', ...K, advanceId: 'sweep-2026-01-13', sweptOn: '2026-01-13' },
      { type: 'GrantSweep', ...K, advanceId: 'sweep-2026-01-13', sweptOn: '2026-01-13' },
    ],
    [
      'of a day hears how much it is',
      answerAdvance,
      {
        ...{ type: 'AdvanceGranted', ...advance, advanceId: 'sweep-2026-01-13' },
        ...{ availability: eur(5n), requestedOn: '2026-01-13' },
      },
      {
        ...{ type: 'AuthoriseSweep', ...advance, advanceId: 'sweep-2026-01-13' },
        availability: eur(5n),
      },
    ],
    [
      'is given back once it has failed',
      returnAdvance,
      { type: 'AdvanceFailed', ...advance, failedOn: '2026-01-14', reason: 'account closed' },
      { type: 'ReturnAdvance', ...advance, returnedOn: '2026-01-14' },
    ],
    [
      'on one invoice asks its contract',
      grantAdvance,
      { type: 'ReceivableAdvanceRequested', ...advance, invoiceId: 'I', requestedOn: '2026-01-13' },
      { type: 'GrantReceivableAdvance', ...advance, invoiceId: 'I', requestedOn: '2026-01-13' },
    ],
    [
      'on one invoice is repaid once that has paid it',
      repayAdvance,
      { type: 'AdvanceSettled', ...advance, unpaid: eur(0n), valueOn: '2026-03-11' },
      { type: 'RepayAdvance', ...K, advanceId: 'D1', repaidOn: '2026-03-11' },
    ],
    [
      'is booked once it is paid',
      bookAdvance,
      { type: 'AdvancePaid', ...advance, paidOn: '2026-01-13' },
      { type: 'BookAdvance', ...advance, paidOn: '2026-01-13' },
    ],
  ])('%s', (_what, policy, event, command) =>
    expect(told(policy, [event])).toEqual([[{ key: '', command }]]),
  )

  test('on one invoice that did not pay it is not repaid', () =>
    expect(told(repayAdvance, [{ type: 'AdvanceSettled', ...advance, unpaid: eur(1n) }])).toEqual(
      [],
    ))
})

describe('An invoice that speaks', () => {
  const said = { ...K, invoiceId: 'F1', debtorId: 'B' }

  test.each<[string, Policy, object, ...ReadonlyArray<object>]>([
    [
      'is reserved for what is disputed, and has no more cover than it has',
      reserveDisputed,
      { type: 'InvoiceDisputed', ...said, amount: eur(4n), disputedOn: '2026-02-16' },
      {
        ...{ type: 'ReserveReceivable', ...said, ground: 'dispute', amount: eur(4n) },
        reservedOn: '2026-02-16',
      },
      { type: 'SuspendCover', ...said, on: '2026-02-16' },
      { type: 'NoteDispute', ...said, amount: eur(4n), on: '2026-02-16' },
    ],
    [
      'is free again once that has ended',
      reserveDisputed,
      { type: 'DisputeResolved', ...said, outcome: 'partly', resolvedOn: '2026-03-02' },
      { type: 'LiftReserve', ...said, ground: 'dispute', liftedOn: '2026-03-02' },
      { type: 'ResumeCover', ...said, on: '2026-03-02' },
      { type: 'NoteDispute', ...said, amount: null, on: '2026-03-02' },
    ],
    [
      'tells its contract the day on which it is due',
      noteDueDate,
      { type: 'DueDateExtended', ...said, dueOn: '2026-04-09', extendedOn: '2026-03-02' },
      { type: 'NoteDueDate', ...said, dueOn: '2026-04-09', extendedOn: '2026-03-02' },
    ],
  ])('%s', (...[, policy, event, ...commands]) =>
    expect(told(policy, [event])).toEqual([commands.map((command) => ({ key: '', command }))]),
  )
})

describe('Money that went back', () => {
  const reversed = {
    ...{ type: 'CollectionReversed', ...K, collectionId: 'C1', means: 'cheque' },
    ...{ receivedOn: '2026-02-27', reversedOn: '2026-03-05', ground: 'returned' },
    payments: [
      { invoiceId: 'F2', debtorId: 'B', amount: eur(10n) },
      { invoiceId: 'F1', debtorId: 'B', amount: eur(10n) },
      { invoiceId: 'F3', debtorId: 'C', amount: eur(10n) },
    ],
  }
  const unpaid = (invoiceId: string, debtorId: string, restored: bigint) => [
    {
      ...{ type: 'PaymentUnapplied', invoiceId, number: invoiceId, debtorId },
      ...{ restored: eur(restored), difference: eur(restored === 7n ? 2n : 0n), open: eur(12n) },
      ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
    },
  ]

  test('is put to its invoices; what they owe again is booked, with the differences, lines and recoveries hear of it', () => {
    const [unapplied, booked, revised] = told(
      reversePayments,
      [reversed],
      [[unpaid('F2', 'B', 7n), unpaid('F1', 'B', 10n), unpaid('F3', 'C', 0n)], [[]], [[]]],
    )
    expect(unapplied?.map(({ command }) => [command.type, nameOf(command)])).toEqual([
      ['UnapplyPayment', 'F2'],
      ['UnapplyPayment', 'F1'],
      ['UnapplyPayment', 'F3'],
    ])
    expect(booked).toMatchObject([
      {
        command: {
          ...{ type: 'BookReversal', collectionId: 'C1', means: 'cheque' },
          ...{ receivedOn: '2026-02-27', reversedOn: '2026-03-05' },
          lines: [
            { invoiceId: 'F2', restored: eur(7n), dueOn: '2026-03-10' },
            { invoiceId: 'F1', restored: eur(10n) },
          ],
          differences: [{ invoiceId: 'F2', number: 'F2', debtorId: 'B', amount: eur(2n) }],
        },
      },
    ])
    expect(revised).toMatchObject([
      {
        command: {
          ...{ type: 'ReviseOutstanding', debtorId: 'B', on: '2026-03-05' },
          invoices: [
            { invoiceId: 'F2', outstanding: eur(12n) },
            { invoiceId: 'F1', outstanding: eur(12n) },
          ],
        },
      },
      noted('F2', 12n, '2026-03-05'),
      noted('F1', 12n, '2026-03-05'),
    ])
  })
  test('and paid nothing asks nothing', () =>
    expect(told(reversePayments, [{ ...reversed, contractId: null, payments: [] }])).toEqual([]))
})

describe('An allocation', () => {
  const allocated = {
    ...{ type: 'PaymentAllocated', ...K, collectionId: 'C1', means: 'transfer' },
    ...{ receivedOn: '2026-02-27', tolerance: 'the terms' },
    allocations: [
      { invoiceId: 'F1', debtorId: 'B', amount: eur(10n) },
      { invoiceId: 'F2', debtorId: 'B', amount: eur(10n) },
      { invoiceId: 'F3', debtorId: 'C', amount: eur(10n) },
    ],
  }
  const paid = (invoiceId: string, debtorId: string, applied: bigint) => [
    {
      ...{ type: 'PaymentApplied', invoiceId, number: invoiceId, debtorId },
      ...{ applied: eur(applied), difference: eur(applied === 7n ? 2n : 0n), open: eur(0n) },
    },
  ]

  test('is put to its invoices; what they took is booked, what they left is held, lines and recoveries hear of it', () => {
    const [applied, booked, revised] = told(
      applyPayments,
      [allocated],
      [[paid('F1', 'B', 10n), paid('F2', 'B', 7n), paid('F3', 'C', 0n)], [[], []], [[]]],
    )
    expect(applied?.map(({ command }) => nameOf(command))).toEqual(['F1', 'F2', 'F3'])
    expect(applied?.[0]).toMatchObject({ command: { tolerance: 'the terms' } })
    expect(booked).toMatchObject([
      {
        command: {
          ...{ type: 'BookCollection', collectionId: 'C1', means: 'transfer' },
          ...{ receivedOn: '2026-02-27' },
          lines: [
            { invoiceId: 'F1', applied: eur(10n) },
            { invoiceId: 'F2', applied: eur(7n) },
          ],
          differences: [{ invoiceId: 'F2', number: 'F2', debtorId: 'B', amount: eur(2n) }],
          source: 'receipt',
        },
      },
      {
        key: 'K',
        command: {
          type: 'HoldRemainder',
          heldOn: allocated.receivedOn,
          remainders: [
            { debtorId: 'B', amount: eur(3n) },
            { debtorId: 'C', amount: eur(10n) },
          ],
        },
      },
    ])
    expect(revised).toMatchObject([
      {
        command: {
          ...{ type: 'ReviseOutstanding', debtorId: 'B', on: '2026-02-27' },
          invoices: [
            { invoiceId: 'F1', outstanding: eur(0n), invoiceRevision: 0n, isGivenBack: false },
            { invoiceId: 'F2', outstanding: eur(0n), invoiceRevision: 0n, isGivenBack: false },
          ],
        },
      },
      noted('F1', 0n, '2026-02-27'),
      noted('F2', 0n, '2026-02-27'),
    ])
  })

  test('that no invoice takes is only held', () => {
    const nothing = [paid('F1', 'B', 0n), paid('F2', 'B', 0n), paid('F3', 'C', 0n)]
    const [, booked, revised] = told(applyPayments, [allocated], [nothing, [[]], []])
    expect(booked?.map(({ command }) => command.type)).toEqual(['HoldRemainder'])
    expect(revised).toEqual([])
  })

  test('that is taken whole leaves nothing to hold', () => {
    const all = [paid('F1', 'B', 10n), paid('F2', 'B', 10n), paid('F3', 'C', 10n)]
    const [, booked] = told(applyPayments, [allocated], [all, [[]], [[], []]])
    expect(booked?.map(({ command }) => command.type)).toEqual(['BookCollection'])
  })

  test('held in part is noted as each debtor’s, from the day on which it came', () => {
    const three = { amount: eur(3n), heldOn: '2026-02-10' }
    const one = { amount: eur(1n), heldOn: null }
    const noted = ({ amount, heldOn }: typeof three | typeof one) => ({ amount, notedOn: heldOn })
    expect(
      told(noteDebtorCredit, [
        { type: 'RemainderHeld', ...K, collectionId: 'C1', debtorId: 'B', ...three },
        { type: 'RemainderHeld', ...K, collectionId: 'C1', debtorId: 'C', ...one },
      ]),
    ).toMatchObject([
      [{ key: 'B', command: { type: 'NoteDebtorCredit', debtorId: 'B', ...noted(three) } }],
      [{ key: 'C', command: { type: 'NoteDebtorCredit', debtorId: 'C', ...noted(one) } }],
    ])
  })
})

describe('A debtor’s credit', () => {
  const credit = { ...K, debtorId: 'B', collectionId: 'C1' }

  test('that is used pays as a receipt does, and its receipt hears of it', () => {
    const used = {
      ...{ type: 'DebtorCreditUsed', ...credit, usedOn: '2026-03-16' },
      allocations: [{ invoiceId: 'F1', amount: eur(5n) }],
    }
    const paid = {
      ...{ type: 'PaymentApplied', invoiceId: 'F1', number: 'F1', debtorId: 'B' },
      ...{ applied: eur(3n), difference: eur(0n), open: eur(0n) },
    }
    const [applied, booked, revised] = told(applyCredits, [used], [[[paid]], [[], [], []], [[]]])
    expect(applied).toMatchObject([{ command: { type: 'ApplyPayment', amount: eur(5n) } }])
    expect(booked).toMatchObject([
      { command: { type: 'BookCollection', source: 'credit', receivedOn: '2026-03-16' } },
      {
        command: {
          ...{ type: 'AllocateCredit', collectionId: 'C1' },
          allocations: [{ invoiceId: 'F1', amount: eur(3n) }],
        },
      },
      { command: { type: 'NoteDebtorCredit', amount: eur(2n) } },
    ])
    expect(revised).toMatchObject([
      { command: { type: 'ReviseOutstanding', debtorId: 'B' } },
      noted('F1', 0n, '2026-03-16'),
    ])
  })

  test('that nothing took leaves its receipt nothing to allocate', () => {
    const used = {
      ...{ type: 'DebtorCreditUsed', ...credit, usedOn: '2026-03-16' },
      allocations: [{ invoiceId: 'F1', amount: eur(5n) }],
    }
    const paid = {
      ...{ type: 'PaymentApplied', invoiceId: 'F1', number: 'F1', debtorId: 'B' },
      ...{ applied: eur(0n), difference: eur(0n), open: eur(0n) },
    }
    expect(told(applyCredits, [used], [[[paid]], [[], []], [[]]])[1]).toMatchObject([
      { command: { type: 'AllocateCredit', collectionId: 'C1', allocations: [] } },
      { command: { type: 'NoteDebtorCredit', amount: eur(5n) } },
    ])
  })

  test('that is held by hand is noted, that is refunded is none', () => {
    expect(
      told(noteDebtorCredit, [{ type: 'CreditHeld', ...credit, amount: eur(3n) }]),
    ).toMatchObject([[{ command: { type: 'NoteDebtorCredit', amount: eur(3n) } }]])
    const refunded = { type: 'CollectionRefunded', ...credit, amount: eur(3n) }
    expect(told(noteDebtorCredit, [refunded])).toMatchObject([
      [{ command: { type: 'RefundDebtorCredit', amount: eur(3n) } }],
    ])
    expect(told(noteDebtorCredit, [{ ...refunded, contractId: null, debtorId: null }])).toEqual([])
  })
})

describe('What a client received himself', () => {
  const direct = { ...K, debtorId: 'B', invoiceId: 'F1', collectionId: 'P1', amount: eur(10n) }

  const charged = { type: 'DirectPaymentCharged', ...direct, chargedOn: '2026-03-13' }
  const applied = (amount: bigint) => ({
    ...{ type: 'PaymentApplied', invoiceId: 'F1', number: 'F1', debtorId: 'B' },
    ...{ applied: eur(amount), difference: eur(0n), open: eur(0n) },
  })

  test.each([10n, 4n])(
    'pays its invoice once it is charged, and its report hears of it: %s',
    (taken) => {
      const [asked, heard] = told(
        chargeReportedPayment,
        [charged],
        [[[applied(taken)]], [[], [], []]],
      )
      expect(asked).toMatchObject([
        { command: { type: 'ApplyPayment', invoiceId: 'F1', amount: eur(10n) } },
      ])
      expect(heard).toMatchObject([
        { command: { type: 'ChargeReportedPayment', amount: eur(taken), chargedOn: '2026-03-13' } },
        { command: { type: 'ReviseOutstanding', debtorId: 'B' } },
        noted('F1', 0n, '2026-03-13'),
      ])
    },
  )

  test('is not charged where a payment that came first left nothing open', () =>
    expect(told(chargeReportedPayment, [charged], [[[applied(0n)]], []])[1]).toEqual([]))

  test.each<[string, bigint, ReadonlyArray<object>]>([
    ['pays its invoice', 0n, [{ type: 'AllocatePayment', allocations: [{ amount: eur(10n) }] }]],
    ['is the client’s again', 10n, [{ type: 'ReturnDirectPayment', amount: eur(10n) }]],
    [
      'is both, where it was charged in part',
      4n,
      [
        { type: 'ReturnDirectPayment', amount: eur(4n) },
        { type: 'AllocatePayment', allocations: [{ amount: eur(6n) }] },
      ],
    ],
  ])('passed on %s', (_what, charged, commands) => {
    const passedOn = {
      ...{ type: 'DirectPaymentPassedOn', ...direct, charged: eur(charged) },
      ...{ means: 'transfer', passedOnOn: '2026-03-16' },
    }
    expect(told(passOnPayment, [passedOn])).toMatchObject([
      commands.map((command) => ({ command })),
    ])
  })
})

describe('A credit note', () => {
  const note = (applied: bigint) => ({
    ...{ type: 'CreditNoteApplied', ...K, invoiceId: 'F1', debtorId: 'B', number: 'AV1' },
    ...{ applied: eur(applied), excess: eur(1n), open: eur(4n), appliedOn: '2026-01-20' },
  })

  test('is booked, its excess held, then its line hears what is left to pay', () => {
    const [booked, revised] = told(bookCreditNote, [note(2n)])
    expect(booked).toMatchObject([
      { command: { type: 'BookCreditNote', number: 'AV1', applied: eur(2n), excess: eur(1n) } },
      { command: { type: 'HoldExcess', number: 'AV1', amount: eur(1n) } },
    ])
    expect(revised).toMatchObject([
      { command: { invoices: [{ invoiceId: 'F1', outstanding: eur(4n) }] } },
      noted('F1', 4n, '2026-01-20'),
    ])
  })

  test('on an invoice that is paid says nothing to its line', () =>
    expect(told(bookCreditNote, [note(0n)])[1]).toEqual([]))
})

describe('A debtor who is insolvent', () => {
  const insolvent = { type: 'InsolvencyOpened', debtorId: 'B', judgmentOn: '2026-05-11' }

  test('is told to his line under the contract', () =>
    expect(told(noteInsolvency, [{ ...insolvent, lines: ['K', 'K2'] }])).toMatchObject([
      [{ command: { type: 'NoteInsolvency', ...K, debtorId: 'B', judgmentOn: '2026-05-11' } }],
    ]))

  test.each([
    ['2026-05-11', 1],
    [null, 0],
  ])('is told to a line that is noted later, insolvent since %s', (insolventSince, times) =>
    expect(
      told(noteInsolvency, [{ type: 'LineNoted', ...K, debtorId: 'B', insolventSince }]),
    ).toHaveLength(times),
  )
})

describe('Cover that was called', () => {
  const call = (invoiceId: string, borne: bigint, chargedBack: bigint) => ({
    ...{ type: 'CoverCalled', ...K, debtorId: 'B', invoiceId, calledOn: '2026-05-18' },
    ...{ borne: eur(borne), chargedBack: eur(chargedBack) },
  })
  const calls = [call('F1', 7n, 1n), call('F2', 0n, 4n)]
  const indemnified = (invoiceId: string, borne: bigint, chargedBack: bigint) => ({
    ...{ type: 'InvoiceIndemnified', invoiceId, debtorId: 'B', open: eur(0n) },
    ...{ borne: eur(borne), chargedBack: eur(chargedBack) },
  })
  const answered = (first: object) => [[[]], [[first], [indemnified('F2', 0n, 4n)]]]
  const over = [noted('F1', 0n, '2026-05-18'), noted('F2', 0n, '2026-05-18')]

  test('is borne by the contract, then each invoice is indemnified, and its recovery over', () => {
    const [borne, ...rest] = told(bearLoss, calls, answered(indemnified('F1', 7n, 1n)))
    expect(borne).toMatchObject([
      {
        command: {
          ...{ type: 'BearLoss', debtorId: 'B', lossOn: '2026-05-18' },
          losses: [{ invoiceId: 'F1' }, { invoiceId: 'F2' }],
        },
      },
    ])
    expect(rest).toMatchObject([
      [
        { command: { type: 'IndemnifyInvoice', invoiceId: 'F1', borne: eur(7n) } },
        { command: { type: 'IndemnifyInvoice', invoiceId: 'F2', chargedBack: eur(4n) } },
      ],
      over,
    ])
  })

  test('of more than was open is told to the line again', () =>
    expect(told(bearLoss, calls, answered(indemnified('F1', 6n, 0n))).at(-1)).toMatchObject([
      { command: { type: 'ReviseOutstanding', invoices: [{ invoiceId: 'F1' }] } },
      ...over,
    ]))
})

describe('A dividend', () => {
  test('is shared by the line of its debtor', () =>
    expect(
      told(shareRecoveries, [
        { type: 'PaymentAllocated', ...K, claims: [] },
        { type: 'PaymentAllocated', ...K, claims: [{ debtorId: 'B', amount: eur(9n) }] },
      ]),
    ).toMatchObject([[{ command: { type: 'ShareRecovery', debtorId: 'B', amount: eur(9n) } }]]))

  test('goes back to the line that shared it, with its receipt', () => {
    const reversed = { type: 'CollectionReversed', ...K, collectionId: 'C1', payments: [] }
    const claims = [{ debtorId: 'B', amount: eur(9n) }]
    expect(
      told(reverseRecoveries, [
        { ...reversed, claims: [] },
        { ...reversed, contractId: null, claims: [] },
        { ...reversed, claims, reversedOn: '2026-12-03' },
      ]),
    ).toMatchObject([
      [{ command: { type: 'ReverseRecovery', debtorId: 'B', reversedOn: '2026-12-03' } }],
    ])
    expect(
      told(bookRecovery, [
        { type: 'RecoveryReversed', ...K, forClient: eur(5n), reversedOn: '2026-12-03' },
      ]),
    ).toMatchObject([
      [{ command: { type: 'BookRecoveryReversal', forClient: eur(5n), reversedOn: '2026-12-03' } }],
    ])
  })

  test('that is shared is booked under the name of that event', () =>
    expect(
      told(bookRecovery, [
        { type: 'RecoveryShared', ...K, forFactor: eur(4n), forClient: eur(5n) },
      ]),
    ).toMatchObject([
      [
        {
          command: {
            ...{ type: 'BookRecovery', recoveryId: '00000000-0000-0000-0000-000000000000' },
            ...{ forFactor: eur(4n), forClient: eur(5n) },
          },
        },
      ],
    ]))
})

type Batches = ReadonlyArray<ReadonlyArray<{ key: string; command: { type: string } }>>

/** The batches of a recipe, each answered with the events given, or with none. */
function told(
  policy: Policy,
  events: ReadonlyArray<object>,
  answers: ReadonlyArray<ReadonlyArray<ReadonlyArray<object>>> = [],
): Batches {
  const reaction = policy.react(appended(events), id(ContractId, 'K'))
  const batches: Array<Batches[number]> = []
  for (let step = reaction.next(); !step.done; ) {
    const answer = answers[batches.length] ?? step.value.map(() => [])
    batches.push(step.value)
    step = reaction.next(answer.map(appended))
  }
  return batches
}

function appended(events: ReadonlyArray<object>): Append {
  return events.map((event, index) => ({
    ...{ id: '00000000-0000-0000-0000-000000000000', stream: 's', revision: BigInt(index) },
    metadata: { occurredAt: '2026-01-12T09:00:00Z' },
    event: event as AnyEvent,
  }))
}

function nameOf(command: object) {
  return 'invoiceId' in command ? command.invoiceId : (command as { debtorId: string }).debtorId
}
