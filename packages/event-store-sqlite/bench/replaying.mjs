// Whether reading a long log takes more memory than reading a short one: ratios of peaks.
//
//     node bench/replaying.mjs        after `tsc -b`; DRIVER=libsql|node, PAIRS=3, EVENTS=1000000
//
// A replay reads the whole log page by page and keeps nothing. Three peaks: of what is live, looked at
// every fifty pages after a full collection; of the resident memory of a process whose heap is given
// little room, so that what is reckoned is not how lazily V8 collects; and of one left to itself.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { event } from '../../../bench/events.mjs'
import { compare, ran } from '../../../bench/pairs.mjs'
import { openSqlite } from '../dist/index.js'

const { EVENTS = '1000000', PAIRS = '3', DRIVER: driver } = process.env
const [, , kind, path] = process.argv

const fill = async (file, events) => {
  const store = await openSqlite(file, { create: true, durability: 'normal', driver })
  for (let n = 0; n < events; n += 1_000) {
    const id = (k) => `00000000-0000-4000-8000-${String(n + k).padStart(12, '0')}`
    const batch = Array.from({ length: 1_000 }, (_, k) => event(n + k, id(k)))
    const answer = await store.append(`s${(n / 1_000) % 100}`, 'any', batch)()
    if (answer._tag === 'Left') throw new Error(answer.left.type)
  }
  await store.close()
}

const kinds = {
  'live memory': ['--expose-gc'],
  'resident memory, small heap': ['--max-semi-space-size=1', '--max-old-space-size=48'],
  'resident memory': [],
}

const megabyte = 1_048_576

const replay = async () => {
  const store = await openSqlite(path, { driver })
  const { gc } = globalThis
  let [events, pages, live] = [0, 0, 0]
  const look = () => {
    gc?.()
    const { heapUsed, external } = process.memoryUsage()
    live = Math.max(live, heapUsed + external)
  }
  for await (const page of store.readAll()) {
    events += page.length
    if (gc !== undefined && pages++ % 50 === 0) look()
  }
  await store.close()
  const resident = process.resourceUsage().maxRSS * 1_024
  return { events, peak: (gc === undefined ? resident : live) / megabyte }
}

const peak = async (which, file, size) => {
  const measured = await ran(fileURLToPath(import.meta.url), [which, file], { flags: kinds[which] })
  if (measured.events !== size) throw new Error(`${measured.events} of ${size} events were read`)
  return measured.peak
}

if (kind === undefined) {
  const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
  try {
    const [few, many] = [Number(EVENTS) / 10, Number(EVENTS)]
    const file = (size) => join(directory, `${size}.db`)
    for (const size of [few, many]) await fill(file(size), size)
    for (const which of Object.keys(kinds))
      await compare({
        what: `${driver ?? 'SQLite'}: replay of ${many} events ÷ of ${few}, ${which} at its peak`,
        ...{ target: '≤ 1.2', unit: 'MB', pairs: Number(PAIRS) },
        ...{ ours: () => peak(which, file(many), many), theirs: () => peak(which, file(few), few) },
      })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
} else process.stdout.write(JSON.stringify(await replay()))
