/** `quittance close-day`: contract by contract, and only those of which something is due. */
import { type ContractId, type Day, instant, parisDay } from '@quittance/domain/values'
import { asJson, type Done, type Refusal } from '@quittance/ledger'
import { due, dueBy, type Found } from '@quittance/projections'
import { either as E } from 'fp-ts'
import spinner from 'yocto-spinner'

import { TablesMissing } from '../keeping.ts'
import { type OpenLedger, openLedger } from '../open-ledger.ts'
import { openStore } from '../open-store.ts'
import { refusalJson, refusalSentence } from '../say/refusals.ts'
import { Ends, type Exit, exit, exitOf } from './exit.ts'
import type { Terminal } from './terminal.ts'

interface CloseDayOptions {
  readonly on?: Day
  readonly store: string
  readonly tables?: string
  readonly json?: boolean
}

export const closeDay = async (
  { on, store: location, tables, json }: CloseDayOptions,
  { out, isWatched, interruption }: Terminal,
): Promise<Exit> => {
  const now = instant(new Date().toISOString())
  const day = on ?? parisDay(now)
  const store = await openStore(location)
  try {
    const ledger = await openLedger(store, tables === undefined ? {} : { tables })
    const interrupted = interruption()
    const progress = isWatched ? spinner({ text: 'Looking for what is due' }).start() : undefined
    const ends: Array<Exit> = []
    try {
      const { proposed, contracts, closedUntil } = await proposals(ledger, day)
      if (closedUntil !== undefined && day < closedUntil) {
        const refusal = refusalSentence({ type: 'DayAlreadyClosed', closedUntil })
        throw new Ends(exit.refused, `${day} cannot be closed: ${refusal}.`)
      }
      for (const [index, { contractId, found }] of proposed.entries()) {
        if (interrupted.aborted) return exit.interrupted
        if (progress) progress.text = `${index} of ${proposed.length} contracts`
        const command = { type: 'CloseDay', contractId, day, occurredAt: now, actor: 'close-day' }
        const answer = await ledger.execute(command)()
        const of: Closed = { contractId, day, found, answer }
        out(json ? JSON.stringify(asData(of)) : asLine(of))
        ends.push(E.isRight(answer) ? exit.well : exitOf(answer.left))
        if (ends.at(-1) === exit.store) break
      }
      if (!json) out(summary(day, ends, contracts))
    } finally {
      progress?.stop()
      await ledger.close()
    }
    if (ends.includes(exit.store)) return exit.store
    return ends.includes(exit.refused) ? exit.refused : exit.well
  } catch (error) {
    if (!(error instanceof TablesMissing)) throw error
    throw new Ends(exit.wrongUse, 'A server keeps events only: name a file with --tables.')
  } finally {
    await store.close()
  }
}

interface Proposal {
  readonly contractId: ContractId
  readonly found: Found
}

/** From rows that follow the log, so that nobody reads all of it to find that nothing is due. */
const proposals = async (ledger: OpenLedger, day: Day) => {
  const kept = ledger.keep(due)
  // `settled` says the same.
  kept.done.catch(() => {})
  await kept.settled()
  const proposed: Array<Proposal> = []
  let contracts = 0
  let closedUntil: Day | undefined
  for await (const page of kept.all()) {
    contracts += page.length
    for (const row of page) {
      const { closedUntil: last } = row
      if (last !== null && (closedUntil === undefined || closedUntil < last)) closedUntil = last
      const found = dueBy(row, day)
      if (found) proposed.push({ contractId: row.contractId, found })
    }
  }
  await kept.stop()
  return { proposed, contracts, closedUntil }
}

interface Closed extends Proposal {
  readonly day: Day
  readonly answer: E.Either<Refusal, Done>
}

const asData = ({ contractId, day, found, answer }: Closed) => {
  const told = { contractId, day, found }
  if (E.isLeft(answer)) return { ...told, outcome: 'refused', refusal: refusalJson(answer.left) }
  return {
    ...told,
    outcome: 'closed',
    events: asJson(answer.right.events.map(({ event }) => event)),
  }
}

const asLine = ({ contractId, found, answer }: Closed): string => {
  const what = [
    ...(found.overdue > 0 ? [`${found.overdue} overdue`] : []),
    ...(found.disputesOverGrace > 0 ? [`${found.disputesOverGrace} disputed`] : []),
    ...(found.newTerms ? ['new terms'] : []),
  ].join(', ')
  const became = E.isRight(answer)
    ? answer.right.events.map(({ event }) => event.type).join(', ')
    : `refused: ${refusalSentence(answer.left)}`
  return `${contractId}  ${what}  ${became}`
}

const summary = (day: Day, ends: ReadonlyArray<Exit>, contracts: number): string => {
  const closed = ends.filter((end) => end === exit.well).length
  const refused = ends.length - closed
  const others = refused === 0 ? '' : `, ${refused} refused`
  return `${day}: ${closed} of ${contracts} contracts had something due and are closed${others}.`
}
