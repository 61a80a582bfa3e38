/** Names that may never change, since they are stored. */
import { expect, test } from '@jest/globals'
import { derived } from '@quittance/domain/values'
import fc from 'fast-check'

import { commandIdOf, eventId, reactionId } from './identity.ts'

test('An event is named after its command and its hash', () => {
  expect(eventId('K1', 'ab12')).toBe('ec591443-c147-5d8a-b118-fb5bc5ab6605')
  const others = [eventId('K2', 'ab12'), eventId('K1', 'ab13'), eventId('K', '1ab12')]
  expect(new Set(others).size).toBe(3)
})

test('It is derived as every other name is, whatever the command is called', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (commandId, hash) =>
      expect(eventId(commandId, hash)).toBe(derived(commandId, hash)),
    ),
  ))

test('A command without a name is named after what it says', () =>
  expect(commandIdOf('{"type":"A"}')).toBe('e5112db0-6e1a-5189-8328-f3130d84c917'))

test('A reaction is named after its cause, its policy, its stream and its key', () => {
  expect(reactionId('E1', 'book-schedule', 'invoice-F1', '1')).toBe(
    'a3ccbae1-8b1d-5a6e-8420-cd2d704e408a',
  )
  const others = [
    reactionId('E2', 'book-schedule', 'invoice-F1', '1'),
    reactionId('E1', 'book-advance', 'invoice-F1', '1'),
    reactionId('E1', 'book-schedule', 'invoice-F2', '1'),
    reactionId('E1', 'book-schedule', 'invoice-F1', '2'),
  ]
  expect(new Set(others).size).toBe(4)
})
