/** The contract of golden AF-1, in words that its tests share. Amounts are euros. */
import type {
  AmendTerms,
  BearLoss,
  BookClientPayment,
  BookCollection,
  BookCreditNote,
  BookReversal,
  ChargeBack,
  ChargeFee,
  Command,
  NoteCover,
  ReleaseHeldInvoice,
  RepayClientBalance,
  ReserveReceivable,
  TransmitOnDebtors,
  TransmitSchedule,
} from '../contract/commands.ts'
import type { Event, ReserveGround, Scope, Terms } from '../contract/events.ts'
import { decider } from '../contract/index.ts'
import type { Contract, State } from '../contract/state.ts'
import type { Country } from '../values/country.ts'
import { day, month } from '../values/day.ts'
import type { Fixing } from '../values/fixing.ts'
import {
  AdvanceId,
  ClientId,
  CollectionId,
  ContractId,
  DebtorId,
  type InvoiceId,
  id,
  invoiceIdOf,
  RecoveryId,
  ScheduleId,
  sweepIdOf,
} from '../values/identity.ts'
import type { MeansOfPayment } from '../values/means.ts'
import { type Money, sum } from '../values/money.ts'
import { number } from '../values/number.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'
import { terms } from './terms.ts'

export { exempt, taxable, taxing, terms } from './terms.ts'

export const { told, stateAfter } = story(decider)

export const contractId = id(ContractId, 'AF-2026-0001')
export const clientId = id(ClientId, 'ALPHA')

// Life

export const request = (): Command => ({
  ...{ type: 'RequestContract', contractId, clientId, currency: 'EUR' },
})
export const approve = (): Command => ({ type: 'ApproveContract', contractId })
export const offer = (offered: Terms = terms): Command => ({
  ...{ type: 'SendOffer', contractId, terms: offered },
})
export const checkKyc = (
  expiresOn = '2026-12-31',
  level: 'simplified' | 'standard' | 'enhanced' = 'standard',
): Command => ({ type: 'CheckKyc', contractId, level, expiresOn: day(expiresOn) })
export const sign = (signedOn = '2026-01-05'): Command => ({
  ...{ type: 'SignContract', contractId, signedOn: day(signedOn) },
})
export const completeDocuments = (): Command => ({
  ...{ type: 'CompleteSupportingDocuments', contractId },
})
export const start = (startedOn = '2026-01-07'): Command => ({
  ...{ type: 'StartContract', contractId, startedOn: day(startedOn) },
})

export const decline = (): Command => ({
  ...{ type: 'DeclineContract', contractId, reason: text('accounts two years old') },
})
export const withdraw = (): Command => ({
  ...{ type: 'WithdrawContract', contractId, reason: text('another factor') },
})
export const rescind = (rescindedOn = '2026-01-06'): Command => ({
  ...{ type: 'RescindContract', contractId, rescindedOn: day(rescindedOn), reason: text('regret') },
})
export const receive = (document: string): Command => ({
  ...{ type: 'ReceiveSupportingDocument', contractId, document: text(document) },
})
export const amend = (effectiveOn: string, changes: Partial<Terms>): AmendTerms => ({
  ...{ type: 'AmendTerms', contractId, effectiveOn: day(effectiveOn), terms: changes },
})
export const suspend = (scope: Scope, suspendedOn = '2026-02-02'): Command => ({
  ...{ type: 'SuspendContract', contractId, scope, suspendedOn: day(suspendedOn) },
  reason: text('audit'),
})
export const resume = (scope: Scope, resumedOn = '2026-02-09'): Command => ({
  ...{ type: 'ResumeContract', contractId, scope, resumedOn: day(resumedOn) },
})
export const giveNotice = (
  by: 'client' | 'factor',
  noticeDays: number,
  givenOn = '2026-03-02',
): Command => ({ type: 'GiveNotice', contractId, by, noticeDays, givenOn: day(givenOn) })
export const runOff = (runOffOn: string, ground: 'noticeEnded' | 'default'): Command => ({
  ...{ type: 'StartRunOff', contractId, runOffOn: day(runOffOn), ground },
})
export const closeContract = (closedOn: string): Command => ({
  ...{ type: 'CloseContract', contractId, closedOn: day(closedOn) },
})

