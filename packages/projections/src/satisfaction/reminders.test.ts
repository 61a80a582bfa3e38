/** SC-9: what was due of reminders, sent or not; of F104 of AF-1, due on 10 March (golden P-1). */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { Debtor, Invoice, Recovery } from '@quittance/domain/events'
import { ContractId, DebtorId, day, InvoiceId, id, parisDayEnd } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { project } from '../projection.ts'
import { af1, eur, pages } from '../testing/history.ts'
import { dueOn } from './due.ts'
import { debtorsTold, receivablesTold, withReminders } from './reminders.ts'
import { clocksOf, type Service, service } from './service.ts'

const [contractId, invoiceId] = [id(ContractId, 'AF-2026-0001'), id(InvoiceId, 'F104')]
const whose = { invoiceId, contractId, debtorId: 'C' }

let bought: Service
beforeAll(async () => {
  const row = (await project(service)(pages(af1))).get(contractId)
  if (row === undefined) throw new Error('no contract')
  bought = { ...row, invoices: row.invoices.clear().set(invoiceId, id(DebtorId, 'C')) }
})

const rooms = { invoice: Invoice.Event, recovery: Recovery.Event, debtor: Debtor.Event }
type Of = keyof typeof rooms
type Fact = readonly [on: string, of: Of, type: string, fields?: object]
type Event = Invoice.Event | Recovery.Event | Debtor.Event

const told = ([on, of, type, fields = {}]: Fact, index: number): Decoded<Event> => {
  const event = rooms[of].decode({
    type,
    ...(of === 'debtor' ? { debtorId: 'C' } : whose),
    ...fields,
  })
  if (event._tag === 'Left') throw new Error(`no ${type}`)
  const metadata = { occurredAt: `${on}T10:00:00Z`, recordedAt: '2027-12-31T00:00:00.000Z' }
  const stream = `${of}-F104`
  return { id: `e${index}`, stream, revision: 0n, position: '0', metadata, event: event.right }
}

const rowOf = async (facts: ReadonlyArray<Fact>, row = bought): Promise<Service> => {
  const all = facts.map(told)
  const of = <E extends Event>(...streams: ReadonlyArray<Of>) =>
    pages(
      all.filter(({ stream }) => streams.some((each) => stream.startsWith(each))),
    ) as AsyncIterable<ReadonlyArray<Decoded<E>>>
  return withReminders(row, {
    told: await project(receivablesTold)(of('invoice', 'recovery')),
    debtors: await project(debtorsTold)(of('debtor')),
  })
}

const stands = async (on: string, facts: ReadonlyArray<Fact>): Promise<string> =>
  clocksOf(await rowOf(facts), parisDayEnd(day(on)))
    .filter(({ commitment }) => commitment === 'SC-9')
    .map(({ subject, outcome, voidedBy }) =>
      [subject.slice(5), outcome, ...(voidedBy ? ['by', voidedBy.event] : [])].join(' '),
    )
    .join(', ')

const submitted: Fact = [
  ...(['2026-01-12', 'invoice', 'InvoiceSubmitted'] as const),
  {
    ...{ clientId: 'ALPHA', scheduleId: 'R1', line: 4, number: 'F104', amount: eur('600.00') },
    ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
  },
]
const assigned = (on = '2026-01-12', disclosure = 'notified'): ReadonlyArray<Fact> => [
  submitted,
  [
    ...([on, 'invoice', 'InvoiceAssigned'] as const),
    {
      ...{ scheduleId: 'R1', amount: eur('600.00'), paidAt: `${on}T08:30:00Z` },
      ...{ assignedOn: on, disclosure },
    },
  ],
]
const sent = (step: string, dueFrom: string, sentOn = dueFrom): Fact => [
  ...([sentOn, 'recovery', 'DunningSent'] as const),
  { amount: eur('600.00'), dueFrom, step, sentOn },
]
const paid = (on: string): ReadonlyArray<Fact> => [
  [
    ...([on, 'invoice', 'PaymentApplied'] as const),
    {
      ...{ number: 'F104', collectionId: 'C1', offered: eur('600.00'), applied: eur('600.00') },
      ...{ difference: eur('0.00'), open: eur('0.00') },
    },
  ],
  [on, 'invoice', 'InvoiceExtinguished'],
]
const disputed = (on: string, amount = '600.00'): Fact => [
  ...([on, 'invoice', 'InvoiceDisputed'] as const),
  { amount: eur(amount), reason: 'damaged', disputedOn: on },
]
const promised: Fact = [
  ...(['2026-03-17', 'recovery', 'PromiseMade'] as const),
  {
    ...{ amount: eur('600.00'), promisedOn: '2026-03-25', contact: 'p-71' },
    ...{ madeOn: '2026-03-17', open: eur('600.00'), supersedes: null },
  },
]
const suspended: Fact = [
  ...(['2026-03-13', 'recovery', 'RecoverySuspended'] as const),
  { ground: 'decision', amount: null, reason: 'talks', suspendedOn: '2026-03-13' },
]
const extended = (on: string, dueOn: string): Fact => [
  ...([on, 'invoice', 'DueDateExtended'] as const),
  { before: '2026-03-10', dueOn, extendedOn: on },
]
const courtesy = sent('courtesy', '2026-03-05')
const L1 = sent('L1', '2026-03-16')

