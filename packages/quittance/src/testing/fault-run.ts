/** Several ledgers on one server that fails at random, under load from callers that do not give up. */
import { type AppendError, type EventStore, ReadError } from '@quittance/event-store'
import { ServerError } from '@quittance/event-store-esdb'
import { type Done, type Ledger, openLedgerOn, type Refusal } from '@quittance/ledger'
import { type Double, startDouble } from '@quittance/protocol-double'
import { either as E } from 'fp-ts'

import { diceOf } from './dice.ts'
import { lifeOf, type Phase, type Sent } from './fault-load.ts'
import { troubleFor } from './trouble.ts'

type Open = (location: string, options: { readonly timeout: number }) => Promise<EventStore>

type Answer = E.Either<Refusal, Done>

export interface Answered {
  readonly command: Sent
  readonly answer: Answer
}

interface Appended {
  readonly stream: string
  readonly revision: bigint | 'none'
  readonly ids: ReadonlyArray<string>
}

export interface FaultRun {
  readonly double: Double
  /** Through which all that was written can be read; nothing fails any more. */
  readonly store: EventStore
  readonly contracts: ReadonlyArray<string>
  /** Contracts that any of the ledgers stopped, once all have resumed. */
  readonly stopped: ReadonlyArray<string>
  /** Once for each caller. */
  readonly answered: ReadonlyArray<Answered>
  /** Each yes of the store to a ledger. */
  readonly appended: ReadonlyArray<Appended>
  readonly faults: ReadonlyMap<string, number>
  /** How often a command was sent, and how many processes it took. */
  readonly sendings: number
  readonly processes: number
  readonly close: () => Promise<void>
}

/** In milliseconds: what a caller, a ledger and its adapter wait for. */
const patience = { timeout: 150, deadline: 500, pause: 20 }

const processesAtOnce = 3
/** One for so many faults, up to four. */
const faultsOfContract = 30

/** Goes on until so many faults have happened, then lets every contract come to its end. */
export const faultRun = async (open: Open, wanted: number, seed: number): Promise<FaultRun> => {
  const dice = diceOf(seed)
  const double = await startDouble()
  const trouble = troubleFor(double, dice, wanted, patience.timeout)
  const answered: Array<Answered> = []
  const appended: Array<Appended> = []
  const contracts: Array<string> = []
  const opened: Array<EventStore> = []
  let sendings = 0
  let clock = Date.parse('2026-06-01T12:00:00.000Z')

  const begin = async () => {
    for (;;) {
      let store: EventStore | undefined
      try {
        store = await open(double.connectionString, patience)
        opened.push(store)
        const ledger = await openLedgerOn({
          store: watched(store, trouble.loom, appended),
          // No two appends at the same moment: so one that was made twice shows.
          now: () => new Date(clock++),
          jitter: (tried) => dice.roll() * Math.min(patience.pause * 4, 5 * 2 ** tried),
          deadline: patience.deadline,
        })
        return { ledger, store }
      } catch (error) {
        await store?.close()
        if (!isPassing(error)) throw error
      }
    }
  }
  const running = await Promise.all(Array.from({ length: processesAtOnce }, begin))
  trouble.begin()

  /** In the middle of whatever it is doing; another begins in its place. */
  const replaceOne = async () => {
    const at = dice.below(running.length)
    const successor = await begin()
    const [gone] = running.splice(at, 1, successor)
    await gone?.store.close()
  }

  const answerTo = async (command: Sent): Promise<Answer> => {
    for (let tries = 0; tries < 1_000; tries++) {
      const { ledger } = running[dice.below(running.length)] ?? {}
      sendings += 1
      const answer = await ledger?.execute(command)()
      if (answer !== undefined && !mayBeOtherwise(answer)) return answer
      await new Promise((resolve) => setTimeout(resolve, dice.roll() * patience.pause))
    }
    throw new Error(`${command.commandId} is never answered`)
  }
  /** Some are sent by two callers at once. */
  const answer = async (command: Sent) => {
    const callers = dice.below(6) === 0 ? 2 : 1
    const answers = await Promise.all(Array.from({ length: callers }, () => answerTo(command)))
    answered.push(...answers.map((each) => ({ command, answer: each })))
    return answers.every(E.isRight)
  }
  const runPhase = (courses: Phase) =>
    Promise.all(
      courses.map(async (course) => {
        for (const command of course) if (!(await answer(command))) break
      }),
    )
  const runContracts = async () => {
    while (trouble.happened() < wanted) {
      const number = contracts.length + 1
      contracts.push(`AF-${number}`)
      for (const phase of lifeOf(number, dice)) await runPhase(phase)
      if (dice.below(3) === 0) await replaceOne()
    }
  }
  const contractsAtOnce = Math.min(4, Math.ceil(wanted / faultsOfContract))
  await Promise.all(Array.from({ length: contractsAtOnce }, runContracts))
  await trouble.end()
  const stopped: Array<string> = []
  for (const { ledger } of running) {
    await resumed(ledger)
    for (const contract of contracts) if (await resumed(ledger, contract)) stopped.push(contract)
  }

  const store = await open(double.connectionString, { timeout: 10_000 })
  return {
    ...{ double, store, contracts, stopped, answered, appended, sendings },
    processes: opened.length,
    faults: trouble.counts,
    close: async () => {
      await Promise.all([...opened, store].map((each) => each.close()))
      await double.close()
    },
  }
}

/** A client whose connection broke may take a second until it is connected again. */
const resumed = async (ledger: Ledger, contract?: string) => {
  for (;;) {
    try {
      return await ledger.resume(contract)
    } catch (error) {
      if (!isPassing(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, patience.pause))
    }
  }
}

/** A store whose every call may meet a fault, and whose every yes is remembered. */
const watched = (
  store: EventStore,
  loom: (operation: 'append' | 'read') => void,
  appended: Array<Appended>,
): EventStore => ({
  ...store,
  append: (stream, expected, events) => async () => {
    loom('append')
    const answer = await store.append(stream, expected, events)()
    if (E.isRight(answer)) {
      const { revision } = answer.right
      appended.push({ stream, revision, ids: events.map(({ id }) => id) })
    }
    return answer
  },
  read: (stream, range) => {
    loom('read')
    return store.read(stream, range)
  },
  readAll: (range) => {
    loom('read')
    return store.readAll(range)
  },
})

/** The store's failure, not the ledger's answer. */
const mayBeOtherwise = (answer: Answer): answer is E.Left<AppendError> =>
  E.isLeft(answer) && ['Unavailable', 'Conflict'].includes(answer.left.type)

const isPassing = (error: unknown): boolean =>
  error instanceof ReadError ||
  error instanceof ServerError ||
  (error instanceof Error && error.name === 'StoreFailure')
