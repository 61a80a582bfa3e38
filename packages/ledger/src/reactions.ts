/**
 * What follows, in the order of the log, and how far that has come: of all contracts, or of a part of
 * them. Done twice, in two processes or after a crash, it is written once.
 */
import type { EventStore, Position, Recorded } from '@quittance/event-store'

import type { Stop } from './answer.ts'
import { appends } from './appends.ts'
import type { KeptProgress } from './checkpoint.ts'
import { from } from './from.ts'
import { type Part, partOf } from './part.ts'
import type { React } from './reacting.ts'

export interface Reactions {
  /**
   * Up to the head of the log, or until `signal` aborts. Rejects with a `StoreFailure`; as all that
   * keep a place, with `Overtaken` where another has kept one meanwhile.
   */
  readonly toHead: (signal?: AbortSignal) => Promise<void>
  /** The rest of a contract whose policies stopped, once what was in their way is repaired; it is kept. */
  readonly resume: (contractId: string) => Promise<void>
  /** Why this contract's policies stopped, if they did. */
  readonly stopped: (contractId: string) => Stop | undefined
  /** Of the last event whose reactions are done. */
  readonly position: () => Position | undefined
  /** Keeps how far they have come. Behind is safe: what is done again is found done. */
  readonly save: () => Promise<void>
}

/** How many appends are reacted to before their place is kept; a stop is at once, so that everybody sees it. */
const saveEvery = 100

/** One call at a time; `kept` says where they go on, and how their place is kept; `passed` hears each event once it is done. */
export const reactions = (
  store: EventStore,
  react: React,
  { progress, save: keep, demandKept }: KeptProgress,
  { member, of }: Part,
  passed: (recorded: Recorded) => void = () => {},
): Reactions => {
  let unsaved = 0
  const isOurs = (contractId: string) => of === 1 || partOf(contractId, of) === member

  return {
    toHead,
    resume,
    stopped: (contractId) => progress.stopped.get(contractId)?.stop,
    position: () => progress.position,
    save,
  }

  async function save() {
    if (unsaved > 0) await keep()
    unsaved = 0
  }

  async function toHead(signal?: AbortSignal) {
    // What is stopped here may have been resumed elsewhere.
    if (progress.stopped.size > 0) await demandKept()
    const isOpen = (contractId: string) => isOurs(contractId) && !progress.stopped.has(contractId)
    for (let before: Position | undefined | 'unread' = 'unread'; before !== progress.position; ) {
      before = progress.position
      for await (const append of appends(store.readAll(from(progress.position)))) {
        if (signal?.aborted) return
        const stops = await react(append, isOpen)
        stopAt(progress.position, stops)
        progress.position = append.at(-1)?.position
        append.forEach(passed)
        unsaved += 1
        if (unsaved >= saveEvery || stops.length > 0) await save()
      }
    }
  }

  async function resume(contractId: string) {
    const stopped = progress.stopped.get(contractId)
    if (stopped === undefined) return save()
    progress.stopped.delete(contractId)
    unsaved += 1
    let { after } = stopped
    try {
      for await (const append of appends(store.readAll(from(after)))) {
        const { position } = append[0]
        const isDone = progress.position !== undefined && position <= progress.position
        if (!isDone || progress.stopped.has(contractId)) break
        stopAt(after, await react(append, (other) => other === contractId))
        after = append.at(-1)?.position
      }
    } catch (error) {
      // The store failed on the way: the contract is stopped there, and may be resumed again.
      progress.stopped.set(contractId, { after, stop: stopped.stop })
      throw error
    }
    await save()
  }

  function stopAt(after: Position | undefined, stops: ReadonlyArray<Stop>) {
    for (const stop of stops) progress.stopped.set(stop.contractId, { after, stop })
  }
}