/** All but the start. */
export const upToDocuments = (offered: Terms = terms): ReadonlyArray<Event> =>
  told([], request(), approve(), offer(offered), checkKyc(), sign(), completeDocuments())

/** The same, started on that day and signed then too. */
export const startedFrom = (on: string, offered: Terms): ReadonlyArray<Event> =>
  told(
    [],
    ...[request(), approve(), offer(offered), checkKyc('2999-12-31'), sign(on)],
    ...[completeDocuments(), start(on)],
  )

/** From the request to the start, on these terms. */
export const startedOn = (offered: Terms = terms): ReadonlyArray<Event> =>
  told(upToDocuments(offered), start())

// Schedules

export const invoiceId = (debtor: string, invoice: string): InvoiceId =>
  invoiceIdOf(clientId, id(DebtorId, debtor), number(invoice))

type Line = TransmitSchedule['lines'][number]
type InvoiceLine = Extract<Line, { readonly kind: 'invoice' }>
type CreditNoteLine = Extract<Line, { readonly kind: 'creditNote' }>

export const invoice = (
  debtor: string,
  written: string,
  amount: string,
  otherwise: Partial<InvoiceLine> = {},
): InvoiceLine => ({
  kind: 'invoice',
  number: number(written),
  debtorId: id(DebtorId, debtor),
  issuedOn: day('2026-01-09'),
  dueOn: day('2026-03-10'),
  amount: eur(amount),
  proofs: [],
  ...{ vat: null, paymentClause: null, account: null, subrogatedOn: null },
  ...otherwise,
})

export const creditNote = (
  debtor: string,
  written: string,
  of: string,
  amount: string,
  otherwise: Partial<CreditNoteLine> = {},
): CreditNoteLine => ({
  kind: 'creditNote',
  number: number(written),
  debtorId: id(DebtorId, debtor),
  invoiceNumber: number(of),
  issuedOn: day('2026-01-10'),
  amount: eur(amount),
  ...otherwise,
})

/** With the header that its lines add up to, those in another currency for nothing. */
export const transmit = (
  schedule: string,
  lines: ReadonlyArray<Line>,
  transmittedOn = '2026-01-12',
): TransmitSchedule => {
  const totals = (kind: Line['kind']) => {
    const of = lines.filter((line) => line.kind === kind).map(({ amount }) => amount)
    return { count: of.length, amount: sum(of.filter(inEuros), 'EUR') }
  }
  return {
    ...{ type: 'TransmitSchedule', contractId, scheduleId: id(ScheduleId, schedule) },
    ...{ transmittedOn: day(transmittedOn), lines },
    header: { invoices: totals('invoice'), creditNotes: totals('creditNote') },
  }
}

/** The same, with what is known of its debtors: their countries, or null of those who are not registered. */
export const transmitOn = (
  debtors: Readonly<Record<string, string | null>>,
  ...schedule: Parameters<typeof transmit>
): TransmitOnDebtors => ({
  ...{ ...transmit(...schedule), type: 'TransmitOnDebtors' },
  debtors: Object.entries(debtors).map(([debtor, country]) => ({
    ...{ debtorId: id(DebtorId, debtor), country: country as Country | null },
  })),
})

export const book = (schedule: string, duplicates: ReadonlyArray<number> = []): Command => ({
  ...{ type: 'BookSchedule', contractId, scheduleId: id(ScheduleId, schedule), duplicates },
})

export const release = (
  schedule: string,
  line: number,
  releasedOn: string,
  proofs: ReleaseHeldInvoice['proofs'] = [{ kind: 'deliveryNote', reference: text('BL 5203') }],
): ReleaseHeldInvoice => ({
  ...{ type: 'ReleaseHeldInvoice', contractId, scheduleId: id(ScheduleId, schedule), line },
  ...{ proofs, releasedOn: day(releasedOn) },
})

