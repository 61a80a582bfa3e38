/** The hinge where pure functions meet a store: load, fold, decide, append, react. */
import type { ContractId } from '@quittance/domain/values'
import { either as E, type taskEither as TE } from 'fp-ts'
import { notAdmitted } from './admission.ts'
import type { Done, Refusal, Stop } from './answer.ts'
import { byItself } from './by-itself.ts'
import { byReceivable, isOfRecovery } from './by-receivable.ts'
import { byTerms, calledByTerms, notOwed } from './by-terms.ts'
import { byWorkers } from './by-workers.ts'
import { claimOpen, notClaimed } from './claims.ts'
import { closedContract, noNewLine } from './closed.ts'
import { Name, received, unreadable } from './command.ts'
import type { Given } from './given.ts'
import { inTurn } from './in-turn.ts'
import type { AnyCommand } from './language.ts'
import { type Memory, memory } from './memory.ts'
import { isOfRelationship } from './of-relationship.ts'
import { onDebtors } from './on-debtors.ts'
import type { Part } from './part.ts'
import { passedOn } from './passed-on.ts'
import { policies } from './policies/index.ts'
import type { Policy } from './policy.ts'
import { recordedRefusal } from './recorded-refusal.ts'
import type { Target } from './room.ts'
import { isReaction, targetFor, targetOf } from './rooms.ts'
import { storeRefusal } from './store-failure.ts'

export interface Ledger {
  /**
   * Decides a command, given as JSON, and writes what it decides and all that follows from it.
   * The same command again is answered as before. Refusals are values; what is refused changes
   * nothing, save where the refusal itself is an event.
   */
  readonly execute: (command: unknown, options?: Correlation) => TE.TaskEither<Refusal, Done>
  /**
   * Finishes what had begun: of every contract that is not stopped, and of `contractId` even if it is.
   * With workers only the latter, up to where its worker is, who then goes on with it.
   */
  readonly resume: (contractId?: string) => Promise<Stop | undefined>
  /** Keeps how far the reactions have come. The store stays open: it is the caller's. */
  readonly close: () => Promise<void>
}

export interface Correlation {
  /** A name that this command and all that follows from it shall carry; the command's own if none is given. */
  readonly correlationId?: string
}

export interface OpenOptions {
  /** What follows from anything: all the policies there are. */
  readonly policies?: ReadonlyArray<Policy>
  /** So many workers write what follows, and this ledger waits for them. None: it does so by itself. */
  readonly workers?: number
  /** What is folded is kept here. */
  readonly memory?: Memory
}

/** Resumes what had begun before it serves, unless workers do. */
export const openLedgerOn = async (
  given: Given,
  {
    policies: recipes = policies,
    workers,
    memory: remembered = memory(given.store.checkpoints),
  }: OpenOptions = {},
): Promise<Ledger> => {
  const turn = inTurn()
  const reacting = { given, memory: remembered, policies: recipes, turn }
  const following = workers === undefined ? await byItself(reacting) : byWorkers(reacting, workers)

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
    const { stream } = target.right

    const { command: read } = target.right
    const ofContract = /^contract-(.*)$/s.exec(stream)?.[1]
    for (const contractId of ofContract === undefined ? decidedAfter(read) : [ofContract]) {
      const caughtUp = await following.caughtUp(contractId)
      if (E.isLeft(caughtUp)) return pending(caughtUp.left, [])
    }
    const missing =
      (await notAdmitted(given.store, read, occurredAt)) ?? (await claimOpen(reacting, read))
    if (missing) return E.left(missing)

    const ids = { commandId, causationId: commandId, correlationId: correlationId ?? commandId }
    const others = ofContract === undefined ? takenBy(read) : []
    const notNow = async () =>
      (await closedContract(reacting, others)) ??
      (await noNewLine(reacting, read)) ??
      (await notPayable(read))
    const asked = { ...ids, hash, occurredAt, actor, after: [], notNow }
    const { transact } = await completed(target.right)
    const answer = await turn(stream, () => transact(given, remembered, asked))
    if (E.isLeft(answer)) return answer
    const { events, position } = answer.right
    const consequences = await following.consequences(events, position)
    if (E.isLeft(consequences)) return pending(consequences.left, events)
    const done = { events, consequences: consequences.right }
    const refusal = recordedRefusal(stream, done)
    if (refusal) return E.left(refusal)
    const stop = await stopOf(target.right.command)
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
      await following.resume(contractId)
      return contractId === undefined ? undefined : following.stopped(contractId)
    },
    close: async () => {
      try {
        await following.close()
      } finally {
        await remembered.snapshots.settle()
      }
    },
  }

  async function notPayable(command: AnyCommand) {
    if (command.type === 'ChargeDirectPayment') return passedOn(given.store, command)
    if (command.type !== 'AllocatePayment') return undefined
    return (await notOwed(reacting, command)) ?? (await notClaimed(reacting, command))
  }

  /** What is decided on what other streams say, with that. */
  async function completed(target: Target): Promise<Target> {
    const { command } = target
    if (command.type === 'AllocatePayment') return targetFor(await byTerms(reacting, command))
    if (command.type === 'CallCover') return targetFor(await calledByTerms(reacting, command))
    if (command.type === 'TransmitSchedule') {
      return targetFor(await onDebtors(given.store, command))
    }
    if (isOfRecovery(command)) return targetFor(await byReceivable(reacting, command))
    return target
  }

  async function stopOf(command: AnyCommand): Promise<Stop | undefined> {
    for (const contractId of contractsOf(command)) {
      const stop = await following.stopped(contractId)
      if (stop) return stop
    }
    return undefined
  }
}

/** What was recorded stays so, and is answered when the command is sent again. */
const pending = (part: Part, events: Done['events']): E.Either<Refusal, Done> =>
  E.left({ type: 'ReactionsPending', ...part, recorded: { events, consequences: [] } })

const contractsOf = (command: AnyCommand): ReadonlyArray<ContractId> => {
  if (isOfRelationship(command)) return []
  if (command.type === 'AllocatePayment') {
    return [...command.allocations, ...(command.claims ?? [])].map(({ contractId }) => contractId)
  }
  return 'contractId' in command ? [command.contractId] : []
}

/** What these have is known to all that it follows from: what is owed is called, and what came of a claim counted. */
const decidedAfter = (command: AnyCommand): ReadonlyArray<ContractId> => {
  if (command.type === 'CallCover') return [command.contractId]
  if (command.type !== 'AllocatePayment') return []
  return (command.claims ?? []).map(({ contractId }) => contractId)
}

/** Those that must not be closed: a dividend may come later (invariant 14). */
const takenBy = (command: AnyCommand): ReadonlyArray<ContractId> =>
  command.type === 'AllocatePayment'
    ? command.allocations.map(({ contractId }) => contractId)
    : contractsOf(command)
