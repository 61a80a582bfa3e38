/** Policy: remembers the reactions that were refused, so that a person can mend what is in their way. */
import { accept } from '@quittance/domain'
import { ContractId, EventId, Text } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import * as t from 'io-ts'

import type { Aggregate } from './aggregate.ts'

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

export type Event = t.TypeOf<typeof ReactionRefused>
export type Command = t.TypeOf<typeof RecordRefusal>

export const policyLog: Aggregate<undefined, Command, Event, never> = {
  category: 'policy',
  // One alternative each, so no union; the shape is that of one.
  Event: Object.assign(ReactionRefused, { types: [ReactionRefused] }),
  Command: Object.assign(RecordRefusal, { types: [RecordRefusal] }),
  reactions: ['RecordRefusal'],
  streamOf: ({ policy }) => `policy-${policy}`,
  decider: {
    initial: undefined,
    decide: (_state, command) => accept({ ...command, type: 'ReactionRefused' }),
    evolve: () => undefined,
  },
  foldVersion: 1,
}