const inEuros = ({ currency }: Money): boolean => currency === 'EUR'

// Funding

export const noteCover = (
  debtor: string,
  limit: string,
  lineRevision: bigint,
  covers: Readonly<Record<string, string>> = {},
  quotity: string | null = null,
): NoteCover => ({
  ...{ type: 'NoteCover', contractId, debtorId: id(DebtorId, debtor), lineRevision },
  limit: eur(limit),
  quotity: quotity === null ? null : rate(quotity),
  covers: Object.entries(covers).map(([of, covered]) => ({
    invoiceId: invoiceId(debtor, of),
    covered: eur(covered),
  })),
})

export const draw = (advance: string, amount: string, on = '2026-01-13'): Command => ({
  ...{ type: 'GrantAdvance', contractId, advanceId: id(AdvanceId, advance) },
  ...{ amount: eur(amount), requestedOn: day(on) },
})
export const pay = (advance: string, amount: string, on = '2026-01-13'): Command => ({
  ...{ type: 'BookAdvance', contractId, advanceId: id(AdvanceId, advance) },
  ...{ amount: eur(amount), paidOn: day(on) },
})
export const credit = (
  debtor: string,
  amount: Money,
  collection = 'C9',
  notedOn = '2026-03-10',
): Command => ({
  ...{ type: 'NoteDebtorCredit', contractId, debtorId: id(DebtorId, debtor), amount },
  ...{ collectionId: id(CollectionId, collection), notedOn: day(notedOn) },
})

export const sweep = (on: string): Command => {
  const sweptOn = day(on)
  return { type: 'GrantSweep', contractId, advanceId: sweepIdOf(sweptOn), sweptOn }
}
export const drawOn = (
  advance: string,
  [debtor, of]: readonly [debtor: string, invoice: string],
  amount: string,
  on = '2026-01-13',
  at: Fixing = fixing('0.0202'),
): Command => ({
  ...{ type: 'GrantReceivableAdvance', contractId, advanceId: id(AdvanceId, advance) },
  ...{ invoiceId: invoiceId(debtor, of), amount: eur(amount), requestedOn: day(on), fixing: at },
})
export const giveBack = (advance: string, amount: string, on = '2026-01-14'): Command => ({
  ...{ type: 'ReturnAdvance', contractId, advanceId: id(AdvanceId, advance) },
  ...{ amount: eur(amount), returnedOn: day(on) },
})

const receivable = (debtor: string, of: string) => ({
  ...{ contractId, invoiceId: invoiceId(debtor, of), debtorId: id(DebtorId, debtor) },
})
export const reserve = (
  debtor: string,
  of: string,
  amount: string,
  reservedOn: string,
  ground: ReserveGround = 'dispute',
): ReserveReceivable => ({
  ...{ type: 'ReserveReceivable', ...receivable(debtor, of), ground },
  ...{ amount: eur(amount), reservedOn: day(reservedOn) },
})
export const lift = (
  debtor: string,
  of: string,
  liftedOn: string,
  ground: ReserveGround = 'dispute',
): Command => ({
  ...{ type: 'LiftReserve', ...receivable(debtor, of), ground, liftedOn: day(liftedOn) },
})
export const dueAnew = (
  debtor: string,
  of: string,
  dueOn: string,
  extendedOn = '2026-01-12',
): Command => ({
  ...{ type: 'NoteDueDate', ...receivable(debtor, of), dueOn: day(dueOn) },
  extendedOn: day(extendedOn),
})

// Incoming

/** A receipt that pays these invoices of one debtor. */
export const collect = (
  collection: string,
  receivedOn: string,
  debtor: string,
  applied: Readonly<Record<string, string>>,
  means: MeansOfPayment = 'transfer',
): BookCollection => ({
  ...{ type: 'BookCollection', contractId, collectionId: id(CollectionId, collection), means },
  receivedOn: day(receivedOn),
  lines: Object.entries(applied).map(([of, amount]) => ({
    ...{ invoiceId: invoiceId(debtor, of), number: number(of), debtorId: id(DebtorId, debtor) },
    applied: eur(amount),
  })),
  ...{ source: 'receipt', differences: [] },
})

