/** An event as a store keeps it: everything in its own column, data and metadata as JSON text. */
import { ReadError } from './read-error.ts'
import type { Position, Recorded, Stored } from './recorded.ts'

export interface Row {
  readonly stream: string
  readonly revision: bigint
  readonly position: Position
  readonly id: string
  readonly type: string
  readonly data: string
  readonly metadata: string
}

/** Throws a `ReadError` for what is no event, however it came to be there: damage is never data. */
export const recorded = (row: Row): Recorded => {
  const { id, type, stream, revision, position } = row
  const data = parsed(row, 'data')
  const metadata = parsed(row, 'metadata')
  if (!isObject(data)) throw unreadable(row, 'its data is no JSON object')
  if (!isTexts(metadata)) throw unreadable(row, 'its metadata is no JSON object of texts')
  return { id, type, data, metadata, stream, revision, position }
}

const parsed = (row: Row, column: 'data' | 'metadata'): unknown => {
  try {
    return JSON.parse(row[column])
  } catch {
    throw unreadable(row, `its ${column} is not JSON`)
  }
}

const isObject = (json: unknown): json is Stored['data'] =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isTexts = (json: unknown): json is Stored['metadata'] =>
  isObject(json) && Object.values(json).every((value) => typeof value === 'string')

const unreadable = ({ stream, revision }: Row, reason: string) =>
  new ReadError({ type: 'DecodeFailure', stream, revision, reason })
