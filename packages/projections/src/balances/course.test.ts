/** A contract over time: of AF-1, and of whatever was recorded in whatever order. */
import { describe, expect, test } from '@jest/globals'
import { imbalance } from '@quittance/domain/figures'
import { ContractId, day, id, isZero, Money, monthOf, plusDays } from '@quittance/domain/values'
import fc from 'fast-check'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, eur, pages, requested, told } from '../testing/history.ts'
import { byMonth, courseOf, type Point } from './course.ts'
import { position } from './position.ts'
import { statement } from './statement.ts'

const [af1Id, c1] = [id(ContractId, 'AF-2026-0001'), id(ContractId, 'C1')]

const course = async (history: typeof af1, contractId = c1): Promise<ReadonlyArray<Point>> => {
  const of = (await project(statement)(pages(history))).get(contractId)
  if (of === undefined) throw new Error(`no ${contractId}`)
  return courseOf(of)
}

const text = (money: Money) => Money.encode(money).amount
const figures = ({ on, account }: Point) => [
  ...[on, text(account.outstanding), text(account.fundsInUse)],
  ...[text(account.guaranteeFund), text(account.clientAccount)],
]

describe('The course of AF-1', () => {
  test('has a point for each day on which anything moved', async () =>
    expect((await course(af1, af1Id)).map(figures)).toEqual([
      ['2026-01-12', '54600.00', '527.40', '5460.00', '48612.60'],
      ['2026-01-13', '54600.00', '45527.40', '5460.00', '3612.60'],
      ['2026-01-20', '52600.00', '45527.40', '5260.00', '1812.60'],
      ['2026-01-31', '52600.00', '45612.03', '5260.00', '1727.97'],
      ['2026-02-27', '34600.00', '27612.03', '3460.00', '3527.97'],
      ['2026-02-28', '34600.00', '27737.97', '3460.00', '3402.03'],
      ['2026-03-10', '10600.00', '3737.97', '3000.00', '3862.03'],
      ['2026-03-31', '10600.00', '3774.11', '3000.00', '3825.89'],
    ]))

  test('is told month by month by where each ends', async () =>
    expect(byMonth(await course(af1, af1Id)).map(figures)).toEqual([
      ['2026-01-31', '52600.00', '45612.03', '5260.00', '1727.97'],
      ['2026-02-28', '34600.00', '27737.97', '3460.00', '3402.03'],
      ['2026-03-31', '10600.00', '3774.11', '3000.00', '3825.89'],
    ]))
})

describe('A course', () => {
  const one = [requested('2026-01-05T09:00:00Z'), draw('2026-01-10T09:00:00Z', 'D1', '100.00')]

  test('has no point where nothing ever moved', async () => {
    expect(await course(one.slice(0, 1))).toEqual([])
    expect(byMonth([])).toEqual([])
  })

  test('goes on to the last day on which anything was booked, moving or not', async () => {
    const kyc = told('2026-04-02T09:00:00Z', 'KycChecked', {
      ...{ level: 'standard', expiresOn: '2027-01-05' },
    })
    const quiet = await course([...one, kyc])
    expect(quiet.map(({ on }) => on)).toEqual(['2026-01-10', '2026-04-02'])
    expect(byMonth(quiet).map(figures)).toEqual(
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-02'].map((on) => [
        ...[on, '0.00', '100.00', '0.00', '-100.00'],
      ]),
    )
  })
})

describe('Whatever was recorded, in whatever order', () => {
  const events = [draw, paidIn, levied] as const
  const anyHistory = fc
    .array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 9999 }), fc.nat(2)), { maxLength: 12 })
    .map((moves) => [
      requested('2026-01-05T09:00:00Z'),
      ...moves.map(([days, euros, kind], index) => {
        const at = `${plusDays(day('2026-01-05'), days)}T09:00:00Z`
        return (events[kind] ?? draw)(at, `M${index}`, `${euros}.00`)
      }),
    ])

  test('each point satisfies the law, their days rise, and the last is the position', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const points = await course(history)
        const at = (await project(position)(pages(history))).get(c1)
        expect(points.every(({ account }) => isZero(imbalance(account)))).toBe(true)
        const days = points.map(({ on }) => on)
        expect(days).toEqual([...new Set(days)].toSorted())
        const last = { on: at?.lastBookedOn, account: at?.account }
        expect(points.at(-1)).toEqual(history.length === 1 ? undefined : last)
        expect(byMonth(points).at(-1)).toEqual(points.at(-1))
      }),
    ))

  test('each point, and each end of a month, is the position as of that day', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const points = await course(history)
        for (const { on, account } of [...points, ...byMonth(points)]) {
          const asOf = await project(position)(cut({ asOf: on })(pages(history)))
          expect(asOf.get(c1)?.account).toEqual(account)
        }
      }),
    ))

  test('months follow one another, and none is missing', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const months = byMonth(await course(history)).map(({ on }) => monthOf(on))
        for (const [index, month] of months.slice(1).entries()) {
          expect(monthOf(plusDays(day(`${months[index]}-28`), 4))).toBe(month)
        }
      }),
    ))
})

function draw(occurredAt: string, advanceId: string, amount: string) {
  const fields = { advanceId, amount: eur(amount), valueOn: occurredAt.slice(0, 10) }
  return told(occurredAt, 'AdvanceBooked', fields)
}

function paidIn(occurredAt: string, reference: string, amount: string) {
  const on = occurredAt.slice(0, 10)
  const fields = { reference, amount: eur(amount), means: 'transfer', receivedOn: on, valueOn: on }
  return told(occurredAt, 'ClientPaymentBooked', fields)
}

function levied(occurredAt: string, reference: string, amount: string) {
  const fields = { reference, amount: eur(amount), valueOn: occurredAt.slice(0, 10) }
  return told(occurredAt, 'GuaranteeFundLevied', fields)
}
