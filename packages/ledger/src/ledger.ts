/** The hinge where pure functions meet a store: load, fold, decide, append, react. */

import type { ContractId } from '@quittance/domain/values'
import type { Position } from '@quittance/event-store'
import { either as E, type taskEither as TE } from 'fp-ts'
import { notAdmitted } from './admission.ts'
import type { Done, Refusal, Stop, Told } from './answer.ts'
import { closedContract } from './closed.ts'
import { Name, received, unreadable } from './command.ts'
import type { Given } from './given.ts'
import { inTurn } from './in-turn.ts'
import type { AnyCommand } from './language.ts'
import { memory } from './memory.ts'
import { policies } from './policies/index.ts'
import type { Policy } from './policy.ts'
import { reactions } from './reactions.ts'
import { recordedRefusal } from './recorded-refusal.ts'
import { isReaction, targetOf, tell } from './rooms.ts'
import { storeRefusal } from './store-failure.ts'

export interface Ledger {
  /**
   * Decides a command, given as JSON, and writes what it decides and all that follows from it.
   * The same command again is answered as before. Refusals are values; what is refused changes
   * nothing, save where the refusal itself is an event.
   */
  readonly execute: (command: unknown, options?: Correlation) => TE.TaskEither<Refusal, Done>
  /** Finishes what had begun: of every contract that is not stopped, and of `contractId` even if it is. */
  readonly resume: (contractId?: string) => Promise<Stop | undefined>
  /** Keeps how far the reactions have come. The store stays open: it is the caller's. */
  readonly close: () => Promise<void>
}

export interface Correlation {
  /** A name that this command and all that follows from it shall carry; the command's own if none is given. */
  readonly correlationId?: string
}

/** Those used last; the others are read anew when they are asked. */
const streamsRemembered = 10_000

/** Resumes what had begun before it serves. What follows from anything is what these policies say. */
export const openLedgerOn = async (
  given: Given,
  recipes: ReadonlyArray<Policy> = policies,
): Promise<Ledger> => {
  const { store } = given
  const turn = inTurn()
  const remembered = memory(streamsRemembered)
  const following = await reactions(given, remembered, recipes, turn)
  await following.settle()

  const execute = async (
    sent: unknown,
    { correlationId }: Correlation,
  ): Promise<E.Either<Refusal, Done>> => {
    const command = received(sent)
    if (E.isLeft(command)) return command
    if (correlationId !== undefined && !Name.is(correlationId)) {
      return E.left(unreadable('correlationId: expected Name'))
    }
    const { commandId, occurredAt, actor, body, hash } = command.right
    const target = targetOf(body)
    if (E.isLeft(target)) return target
    if (isReaction(body.type)) return E.left({ type: 'ReservedForReactions', command: body.type })
    const { stream, transact } = target.right

    const isOfContract = stream.startsWith('contract-')
    if (isOfContract) await following.settle()
    const missing = await notAdmitted(store, target.right.command, occurredAt)
    if (missing) return E.left(missing)

    const ids = { commandId, causationId: commandId, correlationId: correlationId ?? commandId }
    const notNow = () =>
      closedContract(store, remembered, isOfContract ? [] : contractsOf(target.right.command))
    const asked = { ...ids, hash, occurredAt, actor, after: [], notNow }
    const answer = await turn(stream, () => transact(given, remembered, asked))
    if (E.isLeft(answer)) return answer
    const { events, position } = answer.right
    await following.settle()
    const consequences = position === undefined ? [] : await consequencesOf(events, position)
    const done = { events, consequences }
    const refusal = recordedRefusal(stream, done)
    if (refusal) return E.left(refusal)
    const stop = stopOf(target.right.command)
    return stop ? E.left({ type: 'ContractStopped', ...stop, recorded: done }) : E.right(done)
  }

  return {
    execute:
      (command, options = {}) =>
      () =>
        execute(command, options).catch((failure: unknown) => {
          const refusal = storeRefusal(failure)
          if (refusal === undefined) throw failure
          return E.left(refusal)
        }),
    resume: async (contractId) => {
      await following.settle()
      if (contractId === undefined) return undefined
      await following.resume(contractId)
      return following.stopped(contractId)
    },
    close: () => following.save(),
  }

  function stopOf(command: AnyCommand): Stop | undefined {
    for (const contractId of contractsOf(command)) {
      const stop = following.stopped(contractId)
      if (stop) return stop
    }
    return undefined
  }

  /** What was written later and goes back, cause by cause, to these events. */
  async function consequencesOf(
    events: ReadonlyArray<Told>,
    after: Position,
  ): Promise<ReadonlyArray<Told>> {
    const causes = new Set(events.map(({ id }) => id))
    const consequences: Array<Told> = []
    for await (const page of store.readAll({ after })) {
      for (const recorded of page) {
        if (!causes.has(recorded.metadata['causationId'] ?? '')) continue
        causes.add(recorded.id)
        consequences.push(tell(recorded))
      }
    }
    return consequences
  }
}

const contractsOf = (command: AnyCommand): ReadonlyArray<ContractId> => {
  if (command.type === 'AllocatePayment') {
    return command.allocations.map(({ contractId }) => contractId)
  }
  return 'contractId' in command ? [command.contractId] : []
}
