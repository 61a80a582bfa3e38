/** Histories of a contract: AF-1's, as it was recorded, and others written by hand. */
import { readFileSync } from 'node:fs'
import { Contract } from '@quittance/domain/events'
import type { Decoded, Recorded } from '@quittance/event-store'

type Told = Decoded<Contract.Event>

export const parsed = (path: string) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** Of the newest version, as everything that is written. */
const decoded = (stored: object): Contract.Event => {
  const event = Contract.Event.decode(stored)
  if (event._tag === 'Right') return event.right
  throw new Error(`no event: ${JSON.stringify(stored)}`)
}

/** The contract's stream of AF-1; packages/quittance/src/af-1.test.ts says how it is written anew. */
export const af1: ReadonlyArray<Told> = (
  parsed('./af-1.events.json') as ReadonlyArray<Omit<Recorded, 'revision'> & { revision: string }>
).map(({ type, data, revision, ...rest }) => ({
  ...rest,
  revision: BigInt(revision),
  event: decoded({ type, ...data }),
}))

/** An event of contract C1 as it is stored, flat, and when it happened; recorded an hour later. */
export const told = (
  occurredAt: string,
  type: Contract.Event['type'],
  fields: object = {},
  contractId = 'C1',
): Told => ({
  ...{ id: 'an-event', stream: `contract-${contractId}`, revision: 0n, position: '0' },
  metadata: { occurredAt, recordedAt: occurredAt.replace(/T\d\d/, 'T23') },
  event: decoded({ type, contractId, ...fields }),
})

export const eur = (amount: string) => ({ amount, currency: 'EUR' })

export const requested = (occurredAt: string, contractId?: string) =>
  told(occurredAt, 'ContractRequested', { clientId: 'ALPHA', currency: 'EUR' }, contractId)

/** One event a page. */
export async function* pages<A>(events: ReadonlyArray<A>): AsyncIterable<ReadonlyArray<A>> {
  for (const event of events) yield [event]
}
