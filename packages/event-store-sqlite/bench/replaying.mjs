// Whether reading a long log takes more memory than reading a short one: a ratio of peaks.
//
//     node bench/replaying.mjs        after `tsc -b`; EVENTS=1000000, PAIRS=3, DRIVER=libsql|node
//
// Each replay is a process of its own, which reads the whole log page by page and keeps nothing.
// Two peaks: of the resident memory of the process, which also shows how lazily V8 gives memory
// back; and of what is live, looked at every fifty pages after a full collection.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openSqlite } from '../dist/index.js'

const { EVENTS = '1000000', PAIRS = '3', DRIVER: driver } = process.env
const [, script, replayed] = process.argv

const fill = async (path, events) => {
  const store = await openSqlite(path, { create: true, durability: 'normal', driver })
  for (let n = 0; n < events; n += 1_000) {
    const batch = Array.from({ length: 1_000 }, (_, k) => ({
      id: `00000000-0000-4000-8000-${String(n + k).padStart(12, '0')}`,
      type: 'ReceivableFunded',
      data: { invoice: `INV-${n + k}`, amount: '1234.56', filler: 'x'.repeat(250) },
      metadata: { actor: 'bench', hash: 'a'.repeat(64), previousHash: 'b'.repeat(64) },
    }))
    const answer = await store.append(`s${(n / 1_000) % 100}`, 'any', batch)()
    if (answer._tag === 'Left') throw new Error(answer.left.type)
  }
  await store.close()
}

const replay = async (path) => {
  const store = await openSqlite(path, { driver })
  const used = () => {
    globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    return globalThis.gc === undefined ? rss : heapUsed + external
  }
  let [events, pages, peak] = [0, 0, 0]
  for await (const page of store.readAll()) {
    events += page.length
    if (pages++ % 50 === 0) peak = Math.max(peak, used())
  }
  await store.close()
  process.stdout.write(JSON.stringify({ events, peak: Math.max(peak, used()) }))
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const peakOf = (flags, file, size) => {
  const { stdout } = spawnSync(process.execPath, [...flags, script, file], { encoding: 'utf8' })
  const { events, peak } = JSON.parse(stdout)
  if (events !== size) throw new Error(`${events} of ${size} events were read`)
  return peak
}

const compare = async () => {
  const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
  try {
    const sizes = [Number(EVENTS) / 10, Number(EVENTS)]
    const files = sizes.map((size) => join(directory, `${size}.db`))
    for (const [n, size] of sizes.entries()) await fill(files[n], size)
    for (const [what, flags] of [
      ['resident', []],
      ['live', ['--expose-gc']],
    ]) {
      const peaks = sizes.map(() => [])
      for (let pair = 0; pair < Number(PAIRS); pair++)
        for (const n of pair % 2 === 0 ? [0, 1] : [1, 0])
          peaks[n].push(peakOf(flags, files[n], sizes[n]))
      const [few, many] = peaks.map(median)
      const megabytes = (bytes) => `${(bytes / 1_048_576).toFixed(1)} MB`
      process.stdout.write(
        `replay of ${sizes[1]} events ÷ of ${sizes[0]}, ${what} memory at its peak: ${(many / few).toFixed(2)} (target ≤ 1.2; ${megabytes(many)}, ${megabytes(few)})\n`,
      )
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

await (replayed === undefined ? compare() : replay(replayed))
