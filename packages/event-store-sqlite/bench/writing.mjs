// What group commit gains, and what the port costs: ratios, as medians of interleaved pairs.
//
//     node bench/writing.mjs          after `tsc -b`; PAIRS=7, APPENDS=6000, DRIVER=libsql|node
//
// Port and raw loop write the same bytes into the same tables, each pair into fresh files, in an
// order that changes from pair to pair. Both are handed objects: the raw loop only makes texts of
// them, by JSON.stringify, where the port also checks that nothing is lost by that.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { driverOf } from '../dist/drivers.js'
import { openSqlite } from '../dist/index.js'
import { schema } from '../dist/schema.js'

const { PAIRS = '7', APPENDS = '6000', DRIVER: driver } = process.env
const [pairs, appends] = [Number(PAIRS), Number(APPENDS)]
const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
let files = 0

const event = (n) => ({
  id: randomUUID(),
  type: 'ReceivableFunded',
  data: {
    contract: 'C1',
    invoice: `INV-${n}`,
    amount: '1234.56',
    currency: 'EUR',
    filler: 'x'.repeat(220),
  },
  metadata: {
    actor: 'bench',
    recordedAt: '2026-01-05T09:00:00.000Z',
    hash: 'a'.repeat(64),
    previousHash: 'b'.repeat(64),
  },
})

/** Streams of 50 appends each, so that 64 in flight are 64 streams. */
const work = (size, streams) =>
  Array.from({ length: appends }, (_, n) => ({
    stream: `contract-${n % streams}`,
    after: Math.floor(n / streams) * size - 1,
    events: Array.from({ length: size }, (_, k) => event(n * size + k)),
  }))

const seconds = async (run) => {
  const begun = performance.now()
  await run()
  return (performance.now() - begun) / 1000
}

/** Appends of one stream one after another, 64 streams at once. */
const port = (inFlight) => async (jobs) => {
  const store = await openSqlite(join(directory, `port-${files++}.db`), { create: true, driver })
  const lanes = Map.groupBy?.(jobs, ({ stream }) => stream) ?? grouped(jobs)
  const waiting = [...lanes.values()]
  const taken = await seconds(() =>
    Promise.all(
      Array.from({ length: inFlight }, async () => {
        for (let lane = waiting.shift(); lane; lane = waiting.shift())
          for (const { stream, after, events } of lane) {
            const answer = await store.append(stream, after < 0 ? 'none' : BigInt(after), events)()
            if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left.type))
          }
      }),
    ),
  )
  await store.close()
  return taken
}

const grouped = (jobs) => {
  const lanes = new Map()
  for (const job of jobs) lanes.set(job.stream, [...(lanes.get(job.stream) ?? []), job])
  return lanes
}

/** An insert and a commit; or, with more than one event, a transaction an append. */
const raw = async (jobs) => {
  const connection = driverOf(driver).connect(join(directory, `raw-${files++}.db`))
  connection.execute(schema)
  connection.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  const insert = connection.prepare(
    'INSERT INTO events (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  let position = 0n
  const ready = jobs.map(({ stream, after, events }) => ({
    stream,
    first: BigInt(after + 1),
    events,
  }))
  const taken = await seconds(() => {
    for (const { stream, first, events } of ready) {
      if (events.length > 1) connection.execute('BEGIN IMMEDIATE')
      let revision = first
      for (const { id, type, data, metadata } of events)
        insert.run(
          position++,
          stream,
          revision++,
          id,
          type,
          JSON.stringify(data),
          JSON.stringify(metadata),
        )
      if (events.length > 1) connection.execute('COMMIT')
    }
  })
  connection.close()
  return taken
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const compare = async (what, target, size, inFlight, count) => {
  const ratios = []
  const rates = { port: [], raw: [] }
  for (let pair = 0; pair < pairs; pair++) {
    const jobs = work(size, inFlight === 1 ? 1 : 64).slice(0, count)
    const order = pair % 2 === 0 ? ['port', 'raw'] : ['raw', 'port']
    const taken = {}
    for (const which of order) taken[which] = await (which === 'port' ? port(inFlight) : raw)(jobs)
    ratios.push(taken.raw / taken.port)
    for (const which of order) rates[which].push((jobs.length * size) / taken[which])
  }
  const rate = (which) => `${Math.round(median(rates[which])).toLocaleString('en')} events/s`
  process.stdout.write(
    `${what}: ${median(ratios).toFixed(2)} (target ≥ ${target}; port ${rate('port')}, raw ${rate('raw')}; pairs ${ratios.map((r) => r.toFixed(2)).join(' ')})\n`,
  )
}

try {
  await compare('64 in flight, durability full ÷ one insert, one commit', 3, 1, 64, appends)
  await compare('batches of 100, one after another ÷ raw batches of 100', 0.7, 100, 1, appends / 10)
} finally {
  rmSync(directory, { recursive: true, force: true })
}
