/** What may be drawn, and for every euro that may not, why. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  collect,
  contractAfter,
  credit,
  draw,
  dueAnew,
  invoice,
  note,
  noteCover,
  pay,
  reserve,
  reverse,
  terms,
  told,
  transmitOn,
} from '../testing/contract.ts'
import type { Country } from '../values/country.ts'
import { day } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { availabilityOn } from './availability.ts'
import type { Event } from './index.ts'

describe('Availability', () => {
  test.each<[string, ReadonlyArray<Event>, ReadonlyArray<string>]>([
    ['is what was bought, less fund and commission', bought(), ['guaranteeFund 5460.00']],
    [
      'counts what is set aside for a draw',
      told(bought(), draw('D1', '45000.00')),
      ['guaranteeFund 5460.00', 'earmarked 45000.00'],
    ],
    [
      'leaves out what is above a debtor’s limit',
      told(bought(), noteCover('B', '30000.00', 2n)),
      ['overLimit B 6000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'counts what stays covered under a limit revised down',
      told(bought(), noteCover('B', '30000.00', 2n, { F101: '24000.00', F102: '10000.00' })),
      ['overLimit B 2000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'counts what stays covered on a line withdrawn',
      told(bought(), noteCover('C', '0.00', 2n, { F103: '18000.00' })),
      ['overLimit C 600.00', 'guaranteeFund 5460.00'],
    ],
    [
      'counts cover only as far as the invoice is open',
      told(
        bought(),
        noteCover('B', '0.00', 2n, { F101: '24000.00', F102: '6000.00' }),
        collect('C1', '2026-01-20', 'B', { F101: '20000.00' }),
      ),
      // 4,000.00 and 12,000.00 are open, 4,000.00 and 6,000.00 of them covered
      ['overLimit B 6000.00', 'guaranteeFund 3460.00'],
    ],
    [
      'leaves out a debtor without a line',
      told(bought(), noteCover('C', '0.00', 2n)),
      ['overLimit C 18600.00', 'guaranteeFund 5460.00'],
    ],
    [
      'leaves out a debtor’s credit',
      told(bought(), credit('B', eur('500.00')), credit('B', eur('250.00'))),
      ['debtorCredit B 750.00', 'guaranteeFund 5460.00'],
    ],
    [
      'leaves out no euro twice: the credit of a debtor of whom little is fundable',
      told(bought(), noteCover('C', '400.00', 2n), credit('C', eur('500.00'))),
      ['overLimit C 18200.00', 'debtorCredit C 400.00', 'guaranteeFund 5460.00'],
    ],
    [
      'leaves out no credit of a debtor who owes nothing',
      told(bought(), credit('D', eur('500.00'))),
      ['guaranteeFund 5460.00'],
    ],
    [
      'takes the excess of a credit note for a debtor’s credit',
      told(bought(), note('B', 'F101', ['AV1', '2026-01-20'], '0.00', '1000.00')),
      ['debtorCredit B 1000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'takes the advance rate of what is left',
      told(
        bought({ ...terms, advanceRate: rate('0.90') }),
        noteCover('B', '30000.00', 2n),
        credit('C', eur('600.05')),
      ),
      [
        'overLimit B 6000.00',
        'debtorCredit C 600.05',
        'advanceRate 4799.99', // of 47,999.95, whose 90 % is 43,199.955, rounded up
        'guaranteeFund 5460.00',
      ],
    ],
    [
      'takes all that is eligible where a line is not needed',
      told(bought({ ...terms, fundApprovedOnly: false }), noteCover('B', '0.00', 2n)),
      ['guaranteeFund 5460.00'],
    ],
    [
      'compares a limit net of the retention with more receivables',
      // 31,500.00 are left of 35,000.00 once 10 % are retained
      told(bought({ ...terms, limitBase: 'net' }), noteCover('B', '31500.00', 2n)),
      ['overLimit B 1000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'rounds the receivables that a net limit stands for half up',
      told(bought({ ...terms, limitBase: 'net' }), noteCover('B', '10000.05', 2n)), // 11,111.1666…
      ['overLimit B 24888.83', 'guaranteeFund 5460.00'],
    ],
    [
      'counts cover as it is, whatever a net limit stands for',
      told(
        bought({ ...terms, limitBase: 'net' }),
        noteCover('B', '0.00', 2n, { F101: '24000.00', F102: '10000.00' }),
      ),
      ['overLimit B 2000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'reaches no limit net of a retention of all',
      told(
        bought({
          ...{ ...terms, limitBase: 'net' },
          guaranteeFund: { ...terms.guaranteeFund, retentionRate: rate('1') },
        }),
        noteCover('B', '1.00', 2n),
      ),
      ['guaranteeFund 15000.00'],
    ],
    [
      'counts against a limit without VAT what is not VAT, and leaves out the rest with its VAT',
      // Of 30,000.00 without VAT 25,000.00 are covered: 5,000.00 too much, and 1,000.00 of VAT.
      told(bought({ ...terms, coverBasis: 'exclTax' }), noteCover('B', '25000.00', 2n)),
      ['overLimit B 6000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'finds no VAT beyond a limit that covers all that is not VAT',
      told(bought({ ...terms, coverBasis: 'exclTax' }), noteCover('B', '30000.00', 2n)),
      ['guaranteeFund 5460.00'],
    ],
    [
      'remembers the VAT of an invoice that was paid, until that goes back',
      told(
        bought({ ...terms, coverBasis: 'exclTax' }),
        noteCover('B', '25000.00', 2n),
        collect('C1', '2026-01-20', 'B', { F101: '24000.00' }),
        reverse('C1', ['2026-01-20', '2026-01-21'], 'B', { F101: '24000.00' }),
      ),
      ['overLimit B 6000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'leaves out an excluded debtor, whose limit and credit then matter no more',
      told(
        bought({
          ...terms,
          eligibility: { ...terms.eligibility, excludedDebtors: [id(DebtorId, 'C')] },
        }),
        ...[noteCover('C', '0.00', 2n), credit('C', eur('500.00'))],
      ),
      [
        'ineligible C 18000.00 excludedDebtor',
        'ineligible C 600.00 excludedDebtor',
        'guaranteeFund 5460.00',
      ],
    ],
    [
      'leaves out a debtor of an excluded country, as the last schedule that named him had it',
      told(
        bought({
          ...terms,
          eligibility: { ...terms.eligibility, excludedCountries: ['IR' as Country] },
        }),
        transmitOn({ B: 'IR', C: 'IR' }, 'R2', [invoice('B', 'F201', '1000.00')]),
        book('R2'),
        transmitOn({ C: 'FR', B: null }, 'R3', [invoice('B', 'F301', '1000.00')]),
      ),
      [
        'ineligible B 24000.00 excludedCountry',
        'ineligible B 12000.00 excludedCountry',
        'ineligible B 1000.00 excludedCountry',
        'guaranteeFund 5560.00',
      ],
    ],
    [
      'takes the first cause of each euro: disputed, overdue, ineligible',
      told(
        bought({ ...terms, definancing: { overdueDays: 0 } }),
        dueAnew('B', 'F101', '2026-01-30'),
        reserve('B', 'F101', '1000.00', '2026-01-30'),
        reserve('B', 'F101', '500.00', '2026-01-30', 'missingProof'),
        reserve('B', 'F102', '1000.00', '2026-01-30'),
        reserve('B', 'F102', '11500.00', '2026-01-30', 'missingProof'),
      ),
      [
        'disputed B 1000.00 dispute',
        'disputed B 1000.00 dispute',
        'overdue B 23000.00',
        'ineligible B 11000.00 missingProof',
        'guaranteeFund 5460.00',
      ],
    ],
    [
      'passes over a reserve on what the terms take',
      told(
        bought({ ...terms, eligibility: { ...terms.eligibility, proForma: true } }),
        reserve('B', 'F101', '1000.00', '2026-01-30', 'proForma'),
        reserve('B', 'F101', '2000.00', '2026-01-30', 'instalments'),
      ),
      ['ineligible B 2000.00 instalments', 'guaranteeFund 5460.00'],
    ],
    [
      'caps a debtor after his limit and his credit',
      told(
        bought({ ...terms, concentration: { limit: rate('0.50'), base: 'total' } }),
        ...[noteCover('B', '34000.00', 2n), credit('B', eur('1000.00'))],
      ),
      // 33,000.00 of 51,600.00, half of which is 25,800.00
      [
        ...['overLimit B 2000.00', 'debtorCredit B 1000.00', 'concentration B 7200.00'],
        'guaranteeFund 5460.00',
      ],
    ],
    [
      'leaves nothing where nobody else is left to share with',
      told(
        bought({ ...terms, concentration: { limit: rate('0.40'), base: 'iterative' } }),
        noteCover('C', '0.00', 2n),
      ),
      ['overLimit C 18600.00', 'concentration B 36000.00', 'guaranteeFund 5460.00'],
    ],
    [
      'holds back each special reserve, of no more than is left',
      bought({
        ...terms,
        specialReserves: [
          { kind: 'rateOfEligible', cause: text('dilution'), rate: rate('0.02') },
          { kind: 'fixed', cause: text('social charges'), amount: eur('50000.00') },
        ],
      }),
      [
        'guaranteeFund 5460.00',
        'specialReserve 1092.00 dilution',
        'specialReserve 48048.00 social charges',
      ],
    ],
    [
      'leaves out what is above the ceiling',
      bought({ ...terms, facilityCeiling: eur('49139.99') }),
      ['guaranteeFund 5460.00', 'ceiling 0.01'],
    ],
  ])('%s', (_what, history, expected) => {
    const { outstanding, exclusions, fundsInUse, ...after } = waterfall(history)
    const said = exclusions.map(({ cause, debtorId, amount, reason }) =>
      [cause, debtorId, written(amount), reason].filter(Boolean).join(' '),
    )
    expect(said).toEqual(expected)
    const excluded = exclusions.reduce((total, { amount }) => total + amount.minor, 0n)
    expect(excluded).toBe(outstanding.minor - fundsInUse.minor - after.availability.minor)
  })

  test('names the event behind each euro', () => {
    const history = told(
      bought({ ...terms, definancing: { overdueDays: 10 } }),
      reserve('B', 'F101', '1000.00', '2026-01-30'),
      dueAnew('B', 'F102', '2026-01-31'),
      credit('C', eur('100.00')),
      noteCover('C', '18000.00', 2n),
      draw('D1', '1.00', '2026-02-11'),
    )
    const at = (type: string) => BigInt(history.findLastIndex((event) => event.type === type))
    const { exclusions } = availabilityOn(contractAfter(history), day('2026-02-11'))
    expect(exclusions.map(({ cause, restsOn }) => [cause, restsOn])).toEqual([
      ['disputed', at('ReceivableReserved')],
      ['overdue', at('FundingWithdrawn')],
      ['overLimit', at('CoverNoted')],
      ['debtorCredit', at('DebtorCreditNoted')],
      ['guaranteeFund', at('GuaranteeFundLevied')],
      ['earmarked', at('AdvanceGranted')],
    ])
  })

  test('names the event that set the due date while no withdrawal is recorded', () => {
    const history = told(
      bought({ ...terms, definancing: { overdueDays: 10 } }),
      dueAnew('B', 'F102', '2026-01-31'),
    )
    const { exclusions } = availabilityOn(contractAfter(history), day('2026-02-11'))
    expect(exclusions[0]).toMatchObject({ cause: 'overdue', restsOn: BigInt(history.length - 1) })
  })

  test('is of the terms of its day', () => {
    const history = told(bought(), amend('2026-02-01', { advanceRate: rate('0.50') }))
    const on = (asked: string) => availabilityOn(contractAfter(history), day(asked))
    expect(on('2026-01-31').agreed).toEqual({ version: 1, effectiveOn: day('2026-01-07') })
    expect(on('2026-02-01').agreed).toEqual({ version: 2, effectiveOn: day('2026-02-01') })
    expect(written(on('2026-01-31').availability)).toBe('48612.60')
    expect(written(on('2026-02-01').availability)).toBe('21312.60')
  })

  test.each([
    [60, []],
    [59, ['termTooLong', 'termTooLong', 'termTooLong']],
  ])(
    'leaves out what was bought with a term that is too long by now: over %i days',
    (days, why) => {
      // F101, F102 and F104 have 60 days, F103 has 49
      const eligibility = { ...terms.eligibility, maxTermDays: days }
      const history = told(bought(), amend('2026-02-01', { eligibility }))
      const { exclusions } = availabilityOn(contractAfter(history), day('2026-02-01'))
      expect(exclusions.flatMap(({ reason }) => reason ?? [])).toEqual(why)
    },
  )

  test('is nothing before the start, of whatever is there by now', () => {
    const { exclusions, agreed, ...rest } = availabilityOn(
      contractAfter(bought()),
      day('2026-01-06'),
    )
    expect(exclusions).toEqual([{ cause: 'notStarted', amount: eur('54072.60') }])
    expect([agreed, rest.availability]).toEqual([undefined, eur('0.00')])
  })

  test('may fall below zero, after a draw that nobody granted', () =>
    expect(available(told(bought(), pay('D1', '50000.00')))).toBe('-1387.40 of 49140.00 gross'))
})

function waterfall(history: ReadonlyArray<Event>) {
  return availabilityOn(contractAfter(history), day('2026-01-31'))
}
function available(history: ReadonlyArray<Event>): string {
  const {
    availability,
    grossAvailability,
  }: Readonly<Record<'availability' | 'grossAvailability', Money>> = waterfall(history)
  return `${written(availability)} of ${written(grossAvailability)} gross`
}
