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

export interface PromiseTold
  extends Pick<Recovery.PromiseMade, 'amount' | 'madeOn' | 'promisedOn'> {
  /** `lapsed`: its day is over, and nobody has said yet that it is broken. */
  readonly became: 'standing' | 'lapsed' | 'kept' | 'broken'
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
  /** The last one. */
  readonly promise: PromiseTold | undefined
  /** Nothing where no step is left. */
  readonly next: Next | undefined
  /** What keeps any step from being taken on that day, whichever it is. */
  readonly waitsFor: ReturnType<typeof waitsFor>
  /** The day of the next step has come, and nothing keeps it from being taken. */
  readonly isDue: boolean
}

/** Of a receivable assigned by that day: while it is open, and after that if its recovery had begun. */
export const diaryEntry = (
  { invoice, recovery }: RecoveryRow,
  { life, debtor = noDebtor }: { readonly life: Life; readonly debtor: DebtorState | undefined },
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
    ...{ taken: recovery.taken, promise: promiseOn(recovery, on), next, waitsFor: waits },
    isDue: waits === undefined && next !== undefined && next.dueFrom <= on,
  }
}

const promiseOn = ({ promise }: Recovered, on: Day): PromiseTold | undefined => {
  if (promise === undefined) return undefined
  const { amount, madeOn, promisedOn } = promise.made
  const became = { Standing: 'standing', Kept: 'kept', Broken: 'broken' } as const
  const isLapsed = promise.became === 'Standing' && promisedOn < on
  return { amount, madeOn, promisedOn, became: isLapsed ? 'lapsed' : became[promise.became] }
}

/** What is due first, what is paid last, in the order of their days; by number where they are alike. */
export const byUrgency = (one: DiaryEntry, other: DiaryEntry): number =>
  Number(other.isDue) - Number(one.isDue) ||
  Number(isZero(one.open)) - Number(isZero(other.open)) ||
  compared(dayOf(one), dayOf(other)) ||
  compared(one.number, other.number)

const dayOf = ({ next, dueOn }: DiaryEntry): string => next?.dueFrom ?? dueOn

const compared = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
