// What it costs to verify and to audit a long log: ratios to the reference R of reading it, and of peaks.
//
//     node bench/verifying.mjs        after `tsc -b`; EVENTS=1000000, PAIRS=3
//
// A hundred contracts, each with an event of the fund again and again, so that the streams are as many however
// long the history is. R reads pages of 1,000 rows and parses data and
// metadata of each. Memory is what is live after a full collection, at 1/10 of the events and at all of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { compare, ran, timed } from '../../../bench/pairs.mjs'
import { openSqlite } from '../../event-store-sqlite/dist/index.js'
import { eventId, genesis, hashOf } from '../../ledger/dist/index.js'
import { audit, verify } from '../dist/index.js'

const { EVENTS = '1000000', PAIRS = '3' } = process.env
const [, , kind, path] = process.argv

const streams = 100

const eur = (amount) => ({ amount, currency: 'EUR' })

/** Of a contract: it begins, and is then levied and released a fund, for ever. */
const dataOf = (contractId, n) => {
  if (n === 0) return ['ContractRequested', { contractId, clientId: 'ALPHA', currency: 'EUR' }]
  const type = n % 2 === 1 ? 'GuaranteeFundLevied' : 'GuaranteeFundReleased'
  return [type, { contractId, reference: `R${n}`, amount: eur('54.60'), valueOn: '2026-01-12' }]
}

const fill = async (file, events) => {
  const store = await openSqlite(file, { create: true, durability: 'normal' })
  const last = Array.from({ length: streams }, () => ({ hash: genesis, revision: -1n }))
  for (let n = 0; n < events; n += 1_000) {
    const of = (n / 1_000) % streams
    const stream = `contract-C${of}`
    const before = last[of]
    const expected = before.revision === -1n ? 'none' : before.revision
    const batch = Array.from({ length: Math.min(1_000, events - n) }, () => {
      const revision = before.revision + 1n
      const [type, data] = dataOf(`C${of}`, Number(revision))
      const commandId = eventId(stream, String(revision))
      const metadata = {
        ...{ schemaVersion: '1', commandId, commandHash: genesis, actor: 'bench' },
        ...{ causationId: commandId, correlationId: commandId, previousHash: before.hash },
        ...{ occurredAt: '2026-01-12T08:30:00Z', recordedAt: '2026-01-12T08:30:00.000Z' },
      }
      const hash = hashOf({ stream, revision, type, data, metadata })
      Object.assign(before, { hash, revision })
      return { id: eventId(commandId, hash), type, data, metadata: { ...metadata, hash } }
    })
    const answer = await store.append(stream, expected, batch)()
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  }
  await store.close()
}

const passes = {
  reading: async (store) => {
    let events = 0
    for await (const page of store.readAll()) events += page.length
    return events
  },
  verifying: async (store) => {
    let all = 0
    for await (const { events, findings } of verify(store)) {
      if (findings.length > 0) throw new Error(JSON.stringify(findings[0]))
      all = events
    }
    return all
  },
  auditing: async (store) => {
    let all = 0
    for await (const { events, findings } of audit(store)) {
      if (findings.length > 0) throw new Error(JSON.stringify(findings[0]))
      all += events
    }
    return all
  },
}

/** Seconds, events, and the most megabytes that are live, looked at every five pages. */
const measure = async () => {
  const store = await openSqlite(path)
  const { gc } = globalThis
  let [pages, live, events] = [0, 0, 0]
  const looked = {
    ...store,
    async *readAll(asked) {
      for await (const page of store.readAll(asked)) {
        yield page
        if (gc === undefined || pages++ % 5 !== 0) continue
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
  const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
  try {
    const [few, many] = [Number(EVENTS) / 10, Number(EVENTS)]
    const file = (size) => join(directory, `${size}.db`)
    for (const size of [few, many]) await fill(file(size), size)
    const run = async (which, size, flags = []) => {
      const measured = await ran(fileURLToPath(import.meta.url), [which, file(size)], { flags })
      if (measured.events !== size)
        throw new Error(`${measured.events} of ${size} events were read`)
      return measured
    }
    const seconds = async (which) => (await run(which, many)).seconds
    for (const [which, target] of [
      ['verifying', '≤ 4'],
      ['auditing', '≤ 8'],
    ]) {
      await compare({
        what: `${which} ${many} events ÷ R, time`,
        ...{ target, unit: 's', pairs: Number(PAIRS) },
        ...{ ours: () => seconds(which), theirs: () => seconds('reading') },
      })
      const live = async (size) => (await run(which, size, ['--expose-gc'])).live
      await compare({
        what: `${which} ${many} events ÷ ${few}, live memory`,
        ...{ target: '≤ 1.2', unit: 'MB', pairs: 1 },
        ...{ ours: () => live(many), theirs: () => live(few) },
      })
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
} else process.stdout.write(JSON.stringify(await measure()))
