/** What every room says of its commands as they are sent. */
import { expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

import { sent } from './plain.ts'

interface Commands<A> extends t.Type<A, unknown> {
  readonly types: ReadonlyArray<{ readonly name: string }>
}

/** Examples of each command, and the stream to which they go: all of them, or each its own. */
export const isAsked = <A extends { readonly type: string }>(
  commands: Commands<A>,
  streamOf: (command: A) => string,
  {
    examples,
    stream,
  }: { readonly examples: ReadonlyArray<A>; readonly stream: string | ((command: A) => string) },
): void => {
  test.each(examples)('$type in plain data', (command) =>
    expect(commands.decode(sent(commands.encode(command)))).toEqual(E.right(command)),
  )
  test.each(examples)('nothing beside what $type says', (command) => {
    const more = { ...Object(commands.encode(command)), force: true }
    expect(E.isLeft(commands.decode(more))).toBe(true)
  })
  test.each(examples)('$type of its own stream', (command) =>
    expect(streamOf(command)).toBe(typeof stream === 'string' ? stream : stream(command)),
  )
  test('every kind of command, with an example of each', () =>
    expect(new Set(examples.map(({ type }) => type))).toEqual(
      new Set(commands.types.map(({ name }) => name)),
    ))
}
