// What a ledger adds to its store: a schedule of 400 invoices of 40 debtors, with all that follows
// from it, through the adapter, beside the bare client that appends the same events. Seconds.
//
//     node bench/schedule.mjs            after `tsc -b`; CLIENT=db-client|kurrentdb-client, PAIRS=5
//
// The bare side is handed the events that the ledger writes under the same clock: append by append as
// the ledger makes them, 64 in flight, each stream's in order, at exact revisions. What comes before
// the schedule is written on both sides, and not measured. Both tell it all to a store in memory first,
// the bare side to have the events: so neither process is colder than the other.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { inMemory } from '@quittance/event-store'
import { compare, inLanes, ran, timed } from '../../../bench/pairs.mjs'
import { onDouble } from '../../event-store-esdb/bench/double.mjs'
import { schemeOf, sides } from '../../event-store-esdb/bench/sides.mjs'
import { openLedger } from '../dist/index.js'

const { CLIENT = 'db-client' } = process.env
const [, , side, address] = process.argv
const now = () => new Date('2026-06-01T12:00:00.000Z')

const [invoices, debtors] = [400, 40]
const contractId = 'AF-2026-0001'
const by = { occurredAt: '2026-01-12T08:30:00Z', actor: 'ALPHA SAS', contractId }
const eur = (amount) => ({ amount: `${amount}.00`, currency: 'EUR' })
const debtor = (n) => `D${n % debtors}`

/** From the request to the start, as the first example has it; then a line for each debtor. */
const story = new URL('../../../examples/1-first-contract/story.jsonl', import.meta.url)
const before = [
  ...readFileSync(story, 'utf8')
    .split('\n')
    .slice(0, 7)
    .map((line) => JSON.parse(line)),
  ...Array.from({ length: debtors }, (_, n) => ({
    ...{ type: 'GrantLine', ...by, debtorId: debtor(n), limit: eur(50_000) },
    ...{ quotity: '1', validFrom: '2026-01-08', validTo: null },
  })),
]
const schedule = {
  ...{ type: 'TransmitSchedule', ...by, scheduleId: 'R1', transmittedOn: '2026-01-12' },
  header: {
    invoices: { count: invoices, amount: eur(invoices * 1_000) },
    creditNotes: { count: 0, amount: eur(0) },
  },
  lines: Array.from({ length: invoices }, (_, n) => ({
    ...{ kind: 'invoice', number: `F${n}`, debtorId: debtor(n), amount: eur(1_000) },
    ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
    proofs: [{ kind: 'deliveryNote', reference: `BL-${n}` }],
  })),
}

/** Seconds for the schedule, on a store that already holds what comes before it. */
const told = async (store) => {
  const ledger = await openLedger(store, { now })
  const execute = async (command) => {
    const answer = await ledger.execute(command)()
    if (answer._tag === 'Left') throw new Error(`${command.type}: ${answer.left.type}`)
  }
  for (const command of before) await execute(command)
  return timed(() => execute(schedule))
}

/** Its appends: those of what comes before, and those of the schedule. */
const written = async () => {
  const appends = []
  const store = inMemory()
  const append = (stream, expected, events) => async () => {
    const answer = await store.append(stream, expected, events)()
    if (answer._tag === 'Right' && events.length > 0) appends.push({ stream, expected, events })
    return answer
  }
  await told({ ...store, append })
  const first = appends.findIndex(({ events: [event] }) => event.type === 'ScheduleTransmitted')
  return [appends.slice(0, first), appends.slice(first)].map(lanesOf)
}

const lanesOf = (appends) => {
  const lanes = new Map()
  for (const append of appends)
    lanes.set(append.stream, [...(lanes.get(append.stream) ?? []), append])
  return [...lanes.values()]
}

const run = {
  ledger: async () => {
    await written()
    const { store, close } = await sides.adapter(CLIENT, address)
    const taken = await told(store)
    await close()
    return taken
  },
  bare: async () => {
    const [first, measured] = await written()
    const { append, close } = await sides.bare(CLIENT, address)
    await inLanes(first, 64, append)
    const taken = await timed(() => inLanes(measured, 64, append))
    await close()
    return taken
  },
}

if (side === undefined) {
  const measured = (which) => () =>
    onDouble(0, (at) => ran(fileURLToPath(import.meta.url), [which, schemeOf(CLIENT, at)]))
  const [, appends] = await written()
  const count = appends.flat()
  const events = count.flatMap((append) => append.events).length
  await compare({
    what: `${CLIENT}: a schedule of ${invoices} invoices of ${debtors} debtors (${events} events in ${count.length} appends): ledger ÷ bare client`,
    ...{ target: '≤ 2', unit: 's' },
    ...{ ours: measured('ledger'), theirs: measured('bare') },
  })
} else {
  process.stdout.write(JSON.stringify(await run[side]()), () => process.exit())
}
