/** What may be asked of a recovery. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Day } from '../values/day.ts'
import { Disclosure } from '../values/disclosure.ts'
import { exact } from '../values/exact.ts'
import { CollectionId, ContactId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { LatePenaltyBeneficiary, RefinancingRates } from '../values/late-payment.ts'
import { Amount, Money } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { DebtorKind, RecoveryPlan } from '../values/recovery-plan.ts'
import { Text } from '../values/text.ts'
import { category, DunningStep, Procedure } from './events.ts'

const invoice = { invoiceId: InvoiceId, contractId: ContractId, debtorId: DebtorId }

/** For what is open and not disputed: no caller says how much. */
export const SendDunning = command('SendDunning', { ...invoice, step: DunningStep, sentOn: Day })

export const ServeFormalNotice = command('ServeFormalNotice', { ...invoice, servedOn: Day })

export const OpenLitigation = command('OpenLitigation', {
  ...invoice,
  procedure: Procedure,
  openedOn: Day,
})

/** Takes the place of one that stands. */
export const MakePromise = command('MakePromise', {
  ...invoice,
  amount: Amount,
  promisedOn: Day,
  contact: ContactId,
  madeOn: Day,
})
export type MakePromise = t.TypeOf<typeof MakePromise>

/** A payment keeps it by itself; this is for what was lowered otherwise. */
export const KeepPromise = command('KeepPromise', { ...invoice, keptOn: Day })
export type KeepPromise = t.TypeOf<typeof KeepPromise>

/** From the day after the promised one on; the next step says it too. */
export const BreakPromise = command('BreakPromise', { ...invoice, on: Day })
export type BreakPromise = t.TypeOf<typeof BreakPromise>

export const SuspendRecovery = command('SuspendRecovery', {
  ...invoice,
  reason: Text,
  suspendedOn: Day,
})
export type SuspendRecovery = t.TypeOf<typeof SuspendRecovery>

export const ResumeRecovery = command('ResumeRecovery', { ...invoice, resumedOn: Day })
export type ResumeRecovery = t.TypeOf<typeof ResumeRecovery>

/** For the payment by that collection, by rates that the caller looks up. */
export const ClaimLatePenalty = command('ClaimLatePenalty', {
  ...invoice,
  collectionId: CollectionId,
  claimedOn: Day,
  rates: RefinancingRates,
})
export type ClaimLatePenalty = t.TypeOf<typeof ClaimLatePenalty>

/** What callers ask: of the invoice as it is, which a recovery does not know. */
export const Request = t.union(
  [
    SendDunning,
    MakePromise,
    KeepPromise,
    BreakPromise,
    SuspendRecovery,
    ResumeRecovery,
    ServeFormalNotice,
    OpenLitigation,
    ClaimLatePenalty,
  ],
  'Recovery.Request',
)
export type Request = t.TypeOf<typeof Request>

/** The day on which it was done. */
export const dayOf = (request: Request): Day => {
  switch (request.type) {
    case 'SendDunning':
      return request.sentOn
    case 'MakePromise':
      return request.madeOn
    case 'KeepPromise':
      return request.keptOn
    case 'BreakPromise':
      return request.on
    case 'SuspendRecovery':
      return request.suspendedOn
    case 'ResumeRecovery':
      return request.resumedOn
    case 'ServeFormalNotice':
      return request.servedOn
    case 'OpenLitigation':
      return request.openedOn
    case 'ClaimLatePenalty':
      return request.claimedOn
  }
}

/** An invoice that is assigned under the contract named, as it is; and what its terms and its debtor say of it. */
export const Receivable = exact(
  {
    open: Money,
    disputed: Money,
    assignedOn: Day,
    dueOn: Day,
    disclosure: Disclosure,
    plans: t.readonlyArray(RecoveryPlan),
    debtor: DebtorKind,
    latePenaltyBeneficiary: LatePenaltyBeneficiary,
    /** What the collection named paid of it; null where none is named, or nothing was paid by it. */
    payment: nullable(exact({ amount: Money, paidOn: Day }, 'LatePayment')),
    /** The judgment that opened the debtor's insolvency. */
    insolventSince: nullable(Day),
  },
  'Receivable',
)
export type Receivable = t.TypeOf<typeof Receivable>

/** What was asked, with the receivable that it is asked of: the ledger looks that up. */
export const Recover = command('Recover', { asked: Request, receivable: Receivable })
export type Recover = t.TypeOf<typeof Recover>

/** `amount` of the invoice is disputed; once the dispute has ended, null. */
export const NoteDispute = command('NoteDispute', {
  ...invoice,
  amount: nullable(Money),
  on: Day,
})
export type NoteDispute = t.TypeOf<typeof NoteDispute>

/** So much is open: of money that came in, `isPaid`; or because some went back, or is owed no longer. */
export const NoteOpen = command('NoteOpen', { ...invoice, open: Money, isPaid: t.boolean, on: Day })
export type NoteOpen = t.TypeOf<typeof NoteOpen>

export const Command = t.union(
  [
    SendDunning,
    MakePromise,
    KeepPromise,
    BreakPromise,
    SuspendRecovery,
    ResumeRecovery,
    ServeFormalNotice,
    OpenLitigation,
    ClaimLatePenalty,
    Recover,
    NoteDispute,
    NoteOpen,
  ],
  'Recovery.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by the ledger and by reactions to what another stream decided; those to notes are never refused. */
export const reactions = ['Recover', 'NoteDispute', 'NoteOpen'] as const satisfies ReadonlyArray<
  Command['type']
>

export const streamOf = (command: Command): string =>
  `${category}-${command.type === 'Recover' ? command.asked.invoiceId : command.invoiceId}`
