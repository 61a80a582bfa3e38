/**
 * One at a time: who holds a name, until he gives it back or is heard of no more. Kept as the checkpoint
 * `lease-{name}`, and told the time by the ledger's clock. It spares work and guards nothing: clocks
 * differ, and a holder may sleep through his term. What guards are exact revisions, and checkpoints
 * that only whoever knows what is kept replaces.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { invariant } from '@quittance/domain/values'
import { ReadError } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { canonical } from './canonical.ts'
import { explain } from './explain.ts'
import type { Given } from './given.ts'

export interface Lease {
  /** Aborts when it could not be renewed in time, or another has it. */
  readonly lost: AbortSignal
  /** The next who waits has it at his next look. A second time, or once lost: nothing happens. */
  readonly release: () => Promise<void>
}

export interface Leasing {
  /** Of one process, and no other: whoever has this name already holds what it holds. */
  readonly holder: string
  /** Milliseconds after which a holder that is not heard of has lost it: 10,000. */
  readonly term?: number
  /** Ends the waiting, which then rejects with the signal's reason; a lease that is held stays so. */
  readonly signal?: AbortSignal
}

/** Waits for its turn. Rejects with a `ReadError` when the store fails. */
export const lease = async (
  { store: { checkpoints }, now, jitter }: Given,
  name: string,
  { holder, term = 10_000, signal }: Leasing,
): Promise<Lease> => {
  const checkpoint = `lease-${name}`
  const written = () => textOf({ holder, until: new Date(now().getTime() + term).toISOString() })
  const isFree = (kept: Held | undefined) =>
    kept === undefined || kept.holder === holder || Date.parse(kept.until) <= now().getTime()

  const take = async (): Promise<string | undefined> => {
    const kept = await checkpoints.load(checkpoint)
    if (!isFree(heldIn(checkpoint, kept))) return undefined
    const mine = written()
    return (await checkpoints.replace(checkpoint, kept, mine)) ? mine : undefined
  }

  let mine: string | undefined
  for (let tried = 0; mine === undefined; tried += 1) {
    if (tried > 0) await sleep(jitter(tried), undefined, signal && { signal }).catch(() => {})
    signal?.throwIfAborted()
    mine = await take()
  }
  return held(mine)

  /** Renewed at a third of its term, so that one renewal may come late. */
  function held(first: string): Lease {
    const lost = new AbortController()
    let [kept, released] = [first, false]
    let renewing: Promise<void> | undefined
    let [renewal, expiry]: Array<NodeJS.Timeout> = []
    const stop = () => {
      clearTimeout(renewal)
      clearTimeout(expiry)
    }
    const lose = () => {
      stop()
      lost.abort()
    }
    const renew = async () => {
      const next = written()
      if (!(await checkpoints.replace(checkpoint, kept, next))) return lose()
      kept = next
      if (!released && !lost.signal.aborted) start()
    }
    // What the store's failure was, whoever takes the lease again is told.
    const begin = () => {
      renewing = renew().catch(lose)
    }
    const start = () => {
      stop()
      renewal = setTimeout(begin, term / 3).unref()
      expiry = setTimeout(lose, term).unref()
    }
    start()
    return {
      lost: lost.signal,
      release: async () => {
        if (released) return
        released = true
        stop()
        await renewing
        await checkpoints.replace(checkpoint, kept, givenBack(holder)).catch(unlessStore)
      },
    }
  }
}

const Held = t.type({ holder: t.string, until: t.string })
type Held = t.TypeOf<typeof Held>

const textOf = (held: Held): string => canonical(held)

/** Given back: over by every clock. */
const givenBack = (holder: string) => textOf({ holder, until: new Date(0).toISOString() })

const heldIn = (checkpoint: string, text: string | undefined): Held | undefined => {
  if (text === undefined) return undefined
  const held = Held.decode(JSON.parse(text))
  if (E.isLeft(held)) {
    invariant(false, `the checkpoint ${checkpoint} cannot be read: ${explain(held.left)}`)
  }
  return held.right
}

/** The store failed: the lease runs out by itself. */
const unlessStore = (error: unknown): void => {
  if (!(error instanceof ReadError)) throw error
}
