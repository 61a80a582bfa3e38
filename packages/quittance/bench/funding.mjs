// What the length of a contract's history costs: the time per event of a fold, and of a draw on a warm ledger.
// Ratios, as medians of interleaved pairs.
//
//     node packages/quittance/bench/funding.mjs          after `tsc -b`; PAIRS=5, OPEN=5000, SHORT=10000, LONG=100000
//
// 5,000 receivables stay open while others are bought, covered and collected, so that the two histories differ
// in nothing but their length. The ledger's store is in memory: a draw is decided, answered and recorded.
import { Contract } from '../../domain/dist/index.js'
import {
  ContractId,
  DebtorId,
  day,
  InvoiceId,
  id,
  ScheduleId,
} from '../../domain/dist/values/index.js'
import { inMemory, openLedger } from '../dist/index.js'

const { PAIRS = '5', OPEN = '5000', SHORT = '10000', LONG = '100000' } = process.env
const [pairs, open, short, long] = [PAIRS, OPEN, SHORT, LONG].map(Number)

const eur = (amount) => ({ amount, currency: 'EUR' })
const contractId = id(ContractId, 'BENCH')
const terms = {
  ...{
    advanceRate: '0.95',
    definancing: { overdueDays: 60 },
    facilityCeiling: eur('900000000.00'),
  },
  guaranteeFund: { retentionRate: '0.10', min: eur('0.00'), cap: eur('1000000.00') },
  specialReserves: [{ kind: 'rateOfEligible', cause: 'dilution', rate: '0.02' }],
  concentration: { limit: '0.30', base: 'iterative' },
  factoringCommission: {
    ...{ rate: '0.0080', perInvoiceMin: eur('7.50') },
    vat: { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' },
  },
  financingCommission: {
    ...{ reference: 'EURIBOR-1M', margin: '0.0150' },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
  },
  collectionValue: { transfer: 1, cheque: 1 },
  eligibility: { maxTermDays: 90 },
}

/** Started by commands, as a caller would. */
const start = () => {
  const asked = [
    { type: 'RequestContract', contractId, clientId: 'ALPHA', currency: 'EUR' },
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
  return events
}

const amount = { minor: 1_000_00n, currency: 'EUR' }
const nothing = { minor: 0n, currency: 'EUR' }
const debtors = Array.from({ length: 50 }, (_, n) => id(DebtorId, `D${n}`))
const on = day('2026-01-12')

const bought = (schedule, from, count) => {
  const scheduleId = id(ScheduleId, `S${schedule}`)
  const lines = Array.from({ length: count }, (_, n) => ({
    ...{ kind: 'invoice', line: n + 1, number: `F${from + n}`, issuedOn: on },
    ...{ invoiceId: id(InvoiceId, `I${from + n}`), debtorId: debtors[(from + n) % debtors.length] },
    ...{ dueOn: day('2026-03-10'), amount },
  }))
  const purchased = { minor: amount.minor * BigInt(count), currency: 'EUR' }
  const header = {
    invoices: { count, amount: purchased },
    creditNotes: { count: 0, amount: nothing },
  }
  return [
    {
      ...{ type: 'ScheduleTransmitted', contractId, clientId: 'ALPHA', scheduleId, header },
      ...{ transmittedOn: on, lines: lines.map((line) => ({ ...line, proofs: [] })) },
    },
    {
      ...{ type: 'ScheduleBooked', contractId, scheduleId, valueOn: on, purchased },
      ...{ accepted: lines, held: [], rejected: [] },
    },
  ]
}

const covered = (n, lineRevision) => ({
  ...{ type: 'CoverNoted', contractId, debtorId: debtors[n % debtors.length], lineRevision },
  ...{ limit: { minor: 1_000_000_00n, currency: 'EUR' } },
  covers: [{ invoiceId: id(InvoiceId, `I${n}`), covered: amount }],
})

const collected = (n) => ({
  ...{ type: 'CollectionBooked', contractId, collectionId: `C${n}`, means: 'transfer' },
  ...{ receivedOn: on, valueOn: day('2026-01-13') },
  lines: [
    {
      ...{ invoiceId: id(InvoiceId, `I${n}`), number: `F${n}`, applied: amount },
      debtorId: debtors[n % debtors.length],
    },
  ],
})

/** `length` events; `open` receivables from the first few on. */
const history = (length) => {
  const events = start()
  for (let n = 0; n < open; n += 1_000) events.push(...bought(n, n, Math.min(1_000, open - n)))
  for (let n = 0; n < debtors.length; n += 1) events.push(covered(n, 0n))
  for (let n = open; events.length < length; n += 1) {
    events.push(...bought(n, n, 1), covered(n, BigInt(n)), collected(n - open))
  }
  return events
}

const folded = (events) => {
  const from = performance.now()
  const state = events.reduce(Contract.decider.evolve, Contract.decider.initial)
  if (state.funding.receivables.size < open - 1) throw new Error('too few are open')
  return ((performance.now() - from) / events.length) * 1_000
}

/** The history as if this ledger had recorded it, its reactions done. */
const warm = async (events) => {
  const store = inMemory()
  let position
  for (let n = 0; n < events.length; n += 500) {
    const page = events.slice(n, n + 500).map((event, k) => {
      const { type, ...data } = Contract.Event.encode(event)
      const version = 1 + (Contract.upcasts[type]?.length ?? 0)
      const metadata = {
        ...{ commandId: `c${n + k}`, commandHash: '', causationId: '', correlationId: '' },
        ...{ actor: 'bench', schemaVersion: String(version), hash: 'a'.repeat(64) },
        ...{ occurredAt: '2026-01-12T08:00:00Z', recordedAt: '2026-01-12T08:00:00.000Z' },
      }
      return { id: crypto.randomUUID(), type, data, metadata }
    })
    const expected = n === 0 ? 'none' : BigInt(n - 1)
    const appended = await store.append(`contract-${contractId}`, expected, page)()
    if (appended._tag === 'Left') throw new Error(JSON.stringify(appended.left))
    position = appended.right.position
  }
  await store.checkpoints.save('reactions', JSON.stringify({ position, stopped: [] }))
  const ledger = await openLedger(store, { now: () => new Date('2026-01-13T08:00:00Z') })
  await draw(ledger, 'warm') // folds the history, once
  return ledger
}

const draw = async (ledger, advanceId) => {
  const answer = await ledger.execute({
    ...{ type: 'RequestAdvance', contractId, advanceId, amount: eur('1.00') },
    ...{ requestedOn: '2026-01-13', occurredAt: '2026-01-13T08:00:00Z', actor: 'bench' },
  })()
  if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left.type))
}

