// What it costs to verify and to audit a long log: ratios to the reference R of reading it, and of peaks.
//
//     node bench/verifying.mjs        after `tsc -b`; EVENTS=1000000, PAIRS=3, ONLY=verifying, BENCH_DIR=/tmp
//
// Whole lives of contracts, fifty at a time: a house whose history grows, and not what is open. R reads
// pages of 1,000 rows as arrays of position, data and metadata, past the port, and parses both of each: the reference of
// a replay. Memory is what is live after a full collection, at a tenth of the events and at all of them. Files of
// `BENCH_DIR` that are there from an earlier run are measured again.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { compare, ran, timed } from '../../../bench/pairs.mjs'
import { openSqlite } from '../../event-store-sqlite/dist/index.js'
import { audit, verify } from '../dist/index.js'
import { fill } from './history.mjs'

const { EVENTS = '1000000', PAIRS = '3', ONLY = 'ing', BENCH_DIR } = process.env
const [, , kind, path] = process.argv

/** R. */
const reading = () => {
  const sqlite = new URL('../../event-store-sqlite/package.json', import.meta.url)
  const Database = createRequire(sqlite)('libsql')
  const page = new Database(path)
    .prepare(
      'SELECT position, data, metadata FROM events WHERE position > ? ORDER BY position LIMIT 1000',
    )
    .raw()
  let events = 0
  for (let last = -1; ; ) {
    const rows = page.all(last)
    for (const [position, data, metadata] of rows) {
      JSON.parse(data)
      JSON.parse(metadata)
      last = position
    }
    events += rows.length
    if (rows.length < 1_000) return events
  }
}

const holding = async (pages) => {
  let all = 0
  for await (const { events, findings } of pages) {
    if (findings.length > 0) throw new Error(JSON.stringify(findings[0]))
    all = events
  }
  return all
}

async function* counted(pages) {
  let events = 0
  for await (const page of pages) {
    events += page.events
    yield { ...page, events }
  }
}

const passes = {
  verifying: (store) => holding(verify(store)),
  auditing: (store) => holding(counted(audit(store))),
}

/** Seconds, events, and the most megabytes that are live, looked at every five pages. */
const measure = async () => {
  let events = 0
  if (kind === 'reading') {
    const seconds = await timed(async () => {
      events = reading()
    })
    return { seconds, events }
  }
  const store = await openSqlite(path)
  const { gc } = globalThis
  let [pages, live] = [0, 0]
  const looked = {
    ...store,
    async *readAll(asked) {
      for await (const page of store.readAll(asked)) {
        yield page
        if (pages++ % 5 !== 0) continue
        gc()
        const { heapUsed, external } = process.memoryUsage()
        live = Math.max(live, (heapUsed + external) / 1_048_576)
      }
    },
  }
  const seconds = await timed(async () => {
    events = await passes[kind](gc === undefined ? store : looked)
  })
  await store.close()
  return { seconds, events, live }
}

if (kind === undefined) {
  const directory = BENCH_DIR ?? mkdtempSync(join(tmpdir(), 'quittance-bench-'))
  try {
    const [few, many] = [Number(EVENTS) / 10, Number(EVENTS)]
    const file = (size) => join(directory, `${size}.db`)
    for (const size of [few, many]) if (!existsSync(file(size))) await fill(file(size), size)
    const run = (which, size, flags = []) =>
      ran(fileURLToPath(import.meta.url), [which, file(size)], { flags })
    const { events } = await run('reading', many)
    const seconds = async (which) => {
      const measured = await run(which, many)
      if (measured.events !== events) throw new Error(`${measured.events} of ${events} were read`)
      return measured.seconds
    }
    for (const [which, target] of [
      ['verifying', '≤ 4'],
      ['auditing', '≤ 8'],
    ]) {
      if (!which.includes(ONLY)) continue
      await compare({
        what: `${which} ${events} events ÷ R, time`,
        ...{ target, unit: 's', pairs: Number(PAIRS) },
        ...{ ours: () => seconds(which), theirs: () => seconds('reading') },
      })
      const live = async (size) => (await run(which, size, ['--expose-gc'])).live
      await compare({
        what: `${which} ${events} events ÷ a tenth of them, live memory`,
        ...{ target: '≤ 1.2', unit: 'MB', pairs: 1 },
        ...{ ours: () => live(many), theirs: () => live(few) },
      })
    }
  } finally {
    if (BENCH_DIR === undefined) rmSync(directory, { recursive: true, force: true })
  }
} else process.stdout.write(JSON.stringify(await measure()))