describe('Of reminders', () => {
  test.each<[string, string, ReadonlyArray<Fact>, string]>([
    ['none is due yet', '2026-03-04', assigned(), ''],
    ['one is due that day', '2026-03-05', assigned(), 'courtesy pending'],
    ['one was never sent', '2026-03-06', assigned(), 'courtesy missed'],
    ['none was sent', '2026-04-10', assigned(), 'courtesy missed, L1 missed, L2 missed, L3 missed'],
    ['each on its day', '2026-03-17', [...assigned(), courtesy, L1], 'courtesy kept, L1 kept'],
    [
      'one is a day late',
      '2026-03-17',
      [...assigned(), courtesy, sent('L1', '2026-03-16', '2026-03-17')],
      'courtesy kept, L1 missed',
    ],
    ['paid before it is due', '2026-04-30', [...assigned(), ...paid('2026-03-04')], ''],
    [
      'paid on the day',
      '2026-04-30',
      [...assigned(), courtesy, ...paid('2026-03-16')],
      'courtesy kept',
    ],
    [
      'disputed, all of it',
      '2026-03-17',
      [...assigned(), courtesy, disputed('2026-03-16')],
      'courtesy kept, L1 voided by InvoiceDisputed',
    ],
    [
      'disputed, in part',
      '2026-03-17',
      [...assigned(), courtesy, disputed('2026-03-16', '100.00')],
      'courtesy kept, L1 missed',
    ],
    [
      'disputed a day too late',
      '2026-03-18',
      [...assigned(), courtesy, disputed('2026-03-17')],
      'courtesy kept, L1 missed',
    ],
    [
      'promised, then sent after the promise',
      '2026-03-31',
      [...assigned(), courtesy, L1, promised, sent('L2', '2026-03-25', '2026-03-26')],
      'courtesy kept, L1 kept, L2 voided by PromiseMade',
    ],
    [
      'suspended',
      '2026-03-17',
      [...assigned(), courtesy, suspended],
      'courtesy kept, L1 voided by RecoverySuspended',
    ],
    [
      'of a debtor who is not to know',
      '2026-03-17',
      assigned('2026-01-12', 'confidential'),
      'courtesy voided by InvoiceAssigned, L1 voided by InvoiceAssigned',
    ],
    ['bought after its day', '2026-03-25', assigned('2026-03-17'), 'L2 pending'],
    [
      'of a later due date',
      '2026-04-30',
      [...assigned(), courtesy, extended('2026-03-09', '2026-04-10')],
      'courtesy kept, L1 missed, L2 missed',
    ],
  ])('%s: on %s', async (_what, on, facts, outcome) =>
    expect(await stands(on, facts)).toBe(outcome),
  )

  test('none stays due of what is paid', async () => {
    const due = async (on: string) =>
      dueOn([await rowOf([...assigned(), courtesy, ...paid('2026-03-20')])], day(on))
        .filter(({ commitment }) => commitment === 'SC-9')
        .map(({ subject, isOverdue }) => [subject, isOverdue])
    expect(await due('2026-03-16')).toEqual([['F104 L1', false]])
    expect(await due('2026-03-19')).toEqual([['F104 L1', true]])
    expect(await due('2026-03-20')).toEqual([])
  })

  test('none is counted under a contract that bought it and does not own it', async () => {
    const other = { ...bought, contractId: id(ContractId, 'AF-2026-0002') }
    const { marks } = await rowOf(assigned(), other)
    expect(marks.get('SC-9')?.size).toBe(0)
  })

  test('what is told of them is the last that was heard', async () => {
    const row = await rowOf([...assigned(), sent('L3', '2027-01-04')])
    expect(row.seenAt).toBe('2027-01-04T10:00:00Z')
  })
})
