/** A log as it travels: a line an event, with everything that its hash is of and its name, and nothing of the store. */
import { createReadStream } from 'node:fs'
import { exactPart } from '@quittance/domain/values'
import { ReadError, type Recorded } from '@quittance/event-store'
import { explain } from '@quittance/ledger'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

export const portable = ({ stream, revision, id, type, data, metadata }: Recorded) => ({
  ...{ stream, revision: String(revision), id, type, data },
  metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith('$'))),
})

const isRevision = (u: unknown): u is string =>
  typeof u === 'string' && /^(0|[1-9]\d{0,17})$/.test(u)

const isData = (u: unknown): u is Recorded['data'] =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

const read = <A>(name: string, is: (u: unknown) => u is A): t.Type<A> =>
  new t.Type(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity)

const fields = {
  ...{
    stream: t.string,
    revision: read('Revision', isRevision),
    id: t.string,
    type: t.string,
    data: read('JSON object', isData),
  },
  metadata: t.record(t.string, t.string),
}
const Line = t.intersection([exactPart(fields, 'Line'), t.type(fields)], 'Line')

const pageSize = 500

/** The file as a log is read. A line that is no event ends it, named by its number: nothing after it is examined. */
export const fileAsLog = (path: string) => ({
  readAll: async function* (): AsyncIterable<ReadonlyArray<Recorded>> {
    let page: Array<Recorded> = []
    let number = 0
    for await (const text of linesOf(path)) {
      number += 1
      page.push(eventIn(path, number, text))
      if (page.length < pageSize) continue
      yield page
      page = []
    }
    if (number === 0) throw unfit(path, 0, 'no line at all')
    if (page.length > 0) yield page
  },
})

/** A line ends with a line feed and nothing else; a carriage return before it is a space to JSON. */
async function* linesOf(path: string): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

const unfit = (path: string, line: number, reason: string): ReadError =>
  new ReadError({ type: 'DecodeFailure', stream: path, revision: BigInt(line), reason })

const eventIn = (path: string, number: number, text: string): Recorded => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    const mark = text.startsWith('\uFEFF') ? ': it begins with a byte order mark' : ''
    throw unfit(path, number, `line is not JSON${mark}`)
  }
  const line = Line.decode(json)
  if (E.isLeft(line)) throw unfit(path, number, `line is no event: ${explain(line.left)}`)
  const { stream, revision, id, type, data, metadata } = line.right
  const position = String(number).padStart(16, '0')
  return { stream, revision: BigInt(revision), id, type, data, metadata, position }
}
