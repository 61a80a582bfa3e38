/**
 * What the recovery of one invoice remembers. Every event names its contract and debtor; amounts are VAT
 * included. A person is named by an id that others make nothing of.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event } from '../event-codec.ts'
import { Day, ReckonedDay } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import { CollectionId, ContactId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { LatePenaltyBeneficiary, PenaltyPart } from '../values/late-payment.ts'
import { Money } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { Text } from '../values/text.ts'

export const category = 'recovery'

const invoice = { invoiceId: InvoiceId, contractId: ContractId, debtorId: DebtorId }

/** `amount` is what is open and not disputed; the step might be taken from `dueFrom` on. */
const step = { ...invoice, amount: Money, dueFrom: ReckonedDay }

/** A courtesy, then reminders, the third by telephone. */
export const DunningStep = t.keyof({ courtesy: null, L1: null, L2: null, L3: null }, 'DunningStep')

/** The debtor was asked for `amount` (_relance_). */
export const DunningSent = event('DunningSent', {
  ...step,
  step: DunningStep,
  sentOn: Day,
})
export type DunningSent = t.TypeOf<typeof DunningSent>

/** He will pay `amount` by `promisedOn`: until then recovery goes no further. */
export const PromiseMade = event('PromiseMade', {
  ...invoice,
  amount: Money,
  promisedOn: Day,
  contact: ContactId,
  madeOn: Day,
  /** What was open then: what is paid of it counts towards the promise. */
  open: Money,
  /** The promise that this one takes the place of. */
  supersedes: nullable(exact({ amount: Money, promisedOn: Day }, 'PromiseSuperseded')),
})
export type PromiseMade = t.TypeOf<typeof PromiseMade>

const promise = { ...invoice, amount: Money, promisedOn: Day, paid: Money }

/** As much was paid, and no later. */
export const PromiseKept = event('PromiseKept', { ...promise, keptOn: Day })

/** Not as much was paid by then: broken on the day after. `paid` is what was when that was seen. */
export const PromiseBroken = event('PromiseBroken', { ...promise, brokenOn: ReckonedDay })

/** Somebody decided so; or of it `amount` is disputed; or nothing is open. */
export const SuspensionGround = t.keyof(
  { decision: null, dispute: null, payment: null },
  'SuspensionGround',
)
export type SuspensionGround = t.TypeOf<typeof SuspensionGround>

/** Not recovered for the time being: `amount` of it, or all when null. */
export const RecoverySuspended = event('RecoverySuspended', {
  ...invoice,
  ground: SuspensionGround,
  amount: nullable(Money),
  reason: nullable(Text),
  suspendedOn: Day,
})
export type RecoverySuspended = t.TypeOf<typeof RecoverySuspended>

export const RecoveryResumed = event('RecoveryResumed', {
  ...invoice,
  ground: SuspensionGround,
  resumedOn: Day,
})

/** The debtor is in default by law (_mise en demeure_). */
export const FormalNoticeServed = event('FormalNoticeServed', { ...step, servedOn: Day })

/** An order for payment was asked for, or the debtor was summoned. */
export const Procedure = t.keyof({ injonctionDePayer: null, assignation: null }, 'Procedure')

export const LitigationOpened = event('LitigationOpened', {
  ...step,
  procedure: Procedure,
  openedOn: Day,
})

/** What the debtor owes because `amount` was paid late, by the rates that `source` told. */
export const LatePenaltyClaimed = event('LatePenaltyClaimed', {
  ...invoice,
  collectionId: CollectionId,
  amount: Money,
  dueOn: Day,
  paidOn: Day,
  source: Text,
  parts: t.readonlyArray(PenaltyPart),
  penalty: Money,
  /** Nothing once it was claimed for this invoice. */
  indemnity: Money,
  beneficiary: LatePenaltyBeneficiary,
  claimedOn: Day,
})
export type LatePenaltyClaimed = t.TypeOf<typeof LatePenaltyClaimed>

export const Event = t.union(
  [
    DunningSent,
    PromiseMade,
    PromiseKept,
    PromiseBroken,
    RecoverySuspended,
    RecoveryResumed,
    FormalNoticeServed,
    LitigationOpened,
    LatePenaltyClaimed,
  ],
  'Recovery.Event',
)
export type Event = t.TypeOf<typeof Event>