export const note = (
  debtor: string,
  of: string,
  [written, appliedOn]: readonly [number: string, appliedOn: string],
  applied: string,
  excess = '0.00',
): BookCreditNote => ({
  ...{ type: 'BookCreditNote', contractId, invoiceId: invoiceId(debtor, of) },
  ...{ debtorId: id(DebtorId, debtor), number: number(written), appliedOn: day(appliedOn) },
  ...{ applied: eur(applied), excess: eur(excess) },
})

/** Of a receipt by transfer: what of these invoices of one debtor it pays no longer. */
export const reverse = (
  collection: string,
  [receivedOn, reversedOn]: readonly [receivedOn: string, reversedOn: string],
  debtor: string,
  restored: Readonly<Record<string, string>>,
): BookReversal => ({
  ...{ type: 'BookReversal', contractId, collectionId: id(CollectionId, collection) },
  ...{ means: 'transfer', receivedOn: day(receivedOn), reversedOn: day(reversedOn) },
  lines: Object.entries(restored).map(([of, amount]) => ({
    ...{ invoiceId: invoiceId(debtor, of), number: number(of), debtorId: id(DebtorId, debtor) },
    ...{ issuedOn: day('2026-01-09'), dueOn: day('2026-03-10'), restored: eur(amount) },
  })),
  differences: [],
})

/** Of the credit from C9, for invoices of the debtor. */
export const useCredit = (
  debtor: string,
  usedOn: string,
  used: Readonly<Record<string, string>>,
  collection = 'C9',
): Command => ({
  ...{ type: 'UseDebtorCredit', contractId, debtorId: id(DebtorId, debtor) },
  ...{ collectionId: id(CollectionId, collection), usedOn: day(usedOn) },
  allocations: Object.entries(used).map(([of, amount]) => ({
    ...{ invoiceId: invoiceId(debtor, of), amount: eur(amount) },
  })),
})
export const refundCredit = (
  debtor: string,
  amount: string,
  refundedOn: string,
  collection = 'C9',
): Command => ({
  ...{ type: 'RefundDebtorCredit', contractId, debtorId: id(DebtorId, debtor) },
  ...{ collectionId: id(CollectionId, collection), amount: eur(amount) },
  refundedOn: day(refundedOn),
})

export const chargeDirect = (
  [debtor, of]: readonly [debtor: string, invoice: string],
  amount: string,
  [receivedByClientOn, chargedOn]: readonly [receivedByClientOn: string, chargedOn: string],
  collection = 'P1',
): Command => ({
  ...{ type: 'ChargeDirectPayment', ...receivable(debtor, of), amount: eur(amount) },
  collectionId: id(CollectionId, collection),
  ...{ receivedByClientOn: day(receivedByClientOn), chargedOn: day(chargedOn) },
})
export const returnDirect = (
  [debtor, of]: readonly [debtor: string, invoice: string],
  amount: string,
  receivedOn: string,
  collection = 'P1',
): Command => ({
  ...{ type: 'ReturnDirectPayment', ...receivable(debtor, of), amount: eur(amount) },
  ...{ collectionId: id(CollectionId, collection), means: 'transfer', receivedOn: day(receivedOn) },
})

export const chargeBack = (
  [debtor, of]: readonly [debtor: string, invoice: string],
  ground: ChargeBack['ground'],
  amount: string,
  chargedBackOn: string,
): ChargeBack => ({
  ...{ type: 'ChargeBack', ...receivable(debtor, of), ground, amount: eur(amount) },
  chargedBackOn: day(chargedBackOn),
})
export const writeOff = (
  [debtor, of]: readonly [debtor: string, invoice: string],
  amount: string,
  writtenOffOn: string,
): Command => ({
  ...{ type: 'WriteOff', ...receivable(debtor, of), amount: eur(amount) },
  writtenOffOn: day(writtenOffOn),
})

