/** Definancing: once, at the threshold, in the append of the first draw that meets it; golden O-1. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  amend,
  bought,
  collect,
  contractAfter,
  contractId,
  draw,
  dueAnew,
  invoiceId,
  only,
  startedOn,
  sweep,
  terms,
  told,
} from '../testing/contract.ts'
import { day } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { withdrawalsDue } from './decide/definancing.ts'
import type { Event } from './index.ts'

/** F103 of 18,000.00 is due on 27 February: fundable until 28 April. */
const history = bought({ ...terms, definancing: { overdueDays: 60 } })
const withdrawn: Event = {
  ...{ type: 'FundingWithdrawn', contractId, invoiceId: invoiceId('C', 'F103') },
  ...{ debtorId: id(DebtorId, 'C'), cause: 'overdue', dayCount: 61, amount: eur('18000.00') },
  withdrawnOn: day('2026-04-29'),
}
const following = (asked: Parameters<typeof told>[1], of = history) =>
  told(of, asked).slice(of.length)

describe('Funding is withdrawn', () => {
  test('by a draw, before it is granted', () =>
    expect(following(draw('D1', '1.00', '2026-04-29'))).toMatchObject([
      withdrawn,
      { type: 'AdvanceGranted', availability: eur('30612.60') },
    ]))
  test('by a draw, before it is declined', () =>
    expect(following(draw('D1', '40000.00', '2026-04-29'))).toMatchObject([
      withdrawn,
      { type: 'AdvanceDeclined', availability: eur('30612.60') },
    ]))
  test('by a sweep', () =>
    expect(following(sweep('2026-04-29'))).toMatchObject([withdrawn, { type: 'AdvanceDeclined' }]))
  test('not on its last fundable day', () =>
    expect(following(draw('D1', '1.00', '2026-04-28'))).toMatchObject([
      { type: 'AdvanceGranted', availability: eur('48612.60') },
    ]))
  test('later, with the days by then', () =>
    expect(only('FundingWithdrawn', following(draw('D1', '1.00', '2026-05-04')))).toMatchObject([
      { dayCount: 66 },
    ]))
  test('once', () => {
    const twice = told(history, draw('D1', '1.00', '2026-04-29'), draw('D2', '1.00', '2026-04-30'))
    expect(only('FundingWithdrawn', twice)).toHaveLength(1)
  })
  test('once for each due date', () => {
    const moved = told(
      history,
      draw('D1', '1.00', '2026-04-29'),
      dueAnew('C', 'F103', '2026-04-01'),
      draw('D2', '1.00', '2026-05-09'),
    )
    expect(only('FundingWithdrawn', moved)).toHaveLength(1)
    const again = told(moved, draw('D3', '1.00', '2026-06-01'))
    expect(only('FundingWithdrawn', again).map(({ dayCount }) => dayCount)).toEqual([
      61, 83, 83, 83, 61,
    ])
  })
  test('of what is still open', () => {
    const paid = told(history, collect('C1', '2026-03-02', 'C', { F103: '17000.00' }))
    expect(
      only('FundingWithdrawn', following(draw('D1', '1.00', '2026-04-29'), paid)),
    ).toMatchObject([{ amount: eur('1000.00') }])
  })
  test('by the terms of that day', () => {
    const amended = told(history, amend('2026-04-01', { definancing: { overdueDays: 90 } }))
    expect(following(draw('D1', '1.00', '2026-04-29'), amended)).toHaveLength(1)
    const unlimited = told(history, amend('2026-04-01', { definancing: null }))
    expect(following(draw('D1', '1.00', '2027-04-29'), unlimited)).toHaveLength(1)
  })
  test('never before the contract starts', () =>
    expect(withdrawalsDue(contractAfter(startedOn()), contractId, day('2026-01-01'))).toEqual([]))
})
