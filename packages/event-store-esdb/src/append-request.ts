/** An append of a batch and its answer, in the server's words: `BatchAppendReq`, `BatchAppendResp`. */
import type { Serialised } from '@quittance/event-store/adapter'

import type { Written } from './log-client.ts'
import { bytes, count, fieldsOf } from './protobuf.ts'

/** `number` comes back in the answer; the server drops what it has not begun at `deadline`. */
export const appendRequest = (
  number: number,
  stream: string,
  expected: bigint | 'no_stream',
  events: ReadonlyArray<Serialised>,
  deadline: Date,
): Buffer =>
  Buffer.concat([
    bytes(1, bytes(2, prefix + number.toString(16).padStart(12, '0'))),
    bytes(
      2,
      Buffer.concat([
        bytes(1, bytes(3, stream)),
        expected === 'no_stream' ? bytes(3, '') : count(2, expected),
        bytes(6, count(1, Math.ceil(deadline.getTime() / 1_000))),
      ]),
    ),
    ...events.map((event) => bytes(3, proposed(event))),
    count(4, 1), // it is all there
  ])

/** A UUID, as it must be. */
const prefix = '00000000-0000-4000-8000-'

const proposed = ({ id, type, data, metadata }: Serialised): Buffer =>
  Buffer.concat([
    bytes(1, bytes(2, id)),
    bytes(2, Buffer.concat([bytes(1, 'type'), bytes(2, type)])),
    json,
    bytes(3, metadata),
    bytes(4, data),
  ])

const json = bytes(2, Buffer.concat([bytes(1, 'content-type'), bytes(2, 'application/json')]))

export interface AppendAnswer {
  readonly number: number
  /** `undefined` for a refusal, whatever it says. */
  readonly written: Written | undefined
}

export const appendAnswer = (message: Buffer): AppendAnswer => {
  const answer = fieldsOf(message)
  const success = messageIn(answer.get(3))
  const position = messageIn(success?.get(3))?.get(1)
  return {
    number: numberIn(messageIn(answer.get(1))),
    written: success && {
      revision: BigInt.asUintN(64, bigintIn(success.get(1))),
      position: success.has(3) ? bigintIn(position) : undefined,
    },
  }
}

/** A server may write a UUID as the text it was, or as two halves, of which the second has the number. */
const numberIn = (uuid: ReturnType<typeof messageIn>): number => {
  const text = uuid?.get(2)
  if (Buffer.isBuffer(text)) return Number.parseInt(text.toString().slice(-12), 16)
  return Number(BigInt.asUintN(48, bigintIn(messageIn(uuid?.get(1))?.get(2))))
}

const messageIn = (field: bigint | Buffer | undefined) =>
  Buffer.isBuffer(field) ? fieldsOf(field) : undefined

/** What is 0 is not written. */
const bigintIn = (field: bigint | Buffer | undefined): bigint =>
  typeof field === 'bigint' ? field : 0n
