/** Appends that go in the order of their commands, whoever is quicker. */
import { expect, test } from '@jest/globals'
import { type EventStore, inMemory } from '@quittance/event-store'
import { taskEither as TE } from 'fp-ts'

import { inOrder } from './in-order.ts'

const denied = (stream: string) => TE.left({ type: 'Denied', stream, reason: 'test' } as const)
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('They are sent in order, and none waits for the answer to another', async () => {
  const told: Array<string> = []
  const slow: EventStore = {
    ...inMemory(),
    append: (stream) => async () => {
      told.push(`${stream} is sent`)
      await wait(stream === 'a' ? 20 : 1)
      told.push(`${stream} is answered`)
      return denied(stream)()
    },
  }
  const nextPlace = inOrder(slow)
  const places = [nextPlace(), nextPlace(), nextPlace()]
  const send = async (place: number, stream: string, after: number) => {
    await wait(after)
    await places[place]?.store.append(stream, 'none', [])()
    places[place]?.pass()
  }
  await Promise.all([send(2, 'c', 0), send(1, 'b', 2), send(0, 'a', 5)])
  expect(told).toEqual([
    ...['a is sent', 'b is sent', 'c is sent'],
    ...['b is answered', 'c is answered', 'a is answered'],
  ])
})

test('One that has nothing to append lets the next go first', async () => {
  const sent: Array<string> = []
  const store: EventStore = {
    ...inMemory(),
    append: (stream) => {
      sent.push(stream)
      return denied(stream)
    },
  }
  const nextPlace = inOrder(store)
  const [first, second] = [nextPlace(), nextPlace()]
  const last = second.store.append('b', 'none', [])()
  await wait(2)
  expect(sent).toEqual([])
  first.pass()
  await last
  expect(sent).toEqual(['b'])
})
