/** Tells a story to a ledger, line by line; told again, it goes on where it was. */
import type { EventStore } from '@quittance/event-store'
import {
  type Done,
  decode,
  type Flat,
  type Ledger,
  openLedgerOn,
  type Refusal,
  received,
} from '@quittance/ledger'
import { either as E, taskEither as TE } from 'fp-ts'

import { type Names, names } from './names.ts'
import type { StoryLine } from './story.ts'

/** What became of a line. */
export interface StoryOutcome {
  readonly line: StoryLine
  /** With ids where the story has names. */
  readonly command: Flat
  /** Nothing where the line was not asked, since it or a later one was recorded before. */
  readonly answer: E.Either<Refusal, Done> | undefined
  /** Whether an earlier telling left an event of it. */
  readonly wasRecorded: boolean
  /** Whether the line ends as it expects; the story ends with the first that does not. */
  readonly asExpected: boolean
}

/**
 * Every line up to the last that is recorded was told before, whether it left an event or not; that
 * last one is asked again, and answered as before. A line before it that would still change something
 * is none of the story that was told, and ends it.
 */
export async function* runStory(
  { execute, store }: Pick<Ledger, 'execute'> & { readonly store: EventStore },
  story: ReadonlyArray<StoryLine>,
): AsyncGenerator<StoryOutcome> {
  const known = names()
  const recorded = await recordedBefore(store, story, known)
  const last = story.findLastIndex((line) => recorded.has(line))

  for (const [index, line] of story.entries()) {
    const before = recorded.get(line)
    const command = before?.command ?? known.resolve(line.command)
    const { commandId } = line
    const asked = { ...command, commandId }
    if (index < last && before === undefined && !isTold(story, index)) {
      const answer = await wouldAnswer(store, asked)
      if (answer === undefined || E.isLeft(answer)) {
        yield { line, command, answer, wasRecorded: false, asExpected: false }
        return
      }
    }
    const answer = index < last ? changed(commandId, before) : await execute(asked)()
    for (const { event } of answer ? eventsOf(answer) : []) known.learn(event)
    const asExpected = answer === undefined || isAsExpected(answer, line.expect)
    yield { line, command, answer, wasRecorded: before !== undefined, asExpected }
    if (!asExpected) return
  }
}

/** Whether a line may have been told without an event: it expects a refusal, or says what another said. */
const isTold = (story: ReadonlyArray<StoryLine>, index: number): boolean => {
  const line = story[index]
  const hash = hashOf(line)
  return line?.expect !== undefined || story.slice(0, index).some((each) => hashOf(each) === hash)
}

const hashOf = (line: StoryLine | undefined): string | undefined => {
  const command = received(line?.command)
  return E.isRight(command) ? command.right.hash : undefined
}

/** What a ledger that may not write would answer; nothing where it would have to. */
const wouldAnswer = async (
  store: EventStore,
  command: Flat,
): Promise<E.Either<Refusal, Done> | undefined> => {
  const append: EventStore['append'] = (stream) =>
    TE.left({ type: 'Denied', stream, reason: 'nothing is to be written' })
  const mute = { store: { ...store, append }, now: () => new Date(0), jitter: () => 0, deadline: 0 }
  const answer = await (await openLedgerOn(mute)).execute(command)()
  return E.isLeft(answer) && answer.left.type === 'Denied' ? undefined : answer
}

interface RecordedLine {
  /** With the ids that its names had then: meanwhile they may have become another's too. */
  readonly command: Flat
  /** Of what was asked then. */
  readonly hash: string
}

/** The lines that left an event; and `known` learns what the log names. */
const recordedBefore = async (
  store: EventStore,
  story: ReadonlyArray<StoryLine>,
  known: Names,
): Promise<ReadonlyMap<StoryLine, RecordedLine>> => {
  const lines = new Map<string, ReadonlyArray<StoryLine>>()
  for (const line of story) {
    lines.set(line.commandId, [...(lines.get(line.commandId) ?? []), line])
  }
  const recordedLines = new Map<StoryLine, RecordedLine>()
  for await (const page of store.readAll()) {
    for (const recorded of page) {
      const { commandId = '', commandHash = '' } = recorded.metadata
      for (const line of lines.get(commandId) ?? []) {
        if (recordedLines.has(line)) continue
        recordedLines.set(line, { command: known.resolve(line.command), hash: commandHash })
      }
      if (!naming.has(recorded.type)) continue
      const told = decode(recorded)
      if (E.isRight(told)) known.learn(told.right.event)
    }
  }
  return recordedLines
}

const naming = new Set([
  ...['InvoiceSubmitted', 'CollectionReceived', 'DirectPaymentReported', 'ExcessHeld'],
])

/** A line that was recorded and says something else by now is another command under the same name. */
const changed = (commandId: string, before: RecordedLine | undefined) => {
  if (before === undefined) return undefined
  const now = received(before.command)
  return E.isRight(now) && now.right.hash === before.hash
    ? undefined
    : E.left({ type: 'CommandReused' as const, commandId })
}

const eventsOf = (answer: E.Either<Refusal, Done>): Done['events'] => {
  const done = E.isRight(answer) ? answer.right : recordedIn(answer.left)
  return done ? [...done.events, ...done.consequences] : []
}

const recordedIn = (refusal: Refusal): Done | undefined =>
  'recorded' in refusal ? refusal.recorded : undefined

const isAsExpected = (answer: E.Either<Refusal, Done>, expect: string | undefined): boolean => {
  if (expect === undefined) return E.isRight(answer)
  const isRefused = E.isLeft(answer) && answer.left.type === expect
  return isRefused || eventsOf(answer).some(({ event }) => event.type === expect)
}
