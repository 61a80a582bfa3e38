// What group commit gains, and what the port costs: ratios of events a second.
//
//     node bench/writing.mjs          after `tsc -b`; DRIVER=libsql|node, PAIRS=5
//
// Port and raw loop write the same bytes into the same tables, each into a fresh file. Both are
// handed objects: the raw loop only makes texts of them, by JSON.stringify, where the port also
// checks that nothing is lost by that.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { appends } from '../../../bench/events.mjs'
import { compare, inLanes, ran, timed } from '../../../bench/pairs.mjs'
import { driverOf } from '../dist/drivers.js'
import { openSqlite } from '../dist/index.js'
import { schema } from '../dist/schema.js'

const { DRIVER: driver } = process.env
const [, , side, name] = process.argv

const works = {
  '64 in flight, durability full ÷ one insert, one commit': {
    ...{ target: '≥ 3', appends: 6_000, size: 1, inFlight: 64 },
  },
  'batches of 100 ÷ raw batched inserts': {
    ...{ target: '≥ 0.7', appends: 300, size: 100, inFlight: 1 },
  },
}

const writing = {
  /** Appends of one stream one after another, so many streams at once. */
  port: async (path, lanes, inFlight) => {
    const store = await openSqlite(path, { create: true, driver })
    const taken = await timed(() =>
      inLanes(lanes, inFlight, async ({ stream, expected, events }) => {
        const answer = await store.append(stream, expected, events)()
        if (answer._tag === 'Left') throw new Error(answer.left.type)
      }),
    )
    await store.close()
    return taken
  },

  /** An insert and a commit; or, with more than one event, a transaction an append. */
  raw: async (path, lanes) => {
    const connection = driverOf(driver).connect(path)
    connection.execute(schema)
    connection.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    const insert = connection.prepare(
      'INSERT INTO events (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    let position = 0n
    const taken = await timed(() => {
      for (const { stream, expected, events } of lanes.flat()) {
        if (events.length > 1) connection.execute('BEGIN IMMEDIATE')
        let revision = expected === 'none' ? 0n : expected + 1n
        for (const { id, type, data, metadata } of events) {
          const texts = [JSON.stringify(data), JSON.stringify(metadata)]
          insert.run(position++, stream, revision++, id, type, ...texts)
        }
        if (events.length > 1) connection.execute('COMMIT')
      }
    })
    connection.close()
    return taken
  },
}

if (side === undefined) {
  for (const [work, { target }] of Object.entries(works)) {
    const measured = (which) => () => ran(fileURLToPath(import.meta.url), [which, work])
    await compare({
      what: `${driver ?? 'SQLite'}: ${work}`,
      ...{ target, unit: 'events/s', ours: measured('port'), theirs: measured('raw') },
    })
  }
} else {
  const { appends: count, size, inFlight } = works[name]
  const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
  try {
    const lanes = appends(count, size, inFlight)
    const taken = await writing[side](join(directory, 'ledger.db'), lanes, inFlight)
    process.stdout.write(JSON.stringify((count * size) / taken))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
