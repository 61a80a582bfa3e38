/**
 * Appends of one client through one call, each answered by itself: what a call of its own costs is
 * most of an append. The clients can do it too, but EventStoreDB's keeps what is pending in one map
 * for the whole process, where an error of any client rejects the appends of all.
 */
import type { Duplex } from 'node:stream'

import { appendAnswer, appendRequest } from './append-request.ts'
import type { LogClient, Written } from './log-client.ts'

/** Of the insides of a client: how it begins a call, and lets go of those that last. */
interface Calling {
  readonly callArguments: (options: object, call: object) => ReadonlyArray<unknown>
  readonly GRPCStreamCreator: (
    service: unknown,
    name: string,
    begin: (client: Rpc) => Duplex,
    cache: WeakMap<object, Duplex>,
  ) => () => Promise<Duplex>
}

interface Rpc {
  readonly makeBidiStreamRequest: (
    method: string,
    serialise: (message: Buffer) => Buffer,
    deserialise: (message: Buffer) => unknown,
    ...more: ReadonlyArray<unknown>
  ) => Duplex
}

interface Pending {
  readonly resolve: (written: Written | undefined) => void
  readonly reject: (error: unknown) => void
}

const method = '/event_store.client.streams.Streams/BatchAppend'

/**
 * Resolves to `undefined` for a refusal. Rejects when the call breaks off, and with it every append
 * that waits for it; the next begins another. `timeout`, in milliseconds, is told to the server.
 */
export const batchAppend = (
  client: object,
  service: unknown,
  identified: object,
  timeout: number,
): LogClient['batchAppend'] => {
  const calling = client as Calling
  const cache = new WeakMap<object, Duplex>()
  const pendings = new WeakMap<Duplex, Map<number, Pending>>()
  let appends = 0

  const begin = (rpc: Rpc): Duplex => {
    const pending = new Map<number, Pending>()
    const [metadata, options] = calling.callArguments(identified, {
      deadline: Number.POSITIVE_INFINITY,
    })
    const call = rpc.makeBidiStreamRequest(method, same, appendAnswer, metadata, options)
    const broken = (error: unknown) => {
      cache.delete(rpc)
      for (const { reject } of pending.values()) reject(error)
      pending.clear()
    }
    call.on('data', ({ number, written }: ReturnType<typeof appendAnswer>) => {
      pending.get(number)?.resolve(written)
      pending.delete(number)
    })
    call.on('error', (error) => broken(named(error)))
    call.on('end', () => broken(ended()))
    pendings.set(call, pending)
    return call
  }
  const opened = calling.GRPCStreamCreator(service, 'batchAppend', begin, cache)

  return async (stream, expected, events) => {
    const call = await opened()
    appends += 1
    const number = appends
    const deadline = new Date(Date.now() + timeout)
    const request = appendRequest(number, stream, expected, events, deadline)
    return new Promise((resolve, reject) => {
      const pending = pendings.get(call)
      // It may have broken off since, and nobody would be told.
      if (pending === undefined || call.destroyed) return reject(ended())
      pending.set(number, { resolve, reject })
      call.write(request)
    })
  }
}

const same = (message: Buffer): Buffer => message

/** The server's name for an exception, where it gives one. */
const named = (error: Error): unknown => {
  const { metadata, code } = error as {
    readonly metadata?: { readonly get: (key: string) => ReadonlyArray<unknown> }
    readonly code?: unknown
  }
  const type = metadata?.get('exception')[0]
  return type === undefined ? error : { type, code, message: error.message }
}

const ended = () => ({ code: 14, message: 'the server ended the call' })
