/** What both clients need to have done to them, being of one descent. */
import type { Readable } from 'node:stream'
import type { Filter } from '@quittance/event-store'

import type { Listening, LogClient } from './log-client.ts'

/** Of the insides of a client: neither has another way to say the same. */
interface Insides {
  supports: () => Promise<boolean>
  getChannel: () => Promise<{ close: () => void }>
  /** Asked for by being looked at. */
  readonly capabilities: Promise<{ readonly serverVersion: string }>
  readonly dispose: () => Promise<void>
}

/**
 * Keeps a client from appending in batches of its own; ours are in `batch-append.ts`. Gives what is
 * done alike with both.
 */
export const tamed = (client: object): Pick<LogClient, 'serverVersion' | 'dispose'> => {
  const insides = client as Insides
  const { getChannel } = insides
  const channels = new Set<{ close: () => void }>()
  insides.supports = async () => false
  insides.getChannel = async () => {
    const channel = await getChannel()
    channels.add(channel)
    return channel
  }
  return {
    serverVersion: async () => (await insides.capabilities).serverVersion,
    dispose: async () => {
      await Promise.race([
        insides.dispose().catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 1_000).unref()),
      ])
      for (const channel of channels) channel.close() // which `dispose` leaves open
    },
  }
}

interface ClientSubscription extends Readable {
  readonly unsubscribe: () => Promise<void>
}

/**
 * The news that are no events are put between the events, where the server sent them: as they are
 * told of, they would overtake what has not been read yet.
 */
export const listening = (
  subscription: object,
  checkpoints: (listener: (commit: bigint) => void) => void,
): Listening => {
  const stream = subscription as ClientSubscription
  stream.on('error', () => {}) // whoever reads has a listener; this one is for after that
  stream.on('caughtUp', () => stream.push({ caughtUp: true }))
  checkpoints((checkpoint) => stream.push({ checkpoint }))
  return {
    stream,
    confirmed: (listener) => {
      stream.once('confirmation', listener)
    },
    cancel: () => {
      stream.unsubscribe().catch(() => {}) // it never began
      stream.destroy()
    },
  }
}

/**
 * The server filters by one of the two, and by the beginning of a name: the rest is for the reader.
 * What is the store's own is never sent.
 */
export const serverFilter = ({
  streamPrefixes = [],
  types = [],
}: Filter): { readonly prefixes: Array<string>; readonly of: 'streams' | 'types' } | 'ours' => {
  if (streamPrefixes.length > 0) return { prefixes: [...streamPrefixes], of: 'streams' }
  return types.length > 0 ? { prefixes: [...types], of: 'types' } : 'ours'
}

/** A type that does not start with `$`. */
export const oursByType = '^[^$]'
