/** Histories that cannot be: the program stops, it does not reckon on. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  bought,
  close,
  collect,
  contractId,
  invoiceId,
  startedOn,
  stateAfter,
  told,
} from '../testing/contract.ts'
import { day, month } from '../values/day.ts'
import { id, ScheduleId } from '../values/identity.ts'
import { type Event, termsOn } from './index.ts'
import { requested } from './state/life.ts'

const begun = startedOn()
const r1 = bought()
const opened = the('ContractRequested', begun)
const transmitted = the('ScheduleTransmitted', r1)
const booked = the('ScheduleBooked', r1)
const collected = the(
  'CollectionBooked',
  told(r1, collect('C1', '2026-02-27', 'C', { F104: '600.00' })),
)
const late = [
  close('2026-01'),
  collect('C1', '2026-01-20', 'C', { F104: '600.00' }),
  close('2026-02'),
]
const corrected = the('FinancingCommissionCorrected', told(r1, ...late))
const closed = the('MonthClosed', told(r1, close('2026-01')))
const charged = the('FinancingCommissionCharged', told(r1, close('2026-01')))
const levied = the('GuaranteeFundLevied', r1)
const R9 = { scheduleId: id(ScheduleId, 'R9') }

describe('A contract stops at a history that cannot be:', () => {
  test.each<[string, ReadonlyArray<Event>]>([
    ['requested twice', [opened, opened]],
    ['approved before it was requested', begun.slice(1)],
    [
      'started without terms',
      [opened, { type: 'ContractStarted', contractId, startedOn: day('2026-01-07') }],
    ],
    ['booking a schedule that was not transmitted', [...begun, booked]],
    ['booking a schedule twice', [...r1, { ...booked, accepted: [] }]],
    ['buying an invoice twice', [...r1, { ...transmitted, ...R9 }, { ...booked, ...R9 }]],
    ['collecting an invoice that it did not buy', [...r1, paid(invoiceId('C', 'F999'), '1.00')]],
    ['collecting more than is open', [...r1, paid(invoiceId('C', 'F104'), '600.01')]],
    ['collecting an invoice that is paid', [...r1, collected, collected]],
    ['correcting a month that is open', [...r1, corrected]],
    ['closing a month twice', [...r1, closed, closed]],
    [
      'leaving a month out',
      [...r1, { ...closed, month: month('2025-12') }, { ...closed, month: month('2026-02') }],
    ],
    ['charging interest for nothing', [...r1, { ...charged, month: null }]],
    [
      'giving back more of the fund than it holds',
      [
        ...r1,
        { ...levied, type: 'GuaranteeFundReleased' },
        { ...levied, type: 'GuaranteeFundReleased' },
      ],
    ],
  ])('%s', (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))

  test('asked for terms before there are any', () =>
    expect(() => termsOn(requested(opened.clientId, 'EUR'), day('2026-01-07'))).toThrow(
      'no terms on 2026-01-07',
    ))

  test('though the same events in their order do no harm', () =>
    expect(() =>
      stateAfter([...told(r1, close('2026-01'), close('2026-02')), corrected]),
    ).not.toThrow())
})

function paid(of: (typeof collected.lines)[number]['invoiceId'], applied: string): Event {
  const lines = collected.lines.map((line) => ({ ...line, invoiceId: of, applied: eur(applied) }))
  return { ...collected, lines }
}

function the<Type extends Event['type']>(type: Type, events: ReadonlyArray<Event>) {
  const found = events.find((event): event is Extract<Event, { type: Type }> => event.type === type)
  if (!found) throw new Error(`no ${type}`)
  return found
}
