/** A fold as it stood after one event, as text. Whatever is not whole, or of another form, is none. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { stateAsJson, stateFromJson } from '@quittance/domain'
import { either as E, taskEither as TE } from 'fp-ts'
import * as t from 'io-ts'

import type { Entry } from './answered.ts'
import { explain } from './explain.ts'

export interface Snapshot {
  readonly category: string
  /** What `evolve` made of the events. */
  readonly foldVersion: number
  /** Of the last event folded, and its hash: by it the stream proves that it is still the same. */
  readonly revision: bigint
  readonly hash: string
  readonly state: unknown
  readonly answered: ReadonlyArray<Entry>
}

/** Of eighteen digits at most: no stream is so long, and a store would not look for more. */
const Revision = new t.Type<bigint, string>(
  'Revision',
  t.bigint.is,
  (u, context) =>
    typeof u === 'string' && /^\d{1,18}$/.test(u) ? t.success(BigInt(u)) : t.failure(u, context),
  String,
)

/** Of this text; what another form wrote is thrown away, as nothing is lost by it. */
const form = 1

const Kept = t.type({
  form: t.literal(form),
  category: t.string,
  foldVersion: t.number,
  revision: Revision,
  hash: t.string,
  /** In turn the fingerprint of a command, and how far it is from the one before. */
  answered: t.array(t.Int),
  state: t.unknown,
})

export const asText = async ({ state, answered, revision, ...kept }: Snapshot): Promise<string> => {
  const json = JSON.stringify({
    ...{ form, ...kept, revision: String(revision) },
    ...{ answered: distances(answered), state: stateAsJson(state) },
  })
  const packed = (await promisify(gzip)(json)).toString('base64')
  return `${digest(packed)} ${packed}`
}

/** The snapshot, or why the text is none. */
export const fromText = async (text: string): Promise<E.Either<string, Snapshot>> => {
  const [sum, packed = ''] = text.split(' ')
  if (sum !== digest(packed)) return E.left('it is not whole')
  const json = await TE.tryCatch(() => unpacked(packed), String)()
  if (E.isLeft(json)) return json
  const kept = Kept.decode(json.right)
  if (E.isLeft(kept)) return E.left(explain(kept.left))
  const { form: _, answered, ...snapshot } = kept.right
  return E.map((state: unknown) => ({ ...snapshot, state, answered: places(answered) }))(
    stateFromJson(snapshot.state),
  )
}

const unpacked = async (packed: string): Promise<unknown> =>
  JSON.parse((await promisify(gunzip)(Buffer.from(packed, 'base64'))).toString())

const digest = (packed: string): string => createHash('sha256').update(packed).digest('hex')

const distances = (answered: ReadonlyArray<Entry>): ReadonlyArray<number> => {
  let before = 0n
  return answered.flatMap(([fingerprint, revision]) => {
    const distance = Number(revision - before)
    before = revision
    return [fingerprint, distance]
  })
}

const places = (distances: ReadonlyArray<number>): ReadonlyArray<Entry> => {
  const entries: Array<Entry> = []
  let revision = 0n
  for (let index = 0; index < distances.length; index += 2) {
    revision += BigInt(distances[index + 1] ?? 0)
    entries.push([distances[index] ?? 0, revision])
  }
  return entries
}
