// What closing a day costs: it grows with what is due, not with what is open. Seconds, and ratios in one run.
//
//     node packages/quittance/bench/close-day.mjs      after `tsc -b`; CONTRACTS=1000, OPEN=100, BENCH_DIR=/tmp
//
// 1,000 contracts, 100,000 open receivables. One day 100 contracts have one that is overdue for too long, the
// next all 1,000 have one; before them, a day on which nothing is due. Then the same 100 due of a tenth as many
// open. `quittance close-day` as it is, on a file, whose rows of what is due are kept and up to date.
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { openSqlite } from '@quittance/event-store-sqlite'
import { Contract } from '../../domain/dist/index.js'
import {
  ContractId,
  DebtorId,
  day,
  InvoiceId,
  id,
  ScheduleId,
} from '../../domain/dist/values/index.js'
import { commandLine } from '../dist/command-line.js'

const { CONTRACTS = '1000', OPEN = '100', BENCH_DIR = '/tmp' } = process.env
const [contracts, open] = [CONTRACTS, OPEN].map(Number)

const eur = (amount) => ({ amount, currency: 'EUR' })
const terms = {
  ...{ advanceRate: '0.95', definancing: { overdueDays: 60 }, fundApprovedOnly: false },
  guaranteeFund: { retentionRate: '0.10', min: eur('0.00'), cap: eur('1000000.00') },
  factoringCommission: {
    ...{ rate: '0.0080', perInvoiceMin: eur('7.50') },
    vat: { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' },
  },
  financingCommission: {
    ...{ reference: 'EURIBOR-1M', margin: '0.0150' },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
  },
  collectionValue: { transfer: 1, cheque: 1 },
  eligibility: { maxTermDays: 150 },
}

/** By day: nothing, one of a tenth of the contracts, one of each. */
const days = ['2026-05-08', '2026-05-09', '2026-05-10']
/** 60 days before, less one. */
const dueOn = { tenth: day('2026-03-09'), each: day('2026-03-10'), others: day('2026-05-31') }

/** Started by commands, as a caller would; then one schedule, as it is booked. */
const history = (n, count) => {
  const contractId = id(ContractId, `BENCH-${String(n).padStart(4, '0')}`)
  const asked = [
    { type: 'RequestContract', contractId, clientId: `CLIENT-${n}`, currency: 'EUR' },
    { type: 'ApproveContract', contractId },
    { type: 'SendOffer', contractId, terms },
    { type: 'CheckKyc', contractId, level: 'standard', expiresOn: '2026-12-31' },
    { type: 'SignContract', contractId, signedOn: '2026-01-06' },
    { type: 'CompleteSupportingDocuments', contractId },
    { type: 'StartContract', contractId, startedOn: '2026-01-07' },
  ]
  let state = Contract.decider.initial
  const events = []
  for (const command of asked) {
    const decided = Contract.decider.decide(state, Contract.Command.decode(command).right)
    if (decided._tag === 'Left') throw new Error(decided.left.type)
    for (const event of decided.right) {
      state = Contract.decider.evolve(state, event)
      events.push(event)
    }
  }
  const on = day('2026-01-12')
  const due = (k) => {
    if (k === 0) return dueOn.each
    return k === 1 && n % 10 === 0 ? dueOn.tenth : dueOn.others
  }
  const accepted = Array.from({ length: count }, (_, k) => ({
    ...{ kind: 'invoice', line: k + 1, number: `F${k}`, issuedOn: on, dueOn: due(k) },
    ...{ invoiceId: id(InvoiceId, `I${n}-${k}`), debtorId: id(DebtorId, `D${k % 20}`) },
    amount: { minor: 1_000_00n, currency: 'EUR' },
    coverable: { minor: 1_000_00n, currency: 'EUR' },
  }))
  const header = {
    invoices: { count, amount: { minor: BigInt(count) * 1_000_00n, currency: 'EUR' } },
    creditNotes: { count: 0, amount: { minor: 0n, currency: 'EUR' } },
  }
  const schedule = { contractId, scheduleId: id(ScheduleId, 'R1') }
  return [
    ...events,
    { type: 'ScheduleTransmitted', ...schedule, transmittedOn: on, header, lines: [], debtors: [] },
    {
      ...{ type: 'ScheduleBooked', ...schedule, valueOn: on, purchased: header.invoices.amount },
      ...{ accepted, held: [], rejected: [], warnings: [], released: null, disclosure: 'notified' },
    },
  ]
}

/** As if a ledger had recorded it, its reactions done. */
const recorded = async (path, count) => {
  const store = await openSqlite(path, { create: true })
  let position
  for (let n = 0; n < contracts; n += 1) {
    const events = history(n, count).map((event, k) => {
      const { type, ...data } = Contract.Event.encode(event)
      const version = 1 + (Contract.upcasts[type]?.length ?? 0)
      const metadata = {
        ...{ commandId: `c${n}-${k}`, commandHash: '', causationId: '', correlationId: '' },
        ...{ actor: 'bench', schemaVersion: String(version), hash: 'a'.repeat(64) },
        ...{ occurredAt: '2026-01-12T08:00:00Z', recordedAt: '2026-01-12T08:00:00.000Z' },
      }
      return { id: crypto.randomUUID(), type, data, metadata }
    })
    const appended = await store.append(`contract-${events[0].data.contractId}`, 'none', events)()
    if (appended._tag === 'Left') throw new Error(JSON.stringify(appended.left))
    position = appended.right.position
  }
  await store.checkpoints.save('reactions', JSON.stringify({ position, stopped: [] }))
  await store.close()
}

/** Seconds of each day, and what was said of it. */
const closed = async (path) => {
  const taken = []
  for (const [n, on] of [days[0], ...days].entries()) {
    let said = ''
    const terminal = {
      ...{ out: (text) => (said = text), err: (text) => process.stderr.write(`${text}\n`) },
      ...{ isWatched: false, interruption: () => new AbortController().signal },
    }
    const from = performance.now()
    const code = await commandLine(['close-day', '--on', on, '--store', path], terminal)
    const seconds = (performance.now() - from) / 1_000
    if (code !== 0) throw new Error(said)
    // The first builds the rows, and is not measured.
    if (n > 0) taken.push({ seconds, said })
  }
  return taken
}

const files = ['many', 'few'].map((name) => join(BENCH_DIR, `close-day-${process.pid}-${name}.db`))
try {
  const sides = [open, Math.max(2, open / 10)]
  const of = []
  for (const [n, count] of sides.entries()) {
    await recorded(files[n], count)
    const taken = await closed(files[n])
    for (const { seconds, said } of taken) {
      process.stdout.write(`${contracts * count} open: ${seconds.toFixed(2)} s, ${said}\n`)
    }
    of.push(taken.map(({ seconds }) => seconds))
  }
  const [[none, tenth, each], [, fewTenth, fewEach]] = of
  const ratio = (one, other) => (one / other).toFixed(2)
  process.stdout.write(
    `${contracts} due ÷ ${contracts / 10} due: ${ratio(each, tenth)}, less what reading takes ${ratio(each - none, tenth - none)}\n` +
      `ten times as much open, as much due: ${ratio(tenth, fewTenth)} and ${ratio(each, fewEach)}\n`,
  )
} finally {
  for (const file of files) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  }
}
