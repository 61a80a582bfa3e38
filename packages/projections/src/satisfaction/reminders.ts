/**
 * SC-9: each reminder of the plan on its day, sent or not. What was due is read from how the receivable, its
 * recovery, its debtor and the terms stood at the end of that day, by the rules of the recovery room.
 */
import type { Debtor } from '@quittance/domain/events'
import { waitsFor } from '@quittance/domain/figures'
import { dayOfStep, type InvoiceId, isZero, stepsFor } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { List } from 'immutable'

import type { Projection } from '../projection.ts'
import { startOn, stopOn, voidOn } from './commitments/civil.ts'
import type { Evidence, Mark, ReceivableEvent } from './mark.ts'
import { heard, type Service } from './service.ts'
import { type ReceivableTold, type Standing, standings } from './standing.ts'

/** By invoice. */
export const receivablesTold: Projection<
  ReadonlyArray<Decoded<ReceivableEvent>>,
  ReceivableEvent
> = {
  key: ({ event }) => event.invoiceId,
  next: (row = [], told) => [...row, told],
}

/** By debtor. */
export const debtorsTold: Projection<ReadonlyArray<Decoded<Debtor.Event>>, Debtor.Event> = {
  key: ({ event }) => event.debtorId,
  next: (row = [], told) => [...row, told],
}

export interface Receivables {
  readonly told: ReadonlyMap<string, ReadonlyArray<Decoded<ReceivableEvent>>>
  readonly debtors: ReadonlyMap<string, ReadonlyArray<Decoded<Debtor.Event>>>
}

/** The same, with the marks of SC-9; what is told is of what was bought under that contract. */
export const withReminders = (row: Service, receivables: Receivables): Service => {
  const marks = [...row.invoices].flatMap(([invoiceId, debtorId]) => {
    const told = receivables.told.get(invoiceId) ?? []
    return remindersOf(row, invoiceId, {
      invoice: told.filter(isOfInvoice),
      recovery: told.filter(isOfRecovery),
      debtor: receivables.debtors.get(debtorId) ?? [],
    })
  })
  const read = [...receivables.told.values()].flat().reduce(heard, row)
  return { ...read, marks: row.marks.set('SC-9', List(marks)) }
}

const remindersOf = (
  { contractId, life }: Service,
  invoiceId: InvoiceId,
  told: ReceivableTold,
): ReadonlyArray<Mark> => {
  const own = (life ? standings(life, told) : []).filter(
    ({ invoice }) => invoice.status !== 'Absent' && invoice.submitted.contractId === contractId,
  )
  const sent = told.recovery.flatMap((each) =>
    each.event.type === 'DunningSent'
      ? [stopOn(each, subjectOf(invoiceId, each.event.step), each.event.sentOn)]
      : [],
  )
  return [
    ...own.flatMap((standing) => [...due(standing, invoiceId), ...over(standing, invoiceId)]),
    ...sent,
  ]
}

/** A step whose own day is in it, and that was not taken before; none of before the receivable was bought. */
const due = (standing: Standing, invoiceId: InvoiceId): ReadonlyArray<Mark> => {
  const { from, until, receivable, recovery, shown } = standing
  const assigned = shown.findLast(({ event }) => event.type === 'InvoiceAssigned')
  if (receivable === undefined || isZero(receivable.open) || assigned === undefined) return []
  const { assignedOn, dueOn } = receivable
  const steps = stepsFor(receivable.plans, receivable.debtor)
  return steps.flatMap((step, index) => {
    const on = dayOfStep(dueOn, step)
    const isInIt = from <= on && (until === undefined || on < until)
    const isInTime = assignedOn <= on && (step.daysFromDue >= 0 || on < dueOn)
    const taken = recovery.taken.filter((each) => assignedOn <= each.on && each.on < on)
    const isTaken = steps
      .slice(index)
      .some((later) => taken.some((each) => each.step === later.step))
    if (!isReminder(step.step) || !isInIt || !isInTime || isTaken) return []
    const subject = subjectOf(invoiceId, step.step)
    const waits = waitsFor(recovery, receivable, on)
    const why = waits && shown.findLast(({ event }) => evidenceOf[waits.type]?.includes(event.type))
    return [startOn(assigned, subject, on, on), ...(why ? [voidOn(why, subject, on)] : [])]
  })
}

/** Of what is paid, or given back, nothing is due any more. */
const over = ({ from, receivable, shown }: Standing, invoiceId: InvoiceId): ReadonlyArray<Mark> => {
  const last = shown.at(-1)
  if (last === undefined || (receivable && !isZero(receivable.open))) return []
  return reminders.map((step) => voidOn(last, subjectOf(invoiceId, step), from))
}

/** What shows that a step had to wait. */
const evidenceOf: Readonly<Record<string, ReadonlyArray<Evidence['event']>>> = {
  DebtorNotToBeTold: ['InvoiceAssigned'],
  DebtorToldOnDefault: ['InvoiceAssigned'],
  RecoveryIsSuspended: ['RecoverySuspended'],
  AllIsDisputed: ['InvoiceDisputed', 'RecoverySuspended'],
  PromiseStands: ['PromiseMade'],
}

const reminders = ['courtesy', 'L1', 'L2', 'L3'] as const

const isReminder = (step: string): boolean => reminders.some((each) => each === step)

const subjectOf = (invoiceId: InvoiceId, step: string): string => `${invoiceId} ${step}`

const isOfInvoice = (told: Decoded<ReceivableEvent>): told is ReceivableTold['invoice'][number] =>
  told.stream.startsWith('invoice-')

const isOfRecovery = (told: Decoded<ReceivableEvent>): told is ReceivableTold['recovery'][number] =>
  told.stream.startsWith('recovery-')
