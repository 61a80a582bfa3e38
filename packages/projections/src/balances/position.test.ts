/** The position of AF-1, as of its days. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, type Day, day, id, Money, minus } from '@quittance/domain/values'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, eur, pages, requested, told } from '../testing/history.ts'
import { availabilityOf, type Position, position } from './position.ts'

const af1Id = id(ContractId, 'AF-2026-0001')
const text = (money: Money) => Money.encode(money).amount

const asOf = async (on: Day): Promise<Position> => {
  const row = (await project(position)(cut({ asOf: on })(pages(af1)))).get(af1Id)
  if (row === undefined) throw new Error(`nothing on ${on}`)
  return row
}

describe('The position of AF-1', () => {
  test.each([
    ['2026-01-07', '2026-01-07', '0.00', '0.00', '0.00', '0.00'],
    ['2026-01-12', '2026-01-12', '54600.00', '527.40', '5460.00', '48612.60'],
    ['2026-01-13', '2026-01-13', '54600.00', '45527.40', '5460.00', '3612.60'],
    ['2026-01-19', '2026-01-13', '54600.00', '45527.40', '5460.00', '3612.60'],
    ['2026-01-20', '2026-01-20', '52600.00', '45527.40', '5260.00', '1812.60'],
    ['2026-01-31', '2026-01-31', '52600.00', '45612.03', '5260.00', '1727.97'],
    ['2026-02-27', '2026-02-27', '34600.00', '27612.03', '3460.00', '3527.97'],
    ['2026-02-28', '2026-02-28', '34600.00', '27737.97', '3460.00', '3402.03'],
    ['2026-03-10', '2026-03-10', '10600.00', '3737.97', '3000.00', '3862.03'],
    ['2026-12-31', '2026-03-31', '10600.00', '3774.11', '3000.00', '3825.89'],
  ])('as of %s: last booked on %s, E %s, FIU %s, GF %s, C/A %s', async (on, last, ...figures) => {
    const row = await asOf(day(on))
    const { outstanding, fundsInUse, guaranteeFund, clientAccount } = row.account
    expect([outstanding, fundsInUse, guaranteeFund, clientAccount].map(text)).toEqual(figures)
    expect(row.lastBookedOn).toBe(last)
    // No receivable is reserved, and the advance rate is 1.
    expect(availabilityOf(row).availability).toEqual(clientAccount)
  })

  test('knows what a draw would be decided on', async () => {
    const { life, funding } = await asOf(day('2026-03-31'))
    expect([life.status, life.clientId, life.currency]).toEqual(['Started', 'ALPHA', 'EUR'])
    expect(
      funding.receivables
        .valueSeq()
        .map(({ open }) => text(open))
        .toArray()
        .toSorted(),
    ).toEqual([...['10000.00', '600.00']])
    expect(funding.earmarks.size).toBe(0)
  })

  test('gives every euro that may not be drawn one cause', async () => {
    const { outstanding, exclusions, fundsInUse, availability } = availabilityOf(
      await asOf(day('2026-03-31')),
    )
    expect(exclusions.map(({ cause, amount }) => [cause, text(amount)])).toEqual([
      ['guaranteeFund', '3000.00'],
    ])
    const excluded = exclusions.reduce((sum, { amount }) => sum + amount.minor, 0n)
    expect(outstanding.minor - excluded - fundsInUse.minor).toBe(availability.minor)
  })
})

describe('A position', () => {
  test('keeps the latest of its days, in whatever order they are recorded', async () => {
    const history = [
      requested('2026-01-05T09:00:00Z'),
      told('2026-01-07T09:00:00Z', 'ContractApproved'),
      told('2026-01-06T09:00:00Z', 'AdvanceBooked', {
        ...{ advanceId: 'D1', amount: eur('1.00'), valueOn: '2026-01-06' },
      }),
    ]
    const rows = await project(position)(pages(history))
    expect([...rows.values()].map(({ lastBookedOn }) => lastBookedOn)).toEqual(['2026-01-07'])
  })

  test('passes over what a cut has left without its beginning', async () => {
    expect((await project(position)(pages(af1.slice(1)))).size).toBe(0)
    const isLeft = new Set(['OfferSent', 'ScheduleBooked'])
    const rows = await project(position)(pages(af1.filter(({ event }) => !isLeft.has(event.type))))
    const [row] = rows.values()
    expect(row?.funding.receivables.size).toBe(0)
    // Without terms nothing is available, and what was lent all the same is missing.
    expect(row && text(availabilityOf(row).availability)).toBe(
      row && text(minus(row.account.outstanding, row.account.fundsInUse)),
    )
  })
})
