/** A log, read to its end and looked at. */
import type { EventStore, Recorded } from '@quittance/event-store'
import { genesis, hashOf } from '@quittance/ledger'

export const all = async ({ readAll }: Pick<EventStore, 'readAll'>) => {
  const read: Array<Recorded> = []
  for await (const page of readAll()) read.push(...page)
  return read
}

/**
 * What happened, whoever wrote it and whenever. An event that names another names its place, since
 * its id holds the moment.
 */
export const facts = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const places = new Map(log.map(({ id, stream, revision }) => [id, `${stream}@${revision}`]))
  const written = (data: Recorded['data']) =>
    JSON.stringify(data, (_key, value) => places.get(value) ?? value)
  return log
    .map(({ stream, revision, type, data }) => `${stream}@${revision} ${type} ${written(data)}`)
    .toSorted()
}

/**
 * What is wrong with a log, event by event: one written twice, or a link of a stream's chain that
 * does not hold. Nothing, when it is whole.
 */
export const faults = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const found: Array<string> = []
  const [ids, appends] = [new Set<string>(), new Map<string, string>()]
  const last = new Map<string, Recorded>()
  for (const event of log) {
    const { id, stream, revision, metadata } = event
    const at = `${stream}@${revision}`
    const before = last.get(stream)
    last.set(stream, event)
    if (ids.has(id)) found.push(`${at} has an id twice`)
    ids.add(id)
    if (revision !== (before?.revision ?? -1n) + 1n) found.push(`${at} is out of order`)
    if (metadata['hash'] !== hashOf(event)) found.push(`${at} has another hash`)
    if (metadata['previousHash'] !== (before?.metadata['hash'] ?? genesis))
      found.push(`${at} has another event before it`)
    // The events of one command stand together, written by one append.
    const command = `${stream} ${metadata['commandId']}`
    const moment = `${metadata['recordedAt']}`
    const isNext = before?.metadata['commandId'] === metadata['commandId']
    if (appends.has(command) && !(isNext && appends.get(command) === moment))
      found.push(`${at} answers its command a second time`)
    appends.set(command, moment)
  }
  return found
}

/** The same in no order: of what goes to several streams in flight together, any may be first. */
export const unordered = (told: ReadonlyArray<string>): ReadonlyArray<string> =>
  told.map((fact) => fact.replace(/@\d+/, '')).toSorted()
