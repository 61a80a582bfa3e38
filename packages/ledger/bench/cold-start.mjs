// What a snapshot gains when a process starts cold: time to the first decision, as a ratio.
//
//     node bench/cold-start.mjs       after `tsc -b`; EVENTS=100000, PAIRS=7, DRIVER=libsql|node
//
// One contract in a SQLite file: each day a schedule of 30 invoices of 10 debtors, their cover, a draw,
// and 30 receipts for what is 45 days old; months are closed. Each start is a process of its own that
// opens the file, reads the contract and decides what is so already: a yes, and the file stays as
// it is; with the snapshot, or as if there were none, in an order that changes from pair to pair.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invoiceIdOf } from '@quittance/domain/values'

import { openSqlite } from '../../event-store-sqlite/dist/index.js'
import { memory } from '../dist/memory.js'
import { targetOf } from '../dist/rooms.js'

const { EVENTS = '100000', PAIRS = '7', DRIVER: driver } = process.env
const [, script, file, mode] = process.argv
const contractId = 'AF-2026-0001'
const stream = `contract-${contractId}`

const eur = (cents) => ({
  amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
  currency: 'EUR',
})

const ask = async (given, remembered, body, number) => {
  const target = targetOf({ contractId, ...body })
  if (target._tag === 'Left') throw new Error(target.left.reason)
  const commandId = `command ${number}`
  const asked = {
    ...{ commandId, causationId: commandId, correlationId: commandId, hash: 'c'.repeat(64) },
    ...{ occurredAt: '2026-01-05T12:00:00.000Z', actor: 'bench', after: [] },
  }
  return target.right.transact(given, remembered, asked)
}

const givenOf = (store) => ({ store, now: () => new Date(), jitter: () => 0, deadline: 5_000 })

