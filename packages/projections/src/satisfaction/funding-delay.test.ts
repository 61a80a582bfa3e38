/** How long schedules wait for their money. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, id } from '@quittance/domain/values'

import { project } from '../projection.ts'
import { af1, eur, pages, requested, told } from '../testing/history.ts'
import { fundingDelay } from './funding-delay.ts'

const totals = { count: 0, amount: eur('0.00') }
const header = { invoices: totals, creditNotes: totals }

const transmitted = (at: string, scheduleId: string) =>
  told(at, 'ScheduleTransmitted', {
    ...{ scheduleId, clientId: 'ALPHA', transmittedOn: at.slice(0, 10), header },
    ...{ lines: [], debtors: [] },
  })
const booked = (at: string, scheduleId: string, released: object | null = null) =>
  told(at, 'ScheduleBooked', {
    ...{ scheduleId, valueOn: at.slice(0, 10), purchased: eur('0.00') },
    ...{ accepted: [], held: [], rejected: [], released, disclosure: null, warnings: [] },
  })
const rejected = (at: string, scheduleId: string) =>
  told(at, 'ScheduleRejected', {
    scheduleId,
    reason: 'NothingAccepted',
    found: header,
    rejected: [],
  })
const paid = (at: string, advanceId: string) =>
  told(at, 'AdvanceBooked', { advanceId, amount: eur('1.00'), valueOn: at.slice(0, 10) })

describe('The funding delay', () => {
  /** Told as a statement: what happened, then each schedule as it stands. */
  const statement = [
    [transmitted('2026-01-12T08:30:00Z', 'R1'), 'R1 Transmitted'],
    [booked('2026-01-12T08:30:00Z', 'R1'), 'R1 Booked'],
    [transmitted('2026-01-12T12:00:00Z', 'R2'), 'R1 Booked, R2 Transmitted'],
    [rejected('2026-01-12T12:00:00Z', 'R2'), 'R1 Booked, R2 Voided'],
    [transmitted('2026-01-13T07:00:00Z', 'R3'), 'R1 Booked, R2 Voided, R3 Transmitted'],
    // Not booked yet, so this money is not for R3.
    [paid('2026-01-13T08:00:00Z', 'D1'), 'R1 Funded 23.5, R2 Voided, R3 Transmitted'],
    [booked('2026-01-13T09:00:00Z', 'R3'), 'R1 Funded 23.5, R2 Voided, R3 Booked'],
    [
      transmitted('2026-01-14T07:00:00Z', 'R4'),
      'R1 Funded 23.5, R2 Voided, R3 Booked, R4 Transmitted',
    ],
    [booked('2026-01-14T07:00:00Z', 'R4'), 'R1 Funded 23.5, R2 Voided, R3 Booked, R4 Booked'],
    [
      paid('2026-01-14T07:30:00Z', 'D2'),
      'R1 Funded 23.5, R2 Voided, R3 Funded 24.5, R4 Funded 0.5',
    ],
    // What is released is part of a schedule that was funded.
    [
      booked('2026-01-14T08:00:00Z', 'R1', { line: 3, number: 'F203', proofs: [] }),
      'R1 Funded 23.5, R2 Voided, R3 Funded 24.5, R4 Funded 0.5',
    ],
    // Nothing waits any more.
    [
      paid('2026-01-15T07:30:00Z', 'D3'),
      'R1 Funded 23.5, R2 Voided, R3 Funded 24.5, R4 Funded 0.5',
    ],
  ] as const

  test.each(
    statement.map(([{ event }, standing], index) => [index + 1, event.type, standing] as const),
  )('line %i of the statement, %s: %s', async (count, _type, standing) => {
    const history = [
      requested('2026-01-05T09:00:00Z'),
      ...statement.slice(0, count).map(([event]) => event),
    ]
    const delays = (await project(fundingDelay)(pages(history))).get('C1')
    const shown = delays?.map(({ status, hours }, schedule) =>
      [schedule, status, hours].filter((word) => word !== undefined).join(' '),
    )
    expect(shown?.valueSeq().join(', ')).toBe(standing)
  })

  test('of AF-1 is 23.5 hours', async () => {
    const delays = (await project(fundingDelay)(pages(af1))).get(id(ContractId, 'AF-2026-0001'))
    expect(delays?.toJS()).toEqual({
      R1: {
        ...{ status: 'Funded', transmittedAt: '2026-01-12T08:30:00Z' },
        ...{ fundedAt: '2026-01-13T08:00:00Z', hours: 23.5 },
      },
    })
  })

  test('is nothing where no schedule was transmitted', async () =>
    expect((await project(fundingDelay)(pages(af1.slice(0, 3)))).get('AF-2026-0001')?.size).toBe(0))

  test.each([booked('2026-01-12T08:30:00Z', 'R9'), rejected('2026-01-12T08:30:00Z', 'R9')])(
    'passes over what a cut has left without its beginning',
    async (event) => {
      const rows = await project(fundingDelay)(pages([requested('2026-01-05T09:00:00Z'), event]))
      expect(rows.get('C1')?.size).toBe(0)
    },
  )
})
