/**
 * What follows, in the order of the log: every append is put to every policy, and what they ask is
 * written like any command. Done twice, in two processes or after a crash, it is written once.
 */
import { ContractId, EventId, id, invariant, text } from '@quittance/domain/values'
import type { EventStore, Position, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Flat } from './aggregate.ts'
import type { NoAnswer, Stop, Told } from './answer.ts'
import { appends } from './appends.ts'
import { fieldsAsJson } from './as-json.ts'
import { sha256 } from './canonical.ts'
import { loadProgress, saveProgress } from './checkpoint.ts'
import type { Given } from './given.ts'
import { reactionId } from './identity.ts'
import { inOrder } from './in-order.ts'
import type { InTurn } from './in-turn.ts'
import type { AnyCommand } from './language.ts'
import type { Memory } from './memory.ts'
import { type Append, grouped, type Policy, type Step, send } from './policy.ts'
import { bodyOf, roomOfStream, targetOf, tell } from './rooms.ts'
import { mayPass, StoreFailure } from './store-failure.ts'

export interface Reactions {
  /** Everything up to the head of the log. Rejects with a `StoreFailure` when the store does not answer. */
  readonly settle: () => Promise<void>
  /** The rest of a contract whose policies stopped, once what was in their way is repaired. */
  readonly resume: (contractId: string) => Promise<void>
  /** Why this contract's policies stopped, if they did. */
  readonly stopped: (contractId: string) => Stop | undefined
  /** Keeps how far they have come. Behind is safe: what is done again is found done. */
  readonly save: () => Promise<void>
}

/** How many appends are reacted to before their place is kept. */
const saveEvery = 100

/** Reactions have one turn at a time, as a stream has; no stream is called so. */
const name = 'reactions'

export const reactions = async (
  given: Given,
  memory: Memory,
  policies: ReadonlyArray<Policy>,
  turn: InTurn,
): Promise<Reactions> => {
  const { store } = given
  const progress = await loadProgress(store.checkpoints)
  let unsaved = 0
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  const settle = (): Promise<void> => {
    if (running === undefined) {
      running = turn(name, toHead).finally(() => {
        running = undefined
      })
      return running
    }
    // What is under way may have passed the head already: one more round, for all who wait.
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return settle()
      })
    return next
  }

  return {
    settle,
    resume: (contractId) => turn(name, () => resume(contractId)).then(settle),
    stopped: (contractId) => progress.stopped.get(contractId)?.stop,
    save,
  }

  async function save() {
    if (unsaved > 0) await saveProgress(store.checkpoints, progress)
    unsaved = 0
  }

  async function toHead() {
    for (let before: Position | undefined | 'unread' = 'unread'; before !== progress.position; ) {
      before = progress.position
      for await (const append of appends(store.readAll(from(progress.position)))) {
        const isOpen = (contractId: string) => !progress.stopped.has(contractId)
        await reactTo(append, isOpen, progress.position)
        progress.position = append.at(-1)?.position
        unsaved += 1
        if (unsaved >= saveEvery) await save()
      }
    }
  }

  async function resume(contractId: string) {
    const stopped = progress.stopped.get(contractId)
    if (stopped === undefined) return
    progress.stopped.delete(contractId)
    unsaved += 1
    let { after } = stopped
    try {
      for await (const append of appends(store.readAll(from(after)))) {
        const { position } = append[0]
        const isDone = progress.position !== undefined && position <= progress.position
        if (!isDone || progress.stopped.has(contractId)) break
        await reactTo(append, (other) => other === contractId, after)
        after = append.at(-1)?.position
      }
    } catch (error) {
      // The store failed on the way: the contract is stopped there, and may be resumed again.
      progress.stopped.set(contractId, { after, stop: stopped.stop })
      throw error
    }
    await save()
  }

  /** Of the contracts that `isMeant` says. The first refusal stops all the policies of its contract. */
  async function reactTo(
    append: readonly [Recorded, ...Array<Recorded>],
    isMeant: (contractId: string) => boolean,
    after: Position | undefined,
  ) {
    if (roomOfStream(append[0].stream)?.category === 'policy') return
    const events = append.map(tell)
    for (const [contractId, ofContract] of grouped(events, contractOf)) {
      if (contractId === undefined || !isMeant(contractId)) continue
      for (const policy of policies) {
        const stop = await run(policy, ofContract, contractId)
        if (stop === undefined) continue
        progress.stopped.set(contractId, { after, stop })
        break
      }
    }
  }

  async function run(
    policy: Policy,
    append: Append,
    contractId: string,
  ): Promise<Stop | undefined> {
    const cause = append.at(-1)
    invariant(cause !== undefined, 'an append without events')
    const after = [recordedAtOf(cause)]
    const reaction = policy.react(append)
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

  /** In flight together, and appended in their order; none is left behind when one fails. */
  async function askAll(
    policy: string,
    steps: ReadonlyArray<Step>,
    cause: Told,
    after: ReadonlyArray<string>,
  ) {
    const places = inOrder(store, steps.length)
    const asked = steps.map((step, index) => {
      const place = places[index]
      return ask(policy, step, cause, after, place?.store).finally(place?.pass)
    })
    await Promise.allSettled(asked)
    return Promise.all(asked)
  }

  async function ask(
    policy: string,
    { command, key }: Step,
    cause: Told,
    after: ReadonlyArray<string>,
    through: EventStore = store,
  ) {
    const body = bodyOf(command)
    const target = targetOf(body)
    if (E.isLeft(target))
      invariant(false, `${policy} asks what cannot be read: ${target.left.reason}`)
    const { stream, transact } = target.right
    const { occurredAt = '', actor = '', correlationId = '' } = cause.metadata
    const asked = {
      commandId: reactionId(cause.id, policy, stream, key),
      ...{ hash: sha256(body), occurredAt, actor, correlationId, causationId: cause.id, after },
    }
    return turn(stream, () => transact({ ...given, store: through }, memory, asked))
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
    const recorded = await ask(policy, refusal, cause, [recordedAtOf(cause)])
    if (E.isLeft(recorded) && mayPass(recorded.left)) throw new StoreFailure(recorded.left)
    return { contractId, policy, eventId: cause.id, rejection }
  }
}

const from = (after: Position | undefined) => (after === undefined ? {} : { after })

/** A contract that was closed meanwhile draws no more, and what its lines cover is nothing to it. */
const isMoot = (step: Step | undefined, no: NoAnswer): boolean =>
  no.type === 'ContractIsClosed' && step !== undefined && moot.has(step.command.type)

const moot: ReadonlySet<string> = new Set<AnyCommand['type']>([
  ...(['GrantAdvance', 'GrantReceivableAdvance', 'GrantSweep', 'NoteCover'] as const),
])

const contractOf = ({ event }: Told): string | undefined =>
  'contractId' in event ? (event.contractId ?? undefined) : undefined

const recordedAtOf = ({ metadata }: Told): string => metadata['recordedAt'] ?? ''
