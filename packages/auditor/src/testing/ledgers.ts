/** A small ledger that holds, and ways to break it. */
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'
import { inMemory, type Row } from '@quittance/event-store'
import { eventId, genesis, hashOf, openLedgerOn } from '@quittance/ledger'

import { audit } from '../audit.ts'
import type { Check, Finding } from '../check.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const contractId = 'C1'
const line = { contractId, debtorId: 'B' }

const terms = {
  ...{ advanceRate: '1', fundApprovedOnly: true },
  guaranteeFund: { retentionRate: '0.10', min: eur('0.00'), cap: eur('15000.00') },
  factoringCommission: {
    ...{ rate: '0.0080', perInvoiceMin: eur('7.50') },
    vat: { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' },
  },
  financingCommission: {
    ...{ reference: 'EURIBOR-1M', margin: '0.0150' },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
  },
  collectionValue: { transfer: 1, cheque: 1 },
  eligibility: { maxTermDays: 90, proofRequired: [] },
}

const invoice = {
  ...{ kind: 'invoice', number: 'F1', debtorId: 'B', issuedOn: '2026-01-09' },
  ...{ dueOn: '2026-03-10', amount: eur('1000.00'), proofs: [] },
}

/** A contract that buys an invoice of 1,000.00 and pays 500.00 on it. */
const commands = [
  { type: 'RequestContract', contractId, clientId: 'ALPHA', currency: 'EUR' },
  { type: 'ApproveContract', contractId },
  { type: 'SendOffer', contractId, terms },
  { type: 'CheckKyc', contractId, level: 'standard', expiresOn: '2027-01-05' },
  { type: 'SignContract', contractId, signedOn: '2026-01-06' },
  { type: 'CompleteSupportingDocuments', contractId },
  { type: 'StartContract', contractId, startedOn: '2026-01-07' },
  { type: 'RequestLine', ...line, orderReference: 'PO-1', amount: eur('5000.00') },
  {
    ...{ type: 'GrantLine', ...line, limit: eur('5000.00'), quotity: '1' },
    ...{ validFrom: '2026-01-08', validTo: null },
  },
  {
    ...{ type: 'TransmitSchedule', contractId, scheduleId: 'R1', transmittedOn: '2026-01-12' },
    header: {
      invoices: { count: 1, amount: eur('1000.00') },
      creditNotes: { count: 0, amount: eur('0.00') },
    },
    lines: [invoice],
  },
  {
    ...{ type: 'RequestAdvance', contractId, advanceId: 'D1', amount: eur('500.00') },
    requestedOn: '2026-01-13',
  },
  { type: 'InstructAdvance', contractId, advanceId: 'D1' },
  { type: 'PayAdvance', contractId, advanceId: 'D1', paidOn: '2026-01-13' },
]

const collectionOf = (bankReference: string, amount: string) => {
  const entry = { account: 'FR76', bookedOn: '2026-01-20', bankReference, sequence: 1 }
  const collectionId = collectionIdOf({
    ...{ ...entry, bookedOn: day(entry.bookedOn) },
    amount: money(amount, 'EUR'),
  })
  return { entry, collectionId }
}

/** What the debtor paid, and what of it is for the invoice; the rest is in suspense. */
const receipt = (bankReference: string, amount = '300.00', allocated = '200.00') => {
  const { entry, collectionId } = collectionOf(bankReference, amount)
  return [
    { type: 'ReceiveCollection', ...entry, amount: eur(amount), means: 'transfer' },
    { type: 'IdentifyCollection', collectionId, debtorId: 'B' },
    {
      ...{ type: 'AllocatePayment', collectionId },
      allocations: [
        {
          ...{ contractId, debtorId: 'B', amount: eur(allocated) },
          invoiceId: invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, 'B'), number('F1')),
        },
      ],
    },
  ]
}

/** Its line is withdrawn, it is paid in full, and the payment goes back: all that had ended goes on. */
const reversal = [
  { type: 'WithdrawLine', ...line, reason: 'late' },
  ...receipt('VIR-1', '1000.00', '1000.00'),
  {
    ...{ type: 'ReverseCollection', ground: 'recalled', reversedOn: '2026-01-25' },
    collectionId: collectionOf('VIR-1', '1000.00').collectionId,
  },
]

