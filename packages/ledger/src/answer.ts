/** What a command is answered. */
import type { Money } from '@quittance/domain/values'
import type { AppendError } from '@quittance/event-store'

import type { Flat } from './aggregate.ts'
import type { CommandReused, CommandUnreadable, NotNow } from './command.ts'
import type { AnyEvent, AnyRejection } from './language.ts'
import type { Part } from './part.ts'
import type { Written } from './transact.ts'

/** An event as written, or as found when the command was asked before. */
export type Told = Written<AnyEvent>['events'][number]

/** Why one stream says no, or could not be asked. */
export type NoAnswer = AnyRejection | CommandReused | CommandUnreadable | NotNow | AppendError

/** Yes, with what followed; no events at all mean that it is already so. */
export interface Done {
  /** What the command itself wrote. */
  readonly events: ReadonlyArray<Told>
  /** What its reactions wrote, in the order of the log. */
  readonly consequences: ReadonlyArray<Told>
}

/** No. */
export type Refusal =
  | NoAnswer
  | ReservedForReactions
  | ContractUnknown
  | InvoiceUnknown
  | CurrencyOfContract
  | MonthNotEnded
  | DayNotCome
  | ClaimOpen
  | RecordedRefusal
  | ContractStopped
  | ReactionsPending

/** This command follows from what other streams decide; nobody else may send it. */
export interface ReservedForReactions {
  readonly type: 'ReservedForReactions'
  readonly command: string
}

/** No contract of this name was ever requested. */
export interface ContractUnknown {
  readonly type: 'ContractUnknown'
  readonly contractId: string
}

/** No invoice of this name was ever submitted. */
export interface InvoiceUnknown {
  readonly type: 'InvoiceUnknown'
  readonly invoiceId: string
}

/** The contract named is in another currency. */
export interface CurrencyOfContract {
  readonly type: 'CurrencyMustMatch'
  readonly contractId: string
  readonly currency: string
}

/** A month is closed on its last day, or later. */
export interface MonthNotEnded {
  readonly type: 'MonthNotEnded'
  readonly month: string
  readonly endsOn: string
}

/** What is decided is decided on a day that has come. */
export interface DayNotCome {
  readonly type: 'DayNotCome'
  readonly on: string
}

/** Something may still come of what is claimed of that debtor: the contract is not closed. */
export interface ClaimOpen {
  readonly type: 'ClaimOpen'
  readonly contractId: string
  readonly debtorId: string
  readonly claim: Money
}

/** The answer is an event, and it is a no: it stays on record, and so does what came with it. */
export type RecordedRefusal = Extract<
  AnyEvent,
  { readonly type: 'ScheduleRejected' | 'AdvanceRefused' | 'CreditNoteRefused' }
> & { readonly recorded: Done }

/**
 * A reaction of this contract was refused, and its policies stopped: what the command itself wrote
 * is `recorded`, and what follows from it waits until that is repaired and the contract resumed.
 * Meanwhile nothing can be drawn, since granting is a reaction.
 */
export interface ContractStopped extends Stop {
  readonly type: 'ContractStopped'
  readonly recorded: Done
}

/**
 * The worker of this part has not come so far in time. What the command itself wrote, if it came to be
 * decided, is `recorded`; sent again it waits again, and is answered as if it were for the first time.
 */
export interface ReactionsPending extends Part {
  readonly type: 'ReactionsPending'
  readonly recorded: Done
}

/** Where a contract's policies stopped, and why. */
export interface Stop {
  readonly contractId: string
  readonly policy: string
  /** The event whose reaction was refused. */
  readonly eventId: string
  readonly rejection: Flat
}
