/** What becomes of each line of a schedule. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import {
  book,
  contractId,
  creditNote,
  invoice,
  invoiceId,
  only,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { day } from '../values/day.ts'
import { id, ScheduleId } from '../values/identity.ts'
import { number } from '../values/number.ts'
import { text } from '../values/text.ts'
import type { Terms } from './index.ts'

const R1 = { scheduleId: id(ScheduleId, 'R1') }
const F1 = invoice('B', 'F1', '1000.00')
const F2 = invoice('B', 'F2', '2000.00')
const AV1 = creditNote('B', 'AV1', 'F1', '100.00')
const delivered = [{ kind: 'deliveryNote', reference: text('BL 5101') }] as const
const asking: Terms = {
  ...terms,
  eligibility: { ...terms.eligibility, maxTermDays: 60, proofRequired: ['deliveryNote'] },
}

describe('A schedule', () => {
  describe('is controlled line by line:', () => {
    test.each<[string, Parameters<typeof transmit>[1], ReadonlyArray<string>]>([
      ['all in order', [F1, F2], ['1 accepted', '2 accepted']],
      [
        'an invoice twice, where the first line wins',
        [F1, { ...F1, amount: eur('5000.00') }, F2],
        ['1 accepted', '2 rejected: RepeatedInSchedule', '3 accepted'],
      ],
      [
        'an invoice twice under two spellings',
        [F1, { ...F1, number: number('f-1') }],
        ['1 accepted', '2 rejected: RepeatedInSchedule'],
      ],
      [
        'an invoice twice, the first line rejected for something else',
        [{ ...F1, dueOn: day('2026-04-10') }, F1, F2],
        ['1 rejected: TermTooLong', '2 rejected: RepeatedInSchedule', '3 accepted'],
      ],
      [
        'one number of two debtors',
        [F1, invoice('C', 'F1', '1000.00')],
        ['1 accepted', '2 accepted'],
      ],
      [
        'a credit note twice',
        [F1, AV1, { ...AV1, number: number('av 1') }],
        ['1 accepted', '2 accepted', '3 rejected: RepeatedInSchedule'],
      ],
      [
        'one credit note number on two invoices',
        [F1, F2, AV1, creditNote('B', 'AV1', 'F2', '1.00')],
        ['1 accepted', '2 accepted', '3 accepted', '4 accepted'],
      ],
      [
        'an invoice for nothing',
        [{ ...F1, amount: eur('0.00') }, F2],
        ['1 rejected: AmountNotPositive', '2 accepted'],
      ],
      [
        'a credit note for less than nothing',
        [F1, { ...AV1, amount: eur('-0.01') }],
        ['1 accepted', '2 rejected: AmountNotPositive'],
      ],
      [
        'another currency',
        [{ ...F1, amount: usd('1000.00') }, F2, { ...AV1, amount: usd('100.00') }],
        ['1 rejected: OtherCurrency', '2 accepted', '3 rejected: OtherCurrency'],
      ],
      [
        'issued today',
        [
          { ...F1, issuedOn: day('2026-01-12') },
          { ...AV1, issuedOn: day('2026-01-12') },
        ],
        ['1 accepted', '2 accepted'],
      ],
      [
        'issued tomorrow',
        [{ ...F1, issuedOn: day('2026-01-13') }, F2, { ...AV1, issuedOn: day('2026-01-13') }],
        ['1 rejected: IssuedInTheFuture', '2 accepted', '3 rejected: IssuedInTheFuture'],
      ],
      [
        'due on the day of issue, and the day before',
        [
          { ...F1, dueOn: day('2026-01-09') },
          { ...F2, dueOn: day('2026-01-08') },
        ],
        ['1 accepted', '2 rejected: DueBeforeIssue'],
      ],
      [
        'a term of 60 days, and of 61',
        [
          { ...F1, dueOn: day('2026-03-10') },
          { ...F2, dueOn: day('2026-03-11') },
        ],
        ['1 accepted', '2 rejected: TermTooLong'],
      ],
      [
        'the first reason that applies',
        [
          F2,
          { ...F1, amount: usd('-1.00'), issuedOn: day('2026-02-01'), dueOn: day('2026-01-01') },
        ],
        ['1 accepted', '2 rejected: AmountNotPositive'],
      ],
    ])('%s', (_what, lines, expected) =>
      expect(
        outcomes(lines, {
          ...asking,
          eligibility: { ...terms.eligibility, maxTermDays: 60, proofRequired: [] },
        }),
      ).toEqual(expected),
    )

    test('what its invoice knows already', () =>
      expect(outcomes([F1, F2], terms, [1])).toEqual(['1 rejected: Duplicate', '2 accepted']))
    test('what its invoice knows from an earlier line', () =>
      expect(outcomes([F1, F1, F2], terms, [2])).toEqual([
        '1 accepted',
        '2 rejected: RepeatedInSchedule',
        '3 accepted',
      ]))
  })

  describe('where proofs are asked for', () => {
    const proven = { ...F1, proofs: delivered }

    test.each<[string, Parameters<typeof transmit>[1], ReadonlyArray<string>]>([
      ['is booked with them', [proven], ['1 accepted']],
      ['waits for them', [proven, F2], ['1 accepted', '2 held: deliveryNote']],
      [
        'waits for them, whatever else it shows',
        [proven, { ...F2, proofs: [{ kind: 'order', reference: text('PO-4711') }] }],
        ['1 accepted', '2 held: deliveryNote'],
      ],
      [
        'does not wait for them if it is rejected anyhow',
        [proven, { ...F2, amount: eur('0.00') }],
        ['1 accepted', '2 rejected: AmountNotPositive'],
      ],
      [
        'lets the credit notes of an invoice wait with it',
        [F1, AV1],
        ['1 held: deliveryNote', '2 held: deliveryNote'],
      ],
      [
        'lets them wait though they stand before it',
        [AV1, F1],
        ['1 held: deliveryNote', '2 held: deliveryNote'],
      ],
      [
        'asks none of a credit note on an invoice that does not wait',
        [proven, AV1, F2, creditNote('B', 'AV2', 'F0', '1.00')],
        ['1 accepted', '2 accepted', '3 held: deliveryNote', '4 accepted'],
      ],
    ])('%s', (_what, lines, expected) => expect(outcomes(lines, asking)).toEqual(expected))

    test('asks for all that is missing', () =>
      expect(
        outcomes([F1], {
          ...asking,
          eligibility: {
            ...terms.eligibility,
            maxTermDays: 60,
            proofRequired: ['order', 'deliveryNote'],
          },
        }),
      ).toEqual(['1 held: order deliveryNote']))

    test('buys nothing of what waits, and says what each line is', () => {
      const booked = only(
        'ScheduleBooked',
        told(startedOn(asking), transmit('R1', [F1, AV1]), book('R1')),
      )
      const place = {
        invoiceId: invoiceId('B', 'F1'),
        debtorId: F1.debtorId,
        missing: ['deliveryNote'],
      }
      expect(booked).toEqual([
        {
          ...{ type: 'ScheduleBooked', contractId, ...R1, valueOn: '2026-01-12' },
          ...{ purchased: eur('0.00'), accepted: [], rejected: [] },
          ...{ released: null, disclosure: 'notified', warnings: [] },
          held: [
            { kind: 'invoice', line: 1, number: 'F1', ...place },
            { kind: 'creditNote', line: 2, number: 'AV1', ...place },
          ],
        },
      ])
    })
  })
})

/** What became of each line, in the order of the schedule. */
function outcomes(
  lines: Parameters<typeof transmit>[1],
  offered: Terms,
  duplicates: ReadonlyArray<number> = [],
): ReadonlyArray<string> {
  const [booked] = only(
    'ScheduleBooked',
    told(startedOn(offered), transmit('R1', lines), book('R1', duplicates)),
  )
  if (!booked) throw new Error('nothing was accepted')
  const all = [
    ...booked.accepted.map(({ line }) => [line, `${line} accepted`] as const),
    ...booked.held.map(
      ({ line, missing }) => [line, `${line} held: ${missing.join(' ')}`] as const,
    ),
    ...booked.rejected.map(({ line, reason }) => [line, `${line} rejected: ${reason}`] as const),
  ]
  return all.toSorted(([one], [other]) => one - other).map(([, outcome]) => outcome)
}