/** Its rows, as the ledger wrote them. */
export const goodLog = (): Promise<Array<Row>> => logOf(commands)

/** With a receipt after it. */
export const paidLog = (): Promise<Array<Row>> => logOf([...commands, ...receipt('VIR-1')])

/** With two. */
export const twicePaidLog = (): Promise<Array<Row>> =>
  logOf([...commands, ...receipt('VIR-1'), ...receipt('VIR-2')])

/** Whatever had ended goes on: line, receipt, invoice and its place under the line. */
export const reversedLog = (): Promise<Array<Row>> => logOf([...commands, ...reversal])

/** The bank does not pay the advance out. */
export const failedLog = (): Promise<Array<Row>> =>
  logOf([
    ...commands.filter(({ type }) => type !== 'PayAdvance'),
    {
      ...{ type: 'FailAdvance', contractId, advanceId: 'D1', failedOn: '2026-01-13' },
      reason: 'no such account',
    },
  ])

const logOf = async (told: ReadonlyArray<object>): Promise<Array<Row>> => {
  const log: Array<Row> = []
  let now = Date.parse('2026-02-01T09:00:00Z')
  const clock = () => {
    now += 1_000
    return new Date(now)
  }
  const store = inMemory({ log })
  const { execute } = await openLedgerOn({ store, now: clock, jitter: () => 0, deadline: 0 })
  for (const command of told) {
    const answer = await execute({
      ...command,
      occurredAt: '2026-01-13T09:00:00Z',
      actor: 'test',
    })()
    if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
  }
  return log
}

/** The log with the first row of that type as `change` has it, or without it. */
export const tampered = async (
  type: string,
  change: (row: Row) => Partial<Row> | undefined,
  whole: () => Promise<Array<Row>> = goodLog,
): Promise<Array<Row>> => {
  const log = await whole()
  const index = log.findIndex((row) => row.type === type)
  const row = log[index]
  if (row === undefined) throw new Error(`no ${type}`)
  const changed = change(row)
  log.splice(index, 1, ...(changed ? [{ ...row, ...changed }] : []))
  return log
}

/** With another row at its end, the next of its stream. */
export const withOneMore = async (
  type: string,
  changes: Partial<Row> = {},
): Promise<Array<Row>> => {
  const log = await goodLog()
  const row = log.find((other) => other.type === type)
  if (row === undefined) throw new Error(`no ${type}`)
  const revision = BigInt(log.filter(({ stream }) => stream === row.stream).length)
  const position = String(log.length).padStart(log.at(-1)?.position.length ?? 0, '0')
  const id = '00000000-0000-4000-8000-000000000000'
  const { schemaVersion } = JSON.parse(row.metadata)
  const metadata = JSON.stringify({ ...JSON.parse(log.at(-1)?.metadata ?? '{}'), schemaVersion })
  return [...log, { ...row, id, revision, position, metadata, ...changes }]
}

/** By one who knows how hashes are made: every later event of every stream is chained anew. */
export const rehashed = (log: ReadonlyArray<Row>): Array<Row> => {
  const last = new Map<string, string>()
  return log.map((row) => {
    const { stream, revision, type } = row
    const { hash: _old, ...rest } = JSON.parse(row.metadata)
    const metadata = { ...rest, previousHash: last.get(stream) ?? genesis }
    const hash = hashOf({ stream, revision, type, data: JSON.parse(row.data), metadata })
    last.set(stream, hash)
    const text = JSON.stringify({ ...metadata, hash })
    return { ...row, id: eventId(metadata.commandId ?? '', hash), metadata: text }
  })
}

export const findings = async (
  log: Array<Row>,
  asked?: ReadonlyArray<Check>,
): Promise<ReadonlyArray<Finding>> => {
  const found: Array<Finding> = []
  for await (const page of audit(inMemory({ log, pageSize: 7 }), asked))
    found.push(...page.findings)
  return found
}
