/** A story: a file of commands, one JSON object a line; a line may say what it expects. */
import { type CommandUnreadable, type Flat, received, targetOf } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import { asIfKnown } from './names.ts'

export interface StoryLine {
  /** In the file, from 1. */
  readonly number: number
  /** As it stands in the file, without `expect`. */
  readonly command: Flat
  /** Its own, or what follows from all that the line says. */
  readonly commandId: string
  /** The event or the refusal that the line is there for. */
  readonly expect: string | undefined
}

/** A line that is no command. */
export interface Unreadable extends CommandUnreadable {
  readonly number: number
}

/** All of its lines, or those that cannot be read: then nothing of it is to be executed. */
export const readStory = (
  text: string,
): E.Either<ReadonlyArray<Unreadable>, ReadonlyArray<StoryLine>> => {
  const lines: Array<StoryLine> = []
  const unreadable: Array<Unreadable> = []
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (written.trim() === '') continue
    const line = readLine(written, index + 1)
    if (E.isRight(line)) lines.push(line.right)
    else unreadable.push({ ...line.left, number: index + 1 })
  }
  return unreadable.length > 0 ? E.left(unreadable) : E.right(lines)
}

const readLine = (written: string, number: number): E.Either<CommandUnreadable, StoryLine> => {
  const json = E.tryCatch(
    () => JSON.parse(written),
    (error) => unreadable(`not JSON: ${error instanceof Error ? error.message : String(error)}`),
  )
  if (E.isLeft(json)) return json
  const command = received(json.right)
  if (E.isLeft(command)) return command
  const { expect, ...body } = command.right.body
  if (expect !== undefined && typeof expect !== 'string') {
    const found = JSON.stringify(expect)
    return E.left(unreadable(`expect: expected the name of an event or a refusal, found ${found}`))
  }
  const target = targetOf(asIfKnown(body))
  if (E.isLeft(target)) return target
  const { expect: _expected, ...asked } = json.right
  const named = received(asked)
  return E.isLeft(named)
    ? named
    : E.right({ number, command: asked, commandId: named.right.commandId, expect })
}

const unreadable = (reason: string): CommandUnreadable => ({ type: 'CommandUnreadable', reason })
