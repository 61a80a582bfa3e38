/** What may be sent, and how it is known again. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { received } from './command.ts'

const sent = { type: 'A', field: '1', occurredAt: '2026-01-05T12:00:00Z', actor: 'Ada' }

describe('A command', () => {
  test('is known by its body, whoever sends it, whenever, under whatever name', () => {
    const others = [
      sent,
      { ...sent, actor: 'Bea' },
      { ...sent, occurredAt: '2027-01-01T00:00:00Z' },
    ]
    const hashes = [...others, { ...sent, commandId: 'K1' }].map((each) => hashOf(each))
    expect(new Set(hashes).size).toBe(1)
    expect(hashOf({ ...sent, field: '2' })).not.toBe(hashes[0])
  })

  test('keeps the name that it has', () =>
    expect(received({ ...sent, commandId: 'K1' })).toMatchObject(
      E.right({ commandId: 'K1', body: { type: 'A', field: '1' } }),
    ))

  test('is hashed as it was written, not as it is read', () =>
    expect(hashOf({ ...sent, rate: '0.0150' })).not.toBe(hashOf({ ...sent, rate: '0.015' })))

  test.each([
    ['nothing', undefined, 'expected a command, found null'],
    ['a number', 7, 'expected a command, found 7'],
    ['a list', [sent], 'expected a command, found ['],
    ['no type', { ...sent, type: undefined }, 'type: expected string, found nothing'],
    ['no instant', { ...sent, occurredAt: '2026-01-05' }, 'occurredAt: expected Instant'],
    ['nobody', { ...sent, actor: '' }, 'actor: expected Name, found ""'],
    ['a name with a line break', { ...sent, commandId: 'a\nb' }, 'commandId: expected Name'],
    ['a name too long', { ...sent, commandId: 'a'.repeat(101) }, 'commandId: expected Name'],
    ['a bigint', { ...sent, amount: 1n }, 'BigInt'],
    ['itself inside itself', circular(), 'circular'],
    ['what is nested too deep', deep(100_000), 'Maximum call stack'],
  ])('is not %s', (_what, what, why) => {
    const read = received(what)
    expect(E.isLeft(read) && read.left.type).toBe('CommandUnreadable')
    expect(E.isLeft(read) && read.left.reason).toContain(why)
  })
})

function hashOf(what: unknown) {
  const read = received(what)
  return E.isRight(read) ? read.right.hash : read.left.reason
}
function circular() {
  const command: Record<string, unknown> = { ...sent }
  command['self'] = command
  return command
}
function deep(levels: number) {
  let nested: unknown = {}
  for (let level = 0; level < levels; level += 1) nested = { nested }
  return { ...sent, nested }
}
