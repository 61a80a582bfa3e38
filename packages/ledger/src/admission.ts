/** What a caller names must exist, and have ended, before anything is written to a stream that could not know. */
import { Recovery, Relationship } from '@quittance/domain'
import {
  type ContractId,
  type Day,
  equals,
  type InvoiceId,
  instant,
  lastDayOf,
  type Money,
  parisDay,
} from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import type {
  ContractUnknown,
  CurrencyOfContract,
  DayNotCome,
  InvoiceUnknown,
  MonthNotEnded,
} from './answer.ts'
import { isOfRecovery } from './by-receivable.ts'
import type { AnyCommand, AnyRejection } from './language.ts'
import { isOfRelationship } from './of-relationship.ts'
import { tell } from './rooms.ts'

interface Claim {
  readonly contractId: ContractId
  readonly invoiceId?: InvoiceId
  readonly amounts: ReadonlyArray<Money>
}

type ChargeDirectPayment = Extract<AnyCommand, { readonly type: 'ChargeDirectPayment' }>

type NotReported = Extract<
  AnyRejection,
  { readonly type: 'DirectPaymentUnknown' | 'DirectPaymentReportedOtherwise' }
>

export type NotAdmitted =
  | ContractUnknown
  | InvoiceUnknown
  | CurrencyOfContract
  | MonthNotEnded
  | DayNotCome
  | NotReported

/** The first thing that does not exist, is in another currency than its contract, or has not ended; if any. */
export const notAdmitted = async (
  store: EventStore,
  command: AnyCommand,
  occurredAt: string,
): Promise<NotAdmitted | undefined> => {
  if (command.type === 'CloseMonth' && parisDay(instant(occurredAt)) < lastDayOf(command.month)) {
    return { type: 'MonthNotEnded', month: command.month, endsOn: lastDayOf(command.month) }
  }
  const on = dayOf(command)
  if (on !== undefined && parisDay(instant(occurredAt)) < on) return { type: 'DayNotCome', on }
  const unlike = command.type === 'ChargeDirectPayment' && (await notReported(store, command))
  if (unlike) return unlike
  for (const { contractId, invoiceId, amounts } of claimsOf(command)) {
    const currency = await currencyOf(store, contractId)
    if (currency === undefined) return { type: 'ContractUnknown', contractId }
    if (amounts.some((amount) => amount.currency !== currency)) {
      return { type: 'CurrencyMustMatch', contractId, currency }
    }
    if (invoiceId !== undefined && !(await exists(store, `invoice-${invoiceId}`))) {
      return { type: 'InvoiceUnknown', invoiceId }
    }
  }
  return undefined
}

/**
 * The day whose terms it would apply, or on which it was done: one mistyped would hold what comes after until then.
 * Service that is told ahead would be kept ahead.
 */
const dayOf = (command: AnyCommand): Day | undefined => {
  if (isOfRelationship(command)) return Relationship.toldOn(command)
  switch (command.type) {
    case 'TransmitSchedule':
      return command.transmittedOn
    case 'RequestAdvance':
    case 'RequestReceivableAdvance':
      return command.requestedOn
    case 'SweepAdvance':
      return command.sweptOn
    case 'CallCover':
      return command.calledOn
    case 'ChargeFee':
      return command.chargedOn
    case 'RepayClientBalance':
      return command.repaidOn
    case 'CloseDay':
      return command.day
    case 'ChargeBack':
      return command.chargedBackOn
    case 'WriteOff':
      return command.writtenOffOn
    default:
      return isOfRecovery(command) ? Recovery.dayOf(command) : undefined
  }
}

/** What a command says of contracts and invoices that its own stream does not know. */
const claimsOf = (command: AnyCommand): ReadonlyArray<Claim> => {
  if (isOfRelationship(command)) return [{ contractId: command.contractId, amounts: [] }]
  switch (command.type) {
    case 'RequestLine':
    case 'RequestAdvance':
      return [{ contractId: command.contractId, amounts: [command.amount] }]
    case 'SweepAdvance':
    case 'CallCover':
      return [{ contractId: command.contractId, amounts: [] }]
    case 'LiftReserve':
    case 'NotifyDebtor':
    case 'ResolveDispute':
    case 'ExtendDueDate': {
      const { contractId, invoiceId } = command
      return [{ contractId, invoiceId, amounts: [] }]
    }
    case 'GrantLine':
    case 'ReviseLimit':
      return [{ contractId: command.contractId, amounts: [command.limit] }]
    case 'HoldCredit':
    case 'DeclareClaim':
    case 'DecideClaim':
      return [{ contractId: command.contractId, amounts: [command.amount] }]
    case 'ReportDirectPayment':
    case 'ReserveReceivable':
    case 'RequestReceivableAdvance':
    case 'ApplyCreditNote':
    case 'DisputeInvoice': {
      const { contractId, invoiceId, amount } = command
      return [{ contractId, invoiceId, amounts: [amount] }]
    }
    case 'AllocatePayment':
      return [...command.allocations, ...(command.claims ?? [])].map(({ amount, ...of }) => ({
        ...{ ...of, amounts: [amount] },
      }))
    default: {
      if (!isOfRecovery(command)) return []
      const { contractId, invoiceId } = command
      return [{ contractId, invoiceId, amounts: 'amount' in command ? [command.amount] : [] }]
    }
  }
}

/** Only what was reported is charged, as it was reported. */
const notReported = async (
  store: EventStore,
  {
    collectionId,
    contractId,
    debtorId,
    invoiceId,
    amount,
    receivedByClientOn,
  }: ChargeDirectPayment,
): Promise<NotReported | undefined> => {
  for await (const [recorded] of store.read(`collection-${collectionId}`, { limit: 1 })) {
    const event = recorded && tell(recorded).event
    if (event?.type !== 'DirectPaymentReported') break
    const isAsReported =
      event.contractId === contractId &&
      event.debtorId === debtorId &&
      event.invoiceId === invoiceId &&
      event.receivedByClientOn === receivedByClientOn &&
      equals(event.amount, amount)
    return isAsReported
      ? undefined
      : { type: 'DirectPaymentReportedOtherwise', debtorId: event.debtorId }
  }
  return { type: 'DirectPaymentUnknown' }
}

/** A contract's first event says it. */
const currencyOf = async (store: EventStore, contractId: ContractId) => {
  for await (const [recorded] of store.read(`contract-${contractId}`, { limit: 1 })) {
    const event = recorded && tell(recorded).event
    return event?.type === 'ContractRequested' ? event.currency : undefined
  }
  return undefined
}

const exists = async (store: EventStore, stream: string): Promise<boolean> => {
  for await (const page of store.read(stream, { limit: 1 })) return page.length > 0
  return false
}
