/** What may be drawn, and for every euro that may not, why. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  bought,
  collect,
  contractAfter,
  credit,
  draw,
  note,
  noteCover,
  pay,
  terms,
  told,
} from '../testing/contract.ts'
import { day } from '../values/day.ts'
import type { Money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
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
  ])('%s', (_what, history, causes) => {
    const { outstanding, exclusions, fundsInUse, ...after } = waterfall(history)
    expect(
      exclusions.map(({ cause, debtorId, amount }) =>
        [cause, debtorId, written(amount)].filter(Boolean).join(' '),
      ),
    ).toEqual(causes)
    const excluded = exclusions.reduce((total, { amount }) => total + amount.minor, 0n)
    expect(excluded).toBe(outstanding.minor - fundsInUse.minor - after.availability.minor)
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
