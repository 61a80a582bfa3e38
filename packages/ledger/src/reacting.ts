/** The reactions to one append: every policy is asked, and what it asks is written like any command. */
import { ContractId, EventId, id, invariant, text } from '@quittance/domain/values'
import type { EventStore, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Flat } from './aggregate.ts'
import type { NoAnswer, Stop, Told } from './answer.ts'
import { fieldsAsJson } from './as-json.ts'
import { sha256 } from './canonical.ts'
import type { Given } from './given.ts'
import { reactionId } from './identity.ts'
import { together } from './in-order.ts'
import type { InTurn } from './in-turn.ts'
import type { AnyCommand } from './language.ts'
import type { Memory } from './memory.ts'
import { type Append, grouped, type Policy, type Step, send } from './policy.ts'
import type { Target } from './room.ts'
import { bodyOf, roomOfStream, targetOf, tell } from './rooms.ts'
import { mayPass, StoreFailure } from './store-failure.ts'
import type { Asked } from './writing.ts'

/** What it takes to react. */
export interface Reacting {
  readonly given: Given
  readonly memory: Memory
  readonly policies: ReadonlyArray<Policy>
  readonly turn: InTurn
}

/**
 * Reacts to the events of the contracts that `isMeant` says, and gives where one was refused: that
 * stops all the policies of its contract. Rejects with a `StoreFailure` when the store does not answer.
 */
export type React = (
  append: ReadonlyArray<Recorded>,
  isMeant: (contractId: string) => boolean,
) => Promise<ReadonlyArray<Stop>>

export const reacting = ({ given, memory, policies, turn }: Reacting): React => {
  const { store } = given
  return async (append, isMeant) => {
    if (roomOfStream(append[0]?.stream ?? '')?.category === 'policy') return []
    const stops: Array<Stop> = []
    const told = append
      .map(tell)
      .flatMap((event) => contractsOf(event).map((of) => ({ of, event })))
    for (const [contractId, of] of grouped(told, ({ of }) => of)) {
      if (!isMeant(contractId)) continue
      const events = of.map(({ event }) => event)
      for (const policy of policies) {
        const stop = await run(policy, events, contractId)
        if (stop === undefined) continue
        stops.push(stop)
        break
      }
    }
    return stops
  }

  async function run(
    policy: Policy,
    append: Append,
    contractId: string,
  ): Promise<Stop | undefined> {
    const cause = append.at(-1)
    invariant(cause !== undefined, 'an append without events')
    const after = [recordedAtOf(cause)]
    const reaction = policy.react(append, id(ContractId, contractId))
    for (let step = reaction.next(); !step.done; ) {
      const steps = step.value
      const outcomes = await askAll(policy.name, steps, cause, after)
      const answers: Array<ReadonlyArray<Told>> = []
      for (const [index, outcome] of outcomes.entries()) {
        if (E.isRight(outcome)) {
          answers.push(outcome.right.events)
          continue
        }
        if (mayPass(outcome.left)) throw new StoreFailure(outcome.left)
        if (isMoot(steps[index], outcome.left)) {
          answers.push([])
          continue
        }
        return refused(policy.name, contractId, cause, steps[index], outcome.left)
      }
      after.push(...answers.flat().map(recordedAtOf))
      step = reaction.next(answers)
    }
    return undefined
  }

  /**
   * First those that begin a stream, then the others with those whose stream had begun before: so the
   * log does not depend on what a process happens to know.
   */
  async function askAll(
    policy: string,
    steps: ReadonlyArray<Step>,
    cause: Told,
    after: ReadonlyArray<string>,
  ): Promise<ReadonlyArray<Outcome>> {
    const begun = await together(
      store,
      steps.map(
        (step) => async (through) =>
          step.begins ? ask(policy, step, cause, after, through, ({ begin }) => begin) : undefined,
      ),
    )
    return together(
      store,
      steps.map(
        (step, index) => async (through) =>
          begun[index] ?? ask(policy, step, cause, after, through, ({ transact }) => transact),
      ),
    )
  }

  async function ask<A>(
    policy: string,
    { command, key }: Step,
    cause: Told,
    after: ReadonlyArray<string>,
    through: EventStore,
    way: (target: Target) => (given: Given, memory: Memory, asked: Asked) => Promise<A>,
  ): Promise<A> {
    const body = bodyOf(command)
    const target = targetOf(body)
    if (E.isLeft(target))
      invariant(false, `${policy} asks what cannot be read: ${target.left.reason}`)
    const { stream } = target.right
    const { occurredAt = '', actor = '', correlationId = '' } = cause.metadata
    const asked = {
      commandId: reactionId(cause.id, policy, stream, key),
      ...{ hash: sha256(body), occurredAt, actor, correlationId, causationId: cause.id, after },
    }
    return turn(stream, () => way(target.right)({ ...given, store: through }, memory, asked))
  }

  async function refused(
    policy: string,
    contractId: string,
    cause: Told,
    step: Step | undefined,
    no: NoAnswer,
  ): Promise<Stop> {
    const rejection: Flat = { ...fieldsAsJson(no), type: no.type }
    const refusal = send({
      ...{ type: 'RecordRefusal', rejection },
      policy: text(policy),
      contractId: id(ContractId, contractId),
      eventId: id(EventId, cause.id),
      command: step === undefined ? {} : bodyOf(step.command),
    })
    const after = [recordedAtOf(cause)]
    const recorded = await ask(policy, refusal, cause, after, store, ({ transact }) => transact)
    if (E.isLeft(recorded) && mayPass(recorded.left)) throw new StoreFailure(recorded.left)
    return { contractId, policy, eventId: cause.id, rejection }
  }
}

/** A contract that was closed meanwhile draws no more, and what its lines cover is nothing to it. */
const isMoot = (step: Step | undefined, no: NoAnswer): boolean =>
  no.type === 'ContractIsClosed' && step !== undefined && moot.has(step.command.type)

const moot: ReadonlySet<string> = new Set<AnyCommand['type']>([
  ...(['GrantAdvance', 'GrantReceivableAdvance', 'GrantSweep', 'NoteCover'] as const),
])

type Outcome = Awaited<ReturnType<Target['transact']>>

/** Those that an event is of: one, none, or all under which there is a line on a debtor. */
export const contractsOf = ({ event }: Pick<Told, 'event'>): ReadonlyArray<string> => {
  if (event.type === 'InsolvencyOpened') return event.lines
  return 'contractId' in event && event.contractId !== null ? [event.contractId] : []
}

const recordedAtOf = ({ metadata }: Told): string => metadata['recordedAt'] ?? ''
