/** Policy: remembers the reactions that were refused, so that a person can mend what is in their way. */
import { accept, type Decider } from '@quittance/domain'
import { ContractId, EventId, Text } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import * as t from 'io-ts'

export const category = 'policy'

/** Plain data, kept as it is. */
const Data = new t.Type<{ readonly [field: string]: Json }>(
  'Data',
  (u): u is { readonly [field: string]: Json } => t.UnknownRecord.is(u),
  (u, context) =>
    t.UnknownRecord.is(u)
      ? t.success(u as { readonly [field: string]: Json })
      : t.failure(u, context),
  t.identity,
)

const fields = {
  policy: Text,
  contractId: ContractId,
  /** The event that was reacted to. */
  eventId: EventId,
  /** What the policy asked, and why not. */
  command: Data,
  rejection: Data,
}

/** A reaction was refused, and with it this contract's policies stopped. */
const ReactionRefused = t.readonly(
  t.strict({ type: t.literal('ReactionRefused'), ...fields }),
  'ReactionRefused',
)

const RecordRefusal = t.readonly(
  t.strict({ type: t.literal('RecordRefusal'), ...fields }),
  'RecordRefusal',
)

/** One alternative, so no union; the shape is that of one. */
export const Event = Object.assign(ReactionRefused, { types: [ReactionRefused] })
export type Event = t.TypeOf<typeof ReactionRefused>

export const Command = Object.assign(RecordRefusal, { types: [RecordRefusal] })
export type Command = t.TypeOf<typeof RecordRefusal>

export const reactions = ['RecordRefusal'] as const

export const streamOf = ({ policy }: Command): string => `${category}-${policy}`

export const decider: Decider<undefined, Command, Event, never> = {
  initial: undefined,
  decide: (_state, command) => accept({ ...command, type: 'ReactionRefused' }),
  evolve: () => undefined,
}
