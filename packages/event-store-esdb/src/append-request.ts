/** An append of a batch and its answer, in the server's words: `BatchAppendReq`, `BatchAppendResp`. */
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Serialised } from '@quittance/event-store/adapter'

import type { Written } from './log-client.ts'

// Field by field: the generated classes of the two clients share one namespace, and what the older
// writes depends on whether the newer is loaded.
const { LengthDelimited: held, Varint: count } = WireType

/** `number` comes back in the answer; the server drops what it has not begun at `deadline`. */
export const appendRequest = (
  number: number,
  stream: string,
  expected: bigint | 'no_stream',
  events: ReadonlyArray<Serialised>,
  deadline: Date,
): Buffer => {
  const request = new BinaryWriter()
  const uuid = prefix + number.toString(16).padStart(12, '0')
  request.tag(1, held).fork().tag(2, held).string(uuid).join()
  const options = request.tag(2, held).fork()
  options.tag(1, held).fork().tag(3, held).string(stream).join()
  if (expected === 'no_stream') options.tag(3, held).fork().join()
  else options.tag(2, count).uint64(expected)
  const seconds = Math.ceil(deadline.getTime() / 1_000)
  options.tag(6, held).fork().tag(1, count).int64(seconds).join()
  options.join()
  for (const event of events) propose(request, event)
  const bytes = request.tag(4, count).bool(true).finish() // it is all there
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** A UUID, as it must be. */
const prefix = '00000000-0000-4000-8000-'

const propose = (request: BinaryWriter, { id, type, data, metadata }: Serialised): void => {
  const message = request.tag(3, held).fork()
  message.tag(1, held).fork().tag(2, held).string(id).join()
  for (const [key, value] of [
    ['type', type],
    ['content-type', 'application/json'],
  ] as const)
    message.tag(2, held).fork().tag(1, held).string(key).tag(2, held).string(value).join()
  message.tag(3, held).string(metadata).tag(4, held).string(data).join()
}

export interface AppendAnswer {
  readonly number: number
  /** `undefined` for a refusal, whatever it says. */
  readonly written: Written | undefined
}

/** Throws for what is no message. What is 0 is not written. */
export const appendAnswer = (message: Buffer): AppendAnswer => {
  const reader = new BinaryReader(message)
  let number = 0
  let isWritten = false
  let revision = 0n
  let position: bigint | undefined
  const within = (fields: Fields) => () => read(reader, fields, reader.uint32())
  read(reader, {
    // A server may write a UUID as the text it was, or as two halves, of which the second has the number.
    1: within({
      1: within({
        2: () => {
          number = Number(BigInt.asUintN(48, BigInt(reader.int64())))
        },
      }),
      2: () => {
        number = Number.parseInt(reader.string().slice(-12), 16)
      },
    }),
    3: () => {
      isWritten = true
      within({
        1: () => {
          revision = BigInt(reader.uint64())
        },
        3: () => {
          position = 0n
          within({
            1: () => {
              position = BigInt(reader.uint64())
            },
          })()
        },
      })()
    },
  })
  return { number, written: isWritten ? { revision, position } : undefined }
}

/** What is done with a field, by its number; the others are skipped. */
type Fields = Readonly<Record<number, () => void>>

const read = (reader: BinaryReader, fields: Fields, length = reader.len): void => {
  const end = reader.pos + length
  while (reader.pos < end) {
    const [number, type] = reader.tag()
    const field = fields[number]
    if (field === undefined) reader.skip(type, number)
    else field()
  }
}
