/** Commands as a service sends them: JSON. Amounts are euros unless said otherwise. */
import type { Json } from '@quittance/event-store'

export interface Sent {
  readonly type: string
  readonly [field: string]: Json
}

export const K = 'AF-2026-0001'

export const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** With an envelope: at noon of a day, by somebody. */
export const on = (day: string, command: Sent, commandId?: string): Sent => ({
  ...command,
  ...{ occurredAt: `${day}T12:00:00.000Z`, actor: 'test' },
  ...(commandId === undefined ? {} : { commandId }),
})

const terms = {
  advanceRate: '1.00',
  fundApprovedOnly: true,
  guaranteeFund: { retentionRate: '0.10', min: eur('3000.00'), cap: eur('15000.00') },
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

/** A contract from the request to its start on 2026-01-07. */
export const started = (contractId = K, clientId = 'ALPHA'): ReadonlyArray<Sent> => [
  on('2026-01-05', { type: 'RequestContract', contractId, clientId, currency: 'EUR' }),
  on('2026-01-05', { type: 'ApproveContract', contractId }),
  on('2026-01-05', { type: 'SendOffer', contractId, terms }),
  on('2026-01-06', { type: 'CheckKyc', contractId, level: 'standard', expiresOn: '2027-01-05' }),
  on('2026-01-06', { type: 'SignContract', contractId, signedOn: '2026-01-06' }),
  on('2026-01-06', { type: 'CompleteSupportingDocuments', contractId }),
  on('2026-01-07', { type: 'StartContract', contractId, startedOn: '2026-01-07' }),
]

export const line = (debtorId: string, limit: string, contractId = K): Sent =>
  on('2026-01-08', {
    ...{ type: 'GrantLine', contractId, debtorId, limit: eur(limit), quotity: '0.90' },
    ...{ validFrom: '2026-01-08', validTo: null },
  })

export type Invoice = readonly [number: string, debtorId: string, amount: string]

export const schedule = (
  scheduleId: string,
  invoices: ReadonlyArray<Invoice>,
  { contractId = K, day = '2026-01-12', commandId = undefined as string | undefined } = {},
): Sent =>
  on(
    day,
    {
      ...{ type: 'TransmitSchedule', contractId, scheduleId, transmittedOn: day },
      header: {
        invoices: { count: invoices.length, amount: eur(total(invoices)) },
        creditNotes: { count: 0, amount: eur('0.00') },
      },
      lines: invoices.map(([number, debtorId, amount]) => ({
        ...{ kind: 'invoice', number, debtorId, amount: eur(amount), proofs: [] },
        ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
      })),
    },
    commandId,
  )

/** R1 of AF-1. */
export const R1: ReadonlyArray<Invoice> = [
  ['F101', 'B', '24000.00'],
  ['F102', 'B', '12000.00'],
  ['F103', 'C', '18000.00'],
  ['F104', 'C', '600.00'],
]

export const draw = (advanceId: string, amount: string, day = '2026-01-13'): Sent =>
  on(day, {
    ...{ type: 'RequestAdvance', contractId: K, advanceId, amount: eur(amount) },
    requestedOn: day,
  })

const total = (invoices: ReadonlyArray<Invoice>): string => {
  const cents = invoices.map(([, , amount]) => BigInt(amount.replace('.', '')))
  const text = String(cents.reduce((a, b) => a + b, 0n)).padStart(3, '0')
  return `${text.slice(0, -2)}.${text.slice(-2)}`
}