const draws = 20
const drawn = async (ledger, round) => {
  const from = performance.now()
  for (let n = 0; n < draws; n += 1) await draw(ledger, `D${round}-${n}`)
  return (performance.now() - from) / draws
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
const shown = (what, ofShort, ofLong, unit, most) => {
  const ratio = median(ofLong.map((each, n) => each / ofShort[n]))
  const [one, other] = [ofShort, ofLong].map((of) => median(of).toFixed(2))
  process.stdout.write(
    `${what}: ${one} ${unit} at ${short} events, ${other} ${unit} at ${long}; ratio ${ratio.toFixed(2)}, at most ${most}\n`,
  )
}

const [few, many] = [history(short), history(long)]
folded(few)
const folds = [[], []]
for (let n = 0; n < pairs; n += 1) {
  folds[0].push(folded(few))
  folds[1].push(folded(many))
}
shown('fold, per event', folds[0], folds[1], 'µs', 1.5)

const ledgers = [await warm(few), await warm(many)]
for (const ledger of ledgers) await drawn(ledger, 'first')
const timed = [[], []]
for (let n = 0; n < pairs; n += 1) {
  const order = n % 2 === 0 ? [0, 1] : [1, 0]
  for (const which of order) timed[which].push(await drawn(ledgers[which], n))
}
shown(`draw with ${open} receivables open`, timed[0], timed[1], 'ms', 1.2)
for (const ledger of ledgers) await ledger.close()
