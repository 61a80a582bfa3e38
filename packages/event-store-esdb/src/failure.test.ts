/** The table of the clients' errors, row by row. */
import { describe, expect, test } from '@jest/globals'

import { appendError, failed, readFailure, Silence, serverFailure } from './failure.ts'

const [maybe, no] = [true, false]

describe('An error of a client', () => {
  test.each<readonly [thrown: unknown, becomes: object]>([
    [{ type: 'stream-deleted' }, { type: 'StreamDeleted' }],
    [
      { type: 'maximum-append-size-exceeded', maxAppendSize: 7 },
      { type: 'TooLarge', limit: 7 },
    ],
    [{ type: 'access-denied' }, { type: 'Denied' }],
    [{ type: 'user-not-found' }, { type: 'Denied' }],
    [{ type: 'unknown', code: 7 }, { type: 'Denied' }],
    [{ code: 16 }, { type: 'Denied' }],
    [{ type: 'invalid-argument' }, { type: 'Corrupt' }],
    [{ type: 'missing-required-metadata-property' }, { type: 'Corrupt' }],
    [{ type: 'not-leader' }, { type: 'Unavailable', mayHaveBeenWritten: no }],
    [
      { type: 'unavailable', code: 14 },
      { type: 'Unavailable', mayHaveBeenWritten: maybe },
    ],
    [{ code: 14 }, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    [{ type: 'cancelled' }, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    [{ type: 'deadline-exceeded' }, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    [{ type: 'timeout' }, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    [{ type: 'unknown' }, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    [new Silence(5), { type: 'Unavailable', mayHaveBeenWritten: maybe }],
    ['a text', { type: 'Unavailable', mayHaveBeenWritten: maybe, reason: 'a text' }],
    [undefined, { type: 'Unavailable', mayHaveBeenWritten: maybe }],
  ])('%p is what its table says of an append', (thrown, becomes) => {
    const error = appendError('a', 0n, 'id', failed(thrown, same))
    expect(error).toMatchObject({ stream: 'a', ...becomes })
  })

  test.each<readonly [error: object, actual: bigint | 'none']>([
    [{ actualVersion: 3n }, 3n],
    [{ actualState: 3n }, 3n],
    [{ actualVersion: 'no_stream' }, 'none'],
    [{ actualState: 'no_stream' }, 'none'],
    [{ actualVersion: -1n }, 'none'],
    [{}, 'none'],
  ])('of a wrong version, %p, says where the stream is', (error, actual) => {
    const wrong = failed({ type: 'wrong-expected-version', message: '', ...error }, same)
    const conflict = { type: 'Conflict', stream: 'a', expected: 9n, actual }
    expect(appendError('a', 9n, 'id', wrong)).toEqual(conflict)
  })

  test('without a message is told by its kind', () => {
    expect(failed({ type: 'timeout', message: '' }, same).reason).toBe('timeout')
  })

  test.each([
    [{ type: 'stream-deleted' }, { type: 'StreamDeleted', stream: 'a' }],
    [
      { code: 7, message: 'no' },
      { type: 'Denied', reason: 'no' },
    ],
    [
      { code: 14, message: 'no' },
      { type: 'Unavailable', reason: 'no' },
    ],
  ])('%p is what it is of a read too', (thrown, failure) => {
    expect(readFailure('a', failed(thrown, same))).toEqual(failure)
  })

  test.each([
    [{ code: 7 }, 'Denied'],
    [{ code: 14, message: 'certificate has expired' }, 'Untrusted'],
    [{ code: 14, message: 'ECONNREFUSED' }, 'Unreachable'],
  ])('%p as a store is opened says what to do', (thrown, type) => {
    expect(serverFailure(failed(thrown, same)).type).toBe(type)
  })
})

function same(text: string) {
  return text
}