const terms = {
  ...{ advanceRate: '1.00', fundApprovedOnly: true },
  guaranteeFund: { retentionRate: '0.10', min: eur(300_000), cap: eur(1_500_000) },
  factoringCommission: {
    ...{ rate: '0.0080', perInvoiceMin: eur(750) },
    vat: { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' },
  },
  financingCommission: {
    ...{ reference: 'EURIBOR-1M', margin: '0.0150' },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
  },
  collectionValue: { transfer: 1, cheque: 1 },
  eligibility: { maxTermDays: 90, proofRequired: [] },
}

const begun = [
  { type: 'RequestContract', clientId: 'ALPHA', currency: 'EUR' },
  { type: 'ApproveContract' },
  { type: 'SendOffer', terms },
  { type: 'CheckKyc', level: 'standard', expiresOn: '2099-01-05' },
  { type: 'SignContract', signedOn: '2026-01-06' },
  { type: 'CompleteSupportingDocuments' },
  { type: 'StartContract', startedOn: '2026-01-07' },
]

const dayAfter = (days) =>
  new Date(Date.UTC(2026, 0, 7) + days * 86_400_000).toISOString().slice(0, 10)

const invoiceOf = (day, n) => {
  const number = `F${day}X${n}`
  const debtorId = `DEBTOR${n % 10}`
  const cents = 100_000 + ((day * 7_919 + n * 104_729) % 400_000)
  return { number, debtorId, amount: eur(cents), invoiceId: invoiceIdOf('ALPHA', debtorId, number) }
}

const each = Array.from({ length: 30 }, (_, n) => n)

/** What the ledger asks of a contract on one day. */
const asksOf = (day) => {
  const on = dayAfter(day)
  const invoices = each.map((n) => invoiceOf(day, n))
  const cents = invoices.reduce(
    (sum, { amount }) => sum + Number(amount.amount.replace('.', '')),
    0,
  )
  const scheduleId = `R${day}`
  const covers = each.slice(0, 10).map((debtor) => ({
    ...{ type: 'NoteCover', debtorId: `DEBTOR${debtor}`, lineRevision: String(day) },
    limit: eur(1_000_000_000),
    covers: invoices
      .filter(({ debtorId }) => debtorId === `DEBTOR${debtor}`)
      .map(({ invoiceId, amount: covered }) => ({ invoiceId, covered })),
  }))
  const receipts = each.flatMap((n) => {
    if (day <= 45) return []
    const { amount: applied, ...invoice } = invoiceOf(day - 45, n)
    const collectionId = `C${day}X${n}`
    return [
      {
        ...{ type: 'BookCollection', collectionId, means: 'transfer', receivedOn: on },
        lines: [{ ...invoice, applied }],
      },
    ]
  })
  const draw = { advanceId: `D${day}`, amount: eur(1_000_000) }
  const fixing = { reference: 'EURIBOR-1M', rate: '0.02', source: 'bench' }
  return [
    {
      ...{ type: 'TransmitSchedule', scheduleId, transmittedOn: on },
      header: {
        invoices: { count: invoices.length, amount: eur(cents) },
        creditNotes: { count: 0, amount: eur(0) },
      },
      lines: invoices.map(({ invoiceId: _, ...invoice }) => ({
        ...{ kind: 'invoice', ...invoice, proofs: [] },
        ...{ issuedOn: dayAfter(day - 2), dueOn: dayAfter(day + 45) },
      })),
    },
    { type: 'BookSchedule', scheduleId, duplicates: [] },
    ...covers,
    { type: 'GrantAdvance', ...draw, requestedOn: on },
    { type: 'BookAdvance', ...draw, paidOn: on },
    ...receipts,
    ...(on.endsWith('-01')
      ? [{ type: 'CloseMonth', month: dayAfter(day - 1).slice(0, 7), fixing }]
      : []),
  ]
}

const fill = async (path, events) => {
  const store = await openSqlite(path, { create: true, durability: 'normal', driver })
  const remembered = memory(store.checkpoints)
  const given = givenOf(store)
  let [commands, written] = [0, 0]
  for (let day = 0; written < events; day++)
    for (const body of day === 0 ? begun : asksOf(day)) {
      const answer = await ask(given, remembered, body, commands++)
      if (answer._tag === 'Left')
        throw new Error(`${body.type}: ${JSON.stringify(answer.left.type)}`)
      written += answer.right.events.length
    }
  await remembered.snapshots.settle()
  const kept = (await store.checkpoints.load(`snapshot-${stream}`)) ?? ''
  await store.close()
  return { written, kept: kept.length }
}

const start = async (path) => {
  const begun = performance.now()
  const store = await openSqlite(path, { driver })
  let reads = 0
  const counting = {
    ...store,
    async *read(...range) {
      for await (const page of store.read(...range)) {
        reads += page.length
        yield page
      }
    },
  }
  const none = { load: async () => undefined, save: async () => {} }
  const remembered = memory(mode === 'with' ? store.checkpoints : none)
  const body = { type: 'SendOffer', terms }
  const answer = await ask(givenOf(counting), remembered, body, -1)
  const taken = performance.now() - begun
  if (answer._tag === 'Left' || answer.right.events.length > 0)
    throw new Error('not what was asked')
  await store.close()
  process.stdout.write(JSON.stringify({ taken, reads }))
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

const startOf = (path, how) => {
  const { stdout, stderr } = spawnSync(process.execPath, [script, path, how], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

const compare = async () => {
  const directory = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'quittance-bench-'))
  try {
    const path = join(directory, 'ledger.db')
    const { written, kept } = await fill(path, Number(EVENTS))
    const starts = { with: [], without: [] }
    for (let pair = 0; pair < Number(PAIRS); pair++)
      for (const how of pair % 2 === 0 ? ['with', 'without'] : ['without', 'with'])
        starts[how].push(startOf(path, how))
    const ratios = starts.with.map(({ taken }, n) => taken / starts.without[n].taken)
    const shown = (how) =>
      `${how} ${Math.round(median(starts[how].map(({ taken }) => taken)))} ms, ${starts[how][0].reads} events read`
    const megabytes = (bytes) => `${(bytes / 1_048_576).toFixed(1)} MB`
    process.stdout.write(
      `cold start on a contract of ${written} events, with its snapshot ÷ without: ${median(ratios).toFixed(2)} (${shown('with')}; ${shown('without')}; snapshot ${megabytes(kept)}, file ${megabytes(statSync(path).size)}; n = ${PAIRS}, pairs ${ratios.map((r) => r.toFixed(2)).join(' ')})\n`,
    )
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

await (file === undefined ? compare() : start(file))
