/** Facts of service of contract C1, as they are stored, flat, with the instant at which each happened. */
import { Contract, GuaranteeLine, Relationship } from '@quittance/domain/events'
import { type Instant, instant, instantOf, millisecondsOf } from '@quittance/domain/values'

import type { ServiceEvent, Told } from '../satisfaction/mark.ts'
import { type Service, service } from '../satisfaction/service.ts'
import { af1, eur } from './history.ts'

export type Fact = readonly [at: string, type: ServiceEvent['type'], fields?: object]

/** `2026-03-02T09:00+01:00`, as the goldens write it, or an instant. */
export const at = (text: string): Instant => {
  if (text.endsWith('Z')) return instant(text)
  const wall = instant(`${text.slice(0, 16)}:00Z`)
  return instantOf(millisecondsOf(wall) - Number(text.slice(17, 19)) * 3_600_000)
}

/** Each with an id of its own: e1, e2, … */
export const history = (...facts: ReadonlyArray<Fact>): ReadonlyArray<Told> =>
  facts.map(([when, type, fields = {}], index) => ({
    ...{
      id: `e${index + 1}`,
      stream: 'contract-C1',
      revision: BigInt(index),
      position: `${index}`,
    },
    metadata: { occurredAt: at(when), recordedAt: '2027-12-31T00:00:00.000Z' },
    event: decoded({ type, contractId: 'C1', ...fields }),
  }))

export const rowOf = (told: ReadonlyArray<Told>): Service => {
  const row = told.reduce<Service | undefined>(
    (before, each) => service.next(before, each),
    undefined,
  )
  if (row === undefined) throw new Error('nothing happened')
  return row
}

/** Requested, and offered the terms of AF-1: SC-5 in 48 and SC-6 in 24 business-day hours. */
export const offered = (
  when = '2026-01-05T10:00+01:00',
  commitments: object = {},
): ReadonlyArray<Fact> => [
  [when, 'ContractRequested', { clientId: 'ALPHA', currency: 'EUR' }],
  [
    when,
    'OfferSent',
    { terms: { ...terms, commitments: { ...terms.commitments, ...commitments } } },
  ],
]

export const transmitted = (scheduleId: string) => ({
  ...{ scheduleId, clientId: 'ALPHA', transmittedOn: '2026-03-02', lines: [], debtors: [] },
  header: { invoices: totals, creditNotes: totals },
})
export const booked = (scheduleId: string, count = 1) => ({
  ...{ scheduleId, valueOn: '2026-03-02', purchased: eur('0.00'), held: [], rejected: [] },
  ...{ released: null, disclosure: null, warnings: [] },
  accepted: Array.from({ length: count }, () => invoice),
})
export const rejected = (scheduleId: string) => ({
  ...{ scheduleId, reason: 'NothingAccepted', rejected: [] },
  found: { invoices: totals, creditNotes: totals },
})
export const granted = (advanceId: string) => ({
  ...{ advanceId, amount: eur('1.00'), availability: eur('1.00'), requestedOn: null },
})
export const paid = (advanceId: string) => ({
  ...{ advanceId, amount: eur('1.00'), valueOn: '2026-03-02' },
})

const totals = { count: 0, amount: eur('0.00') }
const invoice = {
  ...{ kind: 'invoice', line: 1, invoiceId: 'I1', number: 'F1', debtorId: 'B' },
  ...{ issuedOn: '2026-03-01', dueOn: '2026-04-01', amount: eur('1.00'), coverable: eur('1.00') },
}

const offer = af1.find(({ event }) => event.type === 'OfferSent')?.event
const stored = offer && Contract.Event.encode(offer)
const terms = Object(stored).terms

const rooms = [Contract.Event, GuaranteeLine.Event, Relationship.Event]

const decoded = (flat: {
  readonly type: ServiceEvent['type']
  readonly [field: string]: unknown
}): ServiceEvent => {
  const room = rooms.find(({ types }) => types.some(({ name }) => name === flat.type))
  const event = room?.decode(flat)
  if (event?._tag === 'Right') return event.right
  throw new Error(`no event: ${JSON.stringify(flat)}`)
}
