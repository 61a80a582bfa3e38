/** The two sides of a benchmark: the adapter, and the client used well without it. */
import { openEventStoreDb, openKurrentDb } from '../dist/index.js'

/** The double's address, as this client wants it. */
export const schemeOf = (client, address) =>
  client === 'db-client' ? address : address.replace(/^esdb/, 'kurrentdb')

/** Each opens an address, and gives `append`, `read`, `readAll`, which count their events, and `close`. */
export const sides = {
  adapter: async (client, address) => {
    const open = client === 'db-client' ? openEventStoreDb : openKurrentDb
    const store = await open(address)
    const counted = async (pages) => {
      let events = 0
      for await (const page of pages) events += page.length
      return events
    }
    return {
      store,
      append: async ({ stream, expected, events }) => {
        const answer = await store.append(stream, expected, events)()
        if (answer._tag === 'Left') throw new Error(`${answer.left.type}: ${answer.left.reason}`)
      },
      read: (stream) => counted(store.read(stream)),
      readAll: () => counted(store.readAll()),
      close: store.close,
    }
  },
  bare: async (name, address) => {
    const { client, jsonEvent, revisionName } = await bareClient(name, address)
    const counted = async (resolved) => {
      let events = 0
      for await (const { event } of resolved) if (event?.data !== undefined) events += 1
      return events
    }
    return {
      append: async ({ stream, expected, events }) => {
        await client.appendToStream(stream, events.map(jsonEvent), {
          [revisionName]: expected === 'none' ? 'no_stream' : expected,
        })
      },
      read: (stream) => counted(client.readStream(stream)),
      readAll: () => counted(client.readAll()),
      close: () => client.dispose(),
    }
  },
}

const bareClient = async (name, address) => {
  if (name === 'db-client') {
    const { EventStoreDBClient, jsonEvent } = await import('@eventstore/db-client')
    const client = EventStoreDBClient.connectionString(address)
    return { client, jsonEvent, revisionName: 'expectedRevision' }
  }
  const { KurrentDBClient, jsonEvent } = await import('@kurrent/kurrentdb-client')
  const client = KurrentDBClient.connectionString(address)
  return { client, jsonEvent, revisionName: 'streamState' }
}