/** Of each invoice of the debtor, what the factor bears and what is charged back. */
export const bearLoss = (
  debtor: string,
  lossOn: string,
  losses: Readonly<Record<string, readonly [borne: string, chargedBack: string]>>,
): BearLoss => ({
  ...{ type: 'BearLoss', contractId, debtorId: id(DebtorId, debtor), lossOn: day(lossOn) },
  losses: Object.entries(losses).map(([of, [borne, chargedBack]]) => ({
    ...{ invoiceId: invoiceId(debtor, of), borne: eur(borne), chargedBack: eur(chargedBack) },
  })),
})
export const recover = (
  recovery: string,
  debtor: string,
  [forFactor, forClient]: readonly [forFactor: string, forClient: string],
  recoveredOn: string,
): Command => ({
  ...{ type: 'BookRecovery', contractId, debtorId: id(DebtorId, debtor) },
  ...{ recoveryId: id(RecoveryId, recovery), recoveredOn: day(recoveredOn) },
  ...{ forFactor: eur(forFactor), forClient: eur(forClient) },
})

export const takeBack = (
  recovery: string,
  debtor: string,
  [forFactor, forClient]: readonly [forFactor: string, forClient: string],
  reversedOn: string,
  recoveredOn = '2026-09-15',
): Command => ({
  ...{ type: 'BookRecoveryReversal', contractId, debtorId: id(DebtorId, debtor) },
  ...{ recoveryId: id(RecoveryId, recovery), recoveredOn: day(recoveredOn) },
  ...{ reversedOn: day(reversedOn), forFactor: eur(forFactor), forClient: eur(forClient) },
})

export const payIn = (
  reference: string,
  amount: string,
  receivedOn = '2026-08-10',
): BookClientPayment => ({
  ...{ type: 'BookClientPayment', contractId, reference: text(reference), amount: eur(amount) },
  ...{ means: 'transfer', receivedOn: day(receivedOn) },
})

// Closing

export const repay = (repaidOn: string, at = '0.0202'): RepayClientBalance => ({
  ...{ type: 'RepayClientBalance', contractId, repaidOn: day(repaidOn), fixing: fixing(at) },
})

export const fixing = (at: string): Fixing => ({
  ...{ reference: text('EURIBOR 1M'), rate: rate(at), source: text('ECB') },
})
export const closeDay = (closed: string): Command => ({
  ...{ type: 'CloseDay', contractId, day: day(closed) },
})

export const close = (closed: string, at = '0.0202'): Command => ({
  ...{ type: 'CloseMonth', contractId, month: month(closed), fixing: fixing(at) },
})

export const chargeFee = (
  feeKind: ChargeFee['feeKind'],
  reference: string,
  chargedOn: string,
): ChargeFee => ({
  ...{ type: 'ChargeFee', contractId, feeKind, reference: text(reference) },
  chargedOn: day(chargedOn),
})
export const seize = (amount: string, seizedOn: string): Command => ({
  ...{ type: 'SeizeFund', contractId, amount: eur(amount), seizedOn: day(seizedOn) },
})

// Histories

/** R1 of AF-1: both lines noted, four invoices bought. */
export const bought = (offered: Terms = terms): ReadonlyArray<Event> =>
  told(
    startedOn(offered),
    noteCover('B', '50000.00', 1n),
    noteCover('C', '30000.00', 1n),
    transmit('R1', [
      invoice('B', 'F101', '24000.00', { vat: eur('4000.00') }),
      invoice('B', 'F102', '12000.00', { vat: eur('2000.00') }),
      invoice('C', 'F103', '18000.00', { dueOn: day('2026-02-27'), vat: eur('3000.00') }),
      invoice('C', 'F104', '600.00', { vat: eur('100.00') }),
    ]),
    book('R1'),
  )

export const contractAfter = (history: ReadonlyArray<Event>): Contract =>
  present(stateAfter(history))

export const present = (state: State): Contract => {
  if (state.status === 'Absent') throw new Error('no contract')
  return state
}

/** The events of that name. */
export const only = <Type extends Event['type']>(type: Type, events: ReadonlyArray<Event>) =>
  events.filter((event): event is Extract<Event, { type: Type }> => event.type === type)
