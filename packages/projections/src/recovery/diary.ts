/** The dunning diary (_agenda de relance_): of each receivable what was done, what was promised, what comes next. */
import type { Debtor, Invoice, Recovery } from '@quittance/domain/events'
import {
  type DebtorState,
  debtorOn,
  type InvoiceState,
  invoiceOn,
  type Life,
  type Next,
  nextOn,
  noDebtor,
  noInvoice,
  noRecovery,
  type Recovered,
  receivableOn,
  recoveredOn,
  waitsFor,
} from '@quittance/domain/figures'
import {
  type ContractId,
  type Day,
  type DebtorId,
  type DocumentNumber,
  daysFrom,
  type InvoiceId,
  isZero,
  type Money,
} from '@quittance/domain/values'

import type { Projection } from '../projection.ts'

/** An invoice and its recovery, as they were last told. */
export interface RecoveryRow {
  readonly invoice: InvoiceState
  readonly recovery: Recovered
}

/** By invoice, of the streams of invoices and of recoveries. */
export const recoveries: Projection<RecoveryRow, Invoice.Event | Recovery.Event> = {
  key: ({ event }) => event.invoiceId,
  next: (row = { invoice: noInvoice, recovery: noRecovery }, told) =>
    told.stream.startsWith('invoice-')
      ? { ...row, invoice: invoiceOn(row.invoice, told.event as Invoice.Event) }
      : { ...row, recovery: recoveredOn(row.recovery, told.event as Recovery.Event) },
}

export const debtors: Projection<DebtorState, Debtor.Event> = {
  key: ({ event }) => event.debtorId,
  next: (row = noDebtor, { event }) => debtorOn(row, event),
}

export interface DiaryEntry {
  readonly invoiceId: InvoiceId
  readonly number: DocumentNumber
  readonly contractId: ContractId
  readonly debtorId: DebtorId
  readonly open: Money
  readonly disputed: Money
  readonly dueOn: Day
  /** Below zero before due. */
  readonly daysOverdue: number
  readonly taken: Recovered['taken']
  readonly promise: Recovered['promise']
  /** Nothing where no step is left. */
  readonly next: Next | undefined
  /** What keeps any step from being taken on that day, whichever it is. */
  readonly waitsFor: ReturnType<typeof waitsFor>
  /** The next step may be taken on that day. */
  readonly isDue: boolean
}

/** Of a receivable that is assigned by that day and is open; of one that is paid while a promise is told. */
export const diaryEntry = (
  { invoice, recovery }: RecoveryRow,
  { life, debtor = noDebtor }: { readonly life: Life; readonly debtor?: DebtorState },
  on: Day,
): DiaryEntry | undefined => {
  const receivable = receivableOn({ invoice, life, debtor }, on)
  if (receivable === undefined || invoice.status === 'Absent') return undefined
  const { open, disputed, dueOn } = receivable
  if (receivable.assignedOn > on || (isZero(open) && !recovery.begun)) return undefined
  const { invoiceId, contractId, debtorId, number } = invoice.submitted
  const next = nextOn(recovery, receivable, on)
  const waits = waitsFor(recovery, receivable, on)
  return {
    ...{ invoiceId, number, contractId, debtorId, open, disputed, dueOn },
    daysOverdue: daysFrom(dueOn, on),
    ...{ taken: recovery.taken, promise: recovery.promise, next, waitsFor: waits },
    isDue: waits === undefined && next !== undefined && next.dueFrom <= on,
  }
}

/** What is due first, then in the order of their days; by number where they are alike. */
export const byUrgency = (one: DiaryEntry, other: DiaryEntry): number =>
  Number(other.isDue) - Number(one.isDue) ||
  compared(dayOf(one), dayOf(other)) ||
  compared(one.number, other.number)

const dayOf = ({ next, dueOn }: DiaryEntry): string => next?.dueFrom ?? dueOn

const compared = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
