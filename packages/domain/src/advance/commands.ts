/** What may be asked of an advance. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Day, ReckonedDay } from '../values/day.ts'
import { Fixing } from '../values/fixing.ts'
import { AdvanceId, ContractId, InvoiceId, sweepIdOf } from '../values/identity.ts'
import { Amount, Money } from '../values/money.ts'
import { DeclineReason } from '../values/reasons.ts'
import { Text } from '../values/text.ts'
import { category } from './events.ts'

const advance = { contractId: ContractId, advanceId: AdvanceId }

/** `advanceId` is the contract's own: another contract may have an advance of the same name. */
export const RequestAdvance = command('RequestAdvance', {
  ...advance,
  amount: Amount,
  requestedOn: Day,
})
export type RequestAdvance = t.TypeOf<typeof RequestAdvance>

/** In mode B, on one invoice: no more than the advance rate of what is eligible of it. */
export const RequestReceivableAdvance = command('RequestReceivableAdvance', {
  ...advance,
  invoiceId: InvoiceId,
  amount: Amount,
  requestedOn: Day,
  fixing: Fixing,
})
export type RequestReceivableAdvance = t.TypeOf<typeof RequestReceivableAdvance>

/** Draws whatever is available that day, once, on a contract whose terms say so. */
export const SweepAdvance = command('SweepAdvance', { contractId: ContractId, sweptOn: Day })
export type SweepAdvance = t.TypeOf<typeof SweepAdvance>

export const AuthoriseAdvance = command('AuthoriseAdvance', { ...advance, availability: Money })
export type AuthoriseAdvance = t.TypeOf<typeof AuthoriseAdvance>

/** What a sweep is granted. */
export const AuthoriseSweep = command('AuthoriseSweep', {
  ...advance,
  amount: Money,
  availability: Money,
})
export type AuthoriseSweep = t.TypeOf<typeof AuthoriseSweep>

export const RefuseAdvance = command('RefuseAdvance', {
  ...advance,
  availability: Money,
  reason: DeclineReason,
})
export type RefuseAdvance = t.TypeOf<typeof RefuseAdvance>

export const InstructAdvance = command('InstructAdvance', advance)
export type InstructAdvance = t.TypeOf<typeof InstructAdvance>

/** The bank has paid. Money that has moved is never refused for a state. */
export const PayAdvance = command('PayAdvance', { ...advance, paidOn: Day })
export type PayAdvance = t.TypeOf<typeof PayAdvance>

/** What came in for its invoice has repaid it. */
export const RepayAdvance = command('RepayAdvance', { ...advance, repaidOn: ReckonedDay })
export type RepayAdvance = t.TypeOf<typeof RepayAdvance>

/** The bank does not pay, or the money came back. */
export const FailAdvance = command('FailAdvance', { ...advance, failedOn: Day, reason: Text })
export type FailAdvance = t.TypeOf<typeof FailAdvance>

export const Command = t.union(
  [
    RequestAdvance,
    RequestReceivableAdvance,
    SweepAdvance,
    InstructAdvance,
    PayAdvance,
    FailAdvance,
    AuthoriseAdvance,
    AuthoriseSweep,
    RefuseAdvance,
    RepayAdvance,
  ],
  'Advance.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = [
  'AuthoriseAdvance',
  'AuthoriseSweep',
  'RefuseAdvance',
  'RepayAdvance',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = (command: Command): string => {
  const advanceId = command.type === 'SweepAdvance' ? sweepIdOf(command.sweptOn) : command.advanceId
  return `${category}-${command.contractId}_${advanceId}`
}
