/** The client in use, a timer round each call, and a fresh client after a silence or a break. */
import { Silence } from './failure.ts'
import type { Connect, LogClient } from './log-client.ts'

export interface Connection {
  /**
   * One call. Rejects with what the client says, or with a `Silence` when nothing is heard of it for
   * as long as the timeout: `beat` says that something was.
   */
  readonly call: <A>(work: (client: LogClient, beat: () => void) => Promise<A>) => Promise<A>
  /** The client for what goes on until `signal` aborts: then it is to be begun again on another. */
  readonly lasting: () => { readonly client: LogClient; readonly signal: AbortSignal }
  /** The client in use has fallen silent. */
  readonly silent: (client: LogClient) => void
  readonly isOpen: () => boolean
  /** Aborts when the store is closed. */
  readonly closing: AbortSignal
  /** Waits for the calls under way, none of which lasts longer than the timeout without a word. */
  readonly close: () => Promise<void>
}

interface Held {
  readonly client: LogClient
  readonly retired: AbortController
  calls: number
}

export const connection = (connect: Connect, timeout: number): Connection => {
  const hold = (): Held => ({ client: connect(), retired: new AbortController(), calls: 0 })
  const closing = new AbortController()
  const disposals = new Set<Promise<void>>()
  const underWay = new Set<Promise<unknown>>()
  let current = hold()

  const disposeUnused = (held: Held) => {
    if (held.calls > 0 || !held.retired.signal.aborted) return
    const disposal: Promise<void> = held.client.dispose().finally(() => {
      disposals.delete(disposal)
    })
    disposals.add(disposal)
  }
  /** Others may still be answered on the old client: it goes when the last of them has been. */
  const retire = (held: Held) => {
    if (held.retired.signal.aborted) return
    if (held === current && !closing.signal.aborted) current = hold()
    held.retired.abort()
    disposeUnused(held)
  }

  const call: Connection['call'] = async (work) => {
    const held = current
    held.calls++
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Silence(timeout)), timeout)
    })
    const working = work(held.client, () => timer?.refresh())
    working.catch(() => {}) // it may fail long after anyone listens
    try {
      return await Promise.race([working, silence])
    } catch (error) {
      if (isSpent(error)) retire(held)
      throw error
    } finally {
      clearTimeout(timer)
      held.calls--
      disposeUnused(held)
    }
  }

  return {
    call: async (work) => {
      const answer = call(work)
      underWay.add(answer)
      try {
        return await answer
      } finally {
        underWay.delete(answer)
      }
    },
    lasting: () => ({ client: current.client, signal: current.retired.signal }),
    silent: (client) => {
      if (client === current.client) retire(current)
    },
    isOpen: () => !closing.signal.aborted,
    closing: closing.signal,
    close: async () => {
      closing.abort()
      await Promise.allSettled(underWay)
      retire(current)
      await Promise.all(disposals)
    },
  }
}

/**
 * The client fell silent, or its connection broke: one that reads through KurrentDB's native module
 * may say so ever after, though the server has long been back.
 */
const isSpent = (error: unknown): boolean => {
  const { type, code } = error as { readonly type?: unknown; readonly code?: unknown }
  const types: ReadonlyArray<unknown> = ['silence', 'deadline-exceeded', 'unavailable']
  return types.includes(type) || code === 4 || code === 14
}
