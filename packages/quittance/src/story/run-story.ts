/** Tells a story to a ledger, line by line; told again, it goes on where it was. */

import type { EventStore } from '@quittance/event-store'
import {
  type Done,
  decode,
  type Flat,
  type Ledger,
  type Refusal,
  received,
} from '@quittance/ledger'
import { either as E } from 'fp-ts'

import { type Names, names } from './names.ts'
import type { StoryLine } from './story.ts'

/** What became of a line. */
export interface StoryOutcome {
  readonly line: StoryLine
  /** With ids where the story has names. */
  readonly command: Flat
  /** Nothing when it was recorded before, and so is not asked again. */
  readonly answer: E.Either<Refusal, Done> | undefined
  /** Whether the line ends as it expects; the story ends with the first that does not. */
  readonly asExpected: boolean
}

/**
 * Every line up to the last that is recorded was told before, whether it left an event or not; that
 * last one is asked again, and answered as before.
 */
export async function* runStory(
  { execute, store }: Pick<Ledger, 'execute'> & { readonly store: EventStore },
  story: ReadonlyArray<StoryLine>,
): AsyncGenerator<StoryOutcome> {
  const known = names()
  const hashes = await recordedBefore(store, story, known)
  const last = story.findLastIndex(({ commandId }) => hashes.has(commandId))

  for (const [index, line] of story.entries()) {
    const command = known.resolve(line.command)
    const told = { line, command }
    const { commandId } = line
    if (index < last) {
      const answer = changed(command, commandId, hashes.get(commandId))
      yield { ...told, answer, asExpected: answer === undefined }
      if (answer) return
      continue
    }
    const answer = await execute({ ...command, commandId })()
    for (const { event } of eventsOf(answer)) known.learn(event)
    const asExpected = isAsExpected(answer, line.expect)
    yield { ...told, answer, asExpected }
    if (!asExpected) return
  }
}

/** By command, the hash of what was asked; and what the log names. */
const recordedBefore = async (
  store: EventStore,
  story: ReadonlyArray<StoryLine>,
  known: Names,
): Promise<ReadonlyMap<string, string>> => {
  const ours = new Set(story.map(({ commandId }) => commandId))
  const hashes = new Map<string, string>()
  for await (const page of store.readAll()) {
    for (const recorded of page) {
      const { commandId = '', commandHash = '' } = recorded.metadata
      if (ours.has(commandId)) hashes.set(commandId, commandHash)
      if (!naming.has(recorded.type)) continue
      const told = decode(recorded)
      if (E.isRight(told)) known.learn(told.right.event)
    }
  }
  return hashes
}

const naming = new Set(['InvoiceSubmitted', 'CollectionReceived'])

/** A line that was recorded and says something else by now is another command under the same name. */
const changed = (command: Flat, commandId: string, hash: string | undefined) => {
  if (hash === undefined) return undefined
  const now = received(command)
  return E.isRight(now) && now.right.hash === hash
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
