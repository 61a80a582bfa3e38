/** What every command says besides its own fields, and how it is known again. */
import { type Day, Instant, type Money, Text } from '@quittance/domain/values'
import { either as E, function as F } from 'fp-ts'
import * as t from 'io-ts'

import type { Flat } from './aggregate.ts'
import { canonical, sha256 } from './canonical.ts'
import { explain } from './explain.ts'
import { commandIdOf } from './identity.ts'

/** Which a retry may say anew; all but the first are the caller's to say. */
interface Envelope {
  /** The caller's name for this command. Sent again under it, it is answered as before. */
  readonly commandId: string
  /** When it happened, an ISO 8601 instant in UTC. */
  readonly occurredAt: string
  readonly actor: string
}

/** A command as received, its envelope apart. */
export interface Received extends Envelope {
  readonly body: Flat
  /** SHA-256 of the body's canonical JSON: what is asked, whoever asks, and whenever. */
  readonly hash: string
}

/** What was sent is no command. `reason` says where, what was expected and what was found. */
export interface CommandUnreadable {
  readonly type: 'CommandUnreadable'
  readonly reason: string
}

/** Asked of a line, an advance, an invoice or a receipt of a contract that is closed. */
export interface ClosedContract {
  readonly type: 'ContractIsClosed'
  readonly contractId: string
  readonly closedOn: Day
}

/** Asked for a line of a contract that gives none now. */
export interface NoNewLine {
  readonly type: 'NoNewLine'
  readonly contractId: string
  readonly because: 'NoticeGiven' | 'RunOffStarted' | 'CoverSuspended'
}

/** More than is still to come of what was called and claimed: of the less of both, less what came. */
interface DividendAboveClaim {
  readonly type: 'DividendAboveClaim'
  readonly contractId: string
  readonly debtorId: string
  readonly claim: Money
  readonly called: Money
  readonly recovered: Money
}

/** Nothing was declared to the procedure of that debtor under that contract. */
interface ClaimNotDeclared {
  readonly type: 'ClaimNotDeclared'
  readonly contractId: string
}

/** What another stream has against it. */
export type NotNow = ClosedContract | NoNewLine | DividendAboveClaim | ClaimNotDeclared

/** Another command has already been answered under this name. */
export interface CommandReused {
  readonly type: 'CommandReused'
  readonly commandId: string
}

const isName = (u: unknown): u is string => Text.is(u) && u.length <= 100

/** Who sends a command, and what it is called: a text of 100 characters at most. */
export const Name = new t.Type<string>(
  'Name',
  isName,
  (u, context) => (isName(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

const Sent = t.intersection(
  [
    t.type({ type: t.string, occurredAt: Instant, actor: Name }),
    t.partial({ commandId: Name }),
    t.UnknownRecord,
  ],
  'Command',
)

/** Of anything that may have been sent. Without a name, a command is named after all that it says. */
export const received = (sent: unknown): E.Either<CommandUnreadable, Received> =>
  F.pipe(
    E.tryCatch(() => JSON.parse(JSON.stringify(sent) ?? 'null'), notPlain),
    E.filterOrElse(
      (json): json is Flat => t.UnknownRecord.is(json),
      (json) => `expected a command, found ${JSON.stringify(json)}`,
    ),
    E.flatMap((json) =>
      F.pipe(
        Sent.decode(json),
        E.mapLeft(explain),
        // What is nested too deep to be spelt is no command either.
        E.flatMap((envelope) => E.tryCatch(() => apart(json, envelope), notPlain)),
      ),
    ),
    E.mapLeft(unreadable),
  )

/** Of the first line of an error: the others are the machine's. */
const notPlain = (error: unknown): string =>
  `it is no plain data: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`

export const unreadable = (reason: string): CommandUnreadable => ({
  type: 'CommandUnreadable',
  reason,
})

const apart = (json: Flat, { commandId, occurredAt, actor }: t.TypeOf<typeof Sent>): Received => {
  const { commandId: _id, occurredAt: _at, actor: _who, ...body } = json
  return {
    commandId: commandId ?? commandIdOf(canonical(json)),
    ...{ occurredAt, actor, body, hash: sha256(body) },
  }
}
