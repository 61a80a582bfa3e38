/** `quittance run`: executes a file of commands, and prints each outcome as it comes. */
import { readFile } from 'node:fs/promises'
import { type Instant, parisDay } from '@quittance/domain/values'
import { asJson, type Done } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import { openLedger } from '../open-ledger.ts'
import { refusalJson, refusalSentence } from '../say/refusals.ts'
import { bookingLines } from '../say/schedules.ts'
import { runStory, type StoryOutcome } from '../story/run-story.ts'
import { readStory } from '../story/story.ts'
import { Ends, type Exit, exit, exitOf } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const run = async (
  file: string,
  { store, json }: { readonly store: string; readonly json?: boolean },
  { out, err, interruption }: Terminal,
): Promise<Exit> => {
  const story = readStory(await read(file))
  if (E.isLeft(story)) {
    for (const { number, reason } of story.left) err(`${file}:${number}: ${reason}`)
    err(`Nothing of ${file} was executed: mend these lines, then run it again.`)
    return exit.refused
  }
  const ledger = await openLedger(store)
  const interrupted = interruption()
  try {
    for await (const outcome of runStory(ledger, story.right)) {
      out(json ? JSON.stringify(asData(outcome)) : asLine(outcome))
      if (!outcome.asExpected) {
        err(`${file}:${outcome.line.number}: ${whyNot(outcome)}.`)
        const { answer } = outcome
        return answer !== undefined && E.isLeft(answer) ? exitOf(answer.left) : exit.refused
      }
      if (interrupted.aborted) {
        err(
          `${file}:${outcome.line.number}: interrupted after this line: run the file again, it goes on.`,
        )
        return exit.interrupted
      }
    }
    return exit.well
  } finally {
    await ledger.close()
  }
}

const read = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Ends(exit.wrongUse, `${file} cannot be read (${why}): name a file of commands.`)
  }
}

const whyNot = ({ line: { expect }, answer }: StoryOutcome): string => {
  if (answer === undefined) {
    return 'it was never told, though a later line was: a story goes on after the last of its lines that is recorded, so tell this one in a file of its own'
  }
  const expected = expect === undefined ? '' : `expected ${expect}, but `
  return E.isLeft(answer)
    ? `${expected}${refusalSentence(answer.left)}`
    : `${expected}the command was accepted`
}

const asLine = (outcome: StoryOutcome): string => {
  const { line, command } = outcome
  const on = parisDay(command['occurredAt'] as Instant) // as `readStory` has seen to
  const told = `${String(line.number).padStart(4)}  ${on}  ${command.type.padEnd(28)}${became(outcome)}`
  return [told, ...aside(outcome).map((words) => `      ${words}`)].join('\n')
}

/** Of a schedule, what its booking says of single lines. */
const aside = ({ answer, wasRecorded }: StoryOutcome): ReadonlyArray<string> => {
  if (answer === undefined || E.isLeft(answer) || wasRecorded) return []
  return [...answer.right.events, ...answer.right.consequences].flatMap(({ event }) =>
    event.type === 'ScheduleBooked' ? bookingLines(event) : [],
  )
}

const became = ({ answer, wasRecorded, asExpected }: StoryOutcome): string => {
  if (answer === undefined && !asExpected) return 'never told'
  if (answer === undefined)
    return wasRecorded ? 'told before' : 'passed over: a later line was told'
  if (E.isRight(answer)) return wasRecorded ? 'told before' : summary(answer.right)
  const { left: refusal } = answer
  return asExpected ? `${refusal.type}, as expected: ${refusalSentence(refusal)}` : refusal.type
}

/** `ScheduleTransmitted → InvoiceSubmitted ×4, ScheduleBooked, …`. */
const summary = ({ events, consequences }: Done): string => {
  if (events.length === 0) return 'it is already so'
  const followed = consequences.length === 0 ? '' : ` → ${counted(consequences)}`
  return `${counted(events)}${followed}`
}

const counted = (events: Done['events']): string => {
  const counts = new Map<string, number>()
  for (const { event } of events) counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
  return [...counts].map(([type, count]) => (count > 1 ? `${type} ×${count}` : type)).join(', ')
}

const asData = ({ line, command, answer, wasRecorded, asExpected }: StoryOutcome) => {
  const told = { line: line.number, type: command.type, commandId: line.commandId, asExpected }
  if (answer === undefined && !asExpected) return { ...told, outcome: 'neverTold' }
  if (answer === undefined) return { ...told, outcome: wasRecorded ? 'toldBefore' : 'passedOver' }
  if (E.isLeft(answer)) return { ...told, outcome: 'refused', refusal: refusalJson(answer.left) }
  const { events, consequences } = answer.right
  return {
    ...{ ...told, outcome: 'accepted' },
    events: asJson(events.map(({ event }) => event)),
    consequences: asJson(consequences.map(({ event }) => event)),
  }
}
