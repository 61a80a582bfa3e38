/** What may be asked of a debtor. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { ContractId, DebtorId } from '../values/identity.ts'
import { nullable } from '../values/nullable.ts'
import { Text } from '../values/text.ts'
import { category, kind } from './events.ts'

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

export const Command = t.union([RegisterDebtor, ReviseTypology, NoteLine], 'Debtor.Command')
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = ['NoteLine'] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ debtorId }: Command): string => `${category}-${debtorId}`
