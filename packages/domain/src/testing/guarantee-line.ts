/** A guarantee line in words that its tests share. Amounts are euros unless said otherwise. */
import type { Command, GrantLine } from '../guarantee-line/commands.ts'
import type {
  ArbitrationOutcome,
  Event,
  ExpiryGround,
  Suspender,
} from '../guarantee-line/events.ts'
import { decider } from '../guarantee-line/index.ts'
import type { Line, State } from '../guarantee-line/state.ts'
import type { Currency } from '../values/currency.ts'
import { day } from '../values/day.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId, id } from '../values/identity.ts'
import { money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'

export const { told, stateAfter } = story(decider)

export const parties = {
  contractId: id(ContractId, 'AF-2026-0001'),
  debtorId: id(DebtorId, 'B'),
}

/** On this day, unless a test is about days. */
const today = '2026-01-12'

export const asLine = (state: State): Line => {
  if (state.status === 'Absent') throw new Error('no line')
  return state
}

export const lineAfter = (...commands: ReadonlyArray<Command>): Line =>
  asLine(stateAfter(told([], ...commands)))

// What is asked

export const request = (
  amount = '50000.00',
  order = 'PO-4711',
  currency: Currency = 'EUR',
): Command => ({
  ...{ type: 'RequestLine', ...parties, orderReference: text(order) },
  amount: money(amount, currency),
})

/** On its first day, unless `ahead` names an earlier one. */
export const grant = (
  limit: string,
  { currency = 'EUR', quotity = '0.90', from = '2026-01-01', to = null, ahead }: Grant = {},
): GrantLine => ({
  ...{ type: 'GrantLine', ...parties, limit: money(limit, currency), quotity: rate(quotity) },
  grantedOn: ahead === undefined ? null : day(ahead),
  ...{ validFrom: day(from), validTo: to === null ? null : day(to) },
})
interface Grant {
  readonly ahead?: string
  readonly currency?: Currency
  readonly quotity?: string
  readonly from?: string
  readonly to?: string | null
}

export const refuse = (reason = 'no accounts filed'): Command => ({
  ...{ type: 'RefuseLine', ...parties, reason: text(reason) },
})
export const revise = (limit: string, on = today, currency: Currency = 'EUR'): Command => ({
  ...{ type: 'ReviseLimit', ...parties, limit: money(limit, currency), revisedOn: day(on) },
})
export const begin = (on: string): Command => ({
  ...{ type: 'BeginLine', ...parties, begunOn: day(on) },
})
export const suspend = (on = today, reason = 'late accounts'): Command => ({
  ...{ type: 'SuspendLine', ...parties, suspendedOn: day(on), reason: text(reason) },
})
export const resume = (on = today): Command => ({
  ...{ type: 'ResumeLine', ...parties, resumedOn: day(on) },
})
export const expire = (on: string): Command => ({
  ...{ type: 'ExpireLine', ...parties, expiredOn: day(on) },
})
export const appeal = (ground = 'the accounts were filed'): Command => ({
  ...{ type: 'RequestArbitration', ...parties, ground: text(ground), requestedOn: day(today) },
})
export const arbitrate = (outcome: ArbitrationOutcome, reason = 'accounts seen'): Command => ({
  ...{ type: 'DecideArbitration', ...parties, outcome, reason: text(reason) },
  decidedOn: day(today),
})
export const contractSuspended = (on = today): Command => ({
  ...{ type: 'NoteContractSuspended', ...parties, suspendedOn: day(on) },
  reason: text('audit'),
})
export const contractResumed = (on = today): Command => ({
  ...{ type: 'NoteContractResumed', ...parties, resumedOn: day(on) },
})
export const contractEnded = (on = today): Command => ({
  ...{ type: 'NoteContractEnded', ...parties, endedOn: day(on) },
})
export const dispute = (invoice: string, on = today): Command => ({
  ...{ type: 'SuspendCover', ...parties, invoiceId: id(InvoiceId, invoice), on: day(on) },
})
export const undispute = (invoice: string, on = today): Command => ({
  ...{ type: 'ResumeCover', ...parties, invoiceId: id(InvoiceId, invoice), on: day(on) },
})
export const withdraw = (reason = 'rating lowered'): Command => ({
  ...{ type: 'WithdrawLine', ...parties, reason: text(reason) },
})

export const noteInsolvency = (judgmentOn = '2026-05-11'): Command => ({
  ...{ type: 'NoteInsolvency', ...parties, judgmentOn: day(judgmentOn) },
})
export const call = (invoices: ReadonlyArray<string>, calledOn = '2026-05-18'): Command => ({
  ...{ type: 'CallCover', ...parties, calledOn: day(calledOn) },
  invoices: invoices.map((invoice) => id(InvoiceId, invoice)),
})
export const callByTerms = (
  invoice: string,
  presumedOn: string | null,
  calledOn = '2026-05-18',
): Command => ({
  ...{ type: 'CallCoverByTerms', ...parties, calledOn: day(calledOn) },
  invoices: [
    {
      invoiceId: id(InvoiceId, invoice),
      presumedOn: presumedOn === null ? null : day(presumedOn),
    },
  ],
})
/** Of a receipt, as it is called here. */
export const recover = (amount: string, receipt = 'DIV'): Command => ({
  ...{ type: 'ShareRecovery', ...parties, amount: eur(amount) },
  ...{ collectionId: id(CollectionId, receipt), recoveredOn: day('2026-12-01') },
})
export const takeBack = (receipt = 'DIV'): Command => ({
  ...{ type: 'ReverseRecovery', ...parties, collectionId: id(CollectionId, receipt) },
  reversedOn: day('2026-12-03'),
})

type Amounts = ReadonlyArray<readonly [invoice: string, amount: string, coverable?: string]>

/** Issued, and shipped, on the day of their assignment unless said otherwise. */
export const coverAll = (
  amounts: Amounts,
  on = today,
  currency: Currency = 'EUR',
  issuedOn = on,
): Command => ({
  ...{ type: 'CoverInvoices', ...parties, on: day(on) },
  invoices: amounts.map(([invoice, amount, coverable = amount]) => ({
    ...{ invoiceId: id(InvoiceId, invoice), issuedOn: day(issuedOn) },
    ...{ amount: money(amount, currency), coverable: money(coverable, currency) },
  })),
})
export const cover = (invoice: string, amount: string, on = today, issuedOn = on): Command =>
  coverAll([[invoice, amount]], on, 'EUR', issuedOn)

export const owe = (
  invoiceRevision: bigint,
  amounts: Amounts,
  on = today,
  currency: Currency = 'EUR',
  isGivenBack = false,
): Command => ({
  ...{ type: 'ReviseOutstanding', ...parties, on: day(on) },
  invoices: amounts.map(([invoice, outstanding]) => ({
    ...{ invoiceId: id(InvoiceId, invoice), invoiceRevision, isGivenBack },
    outstanding: money(outstanding, currency),
  })),
})
export const giveBack = (invoiceRevision: bigint, invoice: string, left: string): Command =>
  owe(invoiceRevision, [[invoice, left]], today, 'EUR', true)

// What happened

export const requested = (amount = '50000.00', order = 'PO-4711'): Event => ({
  ...{ type: 'GuaranteeLineRequested', ...parties, orderReference: text(order) },
  amount: eur(amount),
})
export const granted = (limit: string, otherwise: Grant = {}, mayCover = limit): Event => {
  const asked = grant(limit, otherwise)
  const grantedOn = asked.grantedOn ?? asked.validFrom
  return { ...asked, type: 'GuaranteeLineGranted', grantedOn, mayCover: eur(mayCover) }
}
export const refused = (reason = 'no accounts filed'): Event => ({
  ...{ type: 'GuaranteeLineRefused', ...parties, reason: text(reason) },
})
export const revised = (limit: string, mayCover = limit): Event => ({
  ...{ type: 'LimitRevised', ...parties, limit: eur(limit), mayCover: eur(mayCover) },
})
export const begun = (on: string, limit: string): Event => ({
  ...{ type: 'GuaranteeLineBegun', ...parties, begunOn: day(on), limit: eur(limit) },
})
export const suspended = (by: Suspender = 'factor', on = today): Event => ({
  ...{ type: 'GuaranteeLineSuspended', ...parties, by, suspendedOn: day(on), limit: eur('0.00') },
  reason: text(by === 'factor' ? 'late accounts' : 'audit'),
})
export const resumed = (limit: string, by: Suspender = 'factor', on = today): Event => ({
  ...{ type: 'GuaranteeLineResumed', ...parties, by, resumedOn: day(on), limit: eur(limit) },
})
export const expired = (on: string, ground: ExpiryGround = 'validityEnded'): Event => ({
  ...{ type: 'GuaranteeLineExpired', ...parties, ground, expiredOn: day(on), limit: eur('0.00') },
})
export const appealed = (ground = 'the accounts were filed'): Event => ({
  ...{ type: 'ArbitrationRequested', ...parties, ground: text(ground), requestedOn: day(today) },
})
export const arbitrated = (outcome: ArbitrationOutcome, reason = 'accounts seen'): Event => ({
  ...{ type: 'ArbitrationDecided', ...parties, outcome, reason: text(reason) },
  decidedOn: day(today),
})
export const disputed = (invoice: string): Event => ({
  ...{ type: 'CoverSuspended', ...parties, invoiceId: id(InvoiceId, invoice), on: day(today) },
})
export const undisputed = (invoice: string): Event => ({
  ...{ type: 'CoverResumed', ...parties, invoiceId: id(InvoiceId, invoice), on: day(today) },
})
export const withdrawn = (reason = 'rating lowered'): Event => ({
  ...{ type: 'GuaranteeLineWithdrawn', ...parties, reason: text(reason), limit: eur('0.00') },
})
export const covered = (
  invoice: string,
  amount: string,
  covered: string,
  limit = '10000.00',
  coverable = amount,
): Event => ({
  ...{ type: 'InvoiceCovered', ...parties, invoiceId: id(InvoiceId, invoice) },
  ...{ amount: eur(amount), coverable: eur(coverable) },
  ...{ covered: eur(covered), limit: eur(limit) },
})
export const toppedUp = (
  invoice: string,
  by: string,
  covered: string,
  limit = '10000.00',
): Event => ({
  ...{ type: 'CoverToppedUp', ...parties, invoiceId: id(InvoiceId, invoice) },
  ...{ toppedUp: eur(by), covered: eur(covered), limit: eur(limit) },
})
export const reduced = (
  invoice: string,
  invoiceRevision: bigint,
  {
    outstanding,
    released,
    covered,
  }: Readonly<Record<'outstanding' | 'released' | 'covered', string>>,
  limit = '10000.00',
): Event => ({
  ...{ type: 'OutstandingReduced', ...parties, invoiceId: id(InvoiceId, invoice), invoiceRevision },
  ...{ outstanding: eur(outstanding), released: eur(released), covered: eur(covered) },
  limit: eur(limit),
})
export const restored = (
  invoice: string,
  invoiceRevision: bigint,
  {
    outstanding,
    restored,
    covered,
  }: Readonly<Record<'outstanding' | 'restored' | 'covered', string>>,
  limit = '10000.00',
): Event => ({
  ...{ type: 'OutstandingRestored', ...parties, invoiceId: id(InvoiceId, invoice) },
  ...{ invoiceRevision, outstanding: eur(outstanding), restored: eur(restored) },
  ...{ covered: eur(covered), limit: eur(limit) },
})
export const insolvencyNoted = (
  quotity: string | null = '0.90',
  judgmentOn = '2026-05-11',
): Event => ({
  ...{ type: 'InsolvencyNoted', ...parties, judgmentOn: day(judgmentOn), limit: eur('0.00') },
  quotity: quotity === null ? null : rate(quotity),
})
export const called = (
  invoice: string,
  amounts: Readonly<Record<'outstanding' | 'covered' | 'borne' | 'chargedBack', string>>,
): Event => ({
  ...{ type: 'CoverCalled', ...parties, invoiceId: id(InvoiceId, invoice) },
  ...{ calledOn: day('2026-05-18'), outstanding: eur(amounts.outstanding) },
  ...{ covered: eur(amounts.covered), borne: eur(amounts.borne) },
  chargedBack: eur(amounts.chargedBack),
})
