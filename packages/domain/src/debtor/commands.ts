/** What may be asked of a debtor. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Day } from '../values/day.ts'
import { ContractId, DebtorId } from '../values/identity.ts'
import { Amount } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { Text } from '../values/text.ts'
import { ClaimOutcome, category, kind, Procedure } from './events.ts'

/** `name` is a company's; null of a sole trader, whose name is a person's. */
export const RegisterDebtor = command('RegisterDebtor', {
  debtorId: DebtorId,
  name: nullable(Text),
  ...kind,
})
export type RegisterDebtor = t.TypeOf<typeof RegisterDebtor>

/** All three, whichever changes. */
export const ReviseTypology = command('ReviseTypology', { debtorId: DebtorId, ...kind })
export type ReviseTypology = t.TypeOf<typeof ReviseTypology>

/** A line was granted; a yes even before he is registered. */
export const NoteLine = command('NoteLine', { debtorId: DebtorId, contractId: ContractId })
export type NoteLine = t.TypeOf<typeof NoteLine>

/** He may become insolvent; the credit desk says what follows. */
export const RaiseAlert = command('RaiseAlert', { debtorId: DebtorId, ground: Text, raisedOn: Day })
export type RaiseAlert = t.TypeOf<typeof RaiseAlert>

/** A court opened a procedure; again, when it is published, or converted into a graver one. */
export const OpenInsolvency = command('OpenInsolvency', {
  debtorId: DebtorId,
  procedure: Procedure,
  judgmentOn: Day,
  publishedOn: nullable(Day),
})
export type OpenInsolvency = t.TypeOf<typeof OpenInsolvency>

/** What he owes under one contract, declared to the procedure; a creditor abroad has longer. */
export const DeclareClaim = command('DeclareClaim', {
  debtorId: DebtorId,
  contractId: ContractId,
  amount: Amount,
  declaredOn: Day,
  isFromAbroad: t.boolean,
})
export type DeclareClaim = t.TypeOf<typeof DeclareClaim>

/** What the court says of it. */
export const DecideClaim = command('DecideClaim', {
  debtorId: DebtorId,
  contractId: ContractId,
  outcome: ClaimOutcome,
  amount: Amount,
  decidedOn: Day,
})
export type DecideClaim = t.TypeOf<typeof DecideClaim>

export const CloseInsolvency = command('CloseInsolvency', { debtorId: DebtorId, closedOn: Day })
export type CloseInsolvency = t.TypeOf<typeof CloseInsolvency>

export const Command = t.union(
  [
    RegisterDebtor,
    ReviseTypology,
    NoteLine,
    RaiseAlert,
    OpenInsolvency,
    DeclareClaim,
    DecideClaim,
    CloseInsolvency,
  ],
  'Debtor.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = ['NoteLine'] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ debtorId }: Command): string => `${category}-${debtorId}`
