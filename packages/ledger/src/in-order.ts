/**
 * Several commands in flight together, whose appends go to the store in the order of the commands:
 * none waits for another's answer, and the log does not depend on who was quicker. One that met a
 * conflict was not alone with its stream: what it appends then comes when it comes.
 */
import { setImmediate } from 'node:timers/promises'
import type { EventStore } from '@quittance/event-store'

export interface Place {
  readonly store: EventStore
  /** Lets the next go first: this one has nothing more to append. */
  readonly pass: () => void
}

export const inOrder = (store: EventStore): (() => Place) => {
  let before: Promise<void> = Promise.resolve()
  return () => {
    const mine = before
    let pass = () => {}
    const passed = new Promise<void>((resolve) => {
      pass = resolve
    })
    before = mine.then(() => passed)
    const append: EventStore['append'] = (stream, expected, events) => async () => {
      await mine
      const answer = store.append(stream, expected, events)()
      pass()
      return answer
    }
    return { store: { ...store, append }, pass }
  }
}

/** Then what they append goes out, and the store is at work while the next are decided. */
const decidedAtOnce = 32

/** Each is given its place, and none is left behind when one fails. */
export const together = async <A>(
  store: EventStore,
  runs: ReadonlyArray<(through: EventStore) => Promise<A>>,
): Promise<ReadonlyArray<A>> => {
  const nextPlace = inOrder(store)
  const running: Array<Promise<A>> = []
  for (const run of runs) {
    const { store: through, pass } = nextPlace()
    const one = run(through).finally(pass)
    one.catch(() => {}) // told of below
    running.push(one)
    if (running.length % decidedAtOnce === 0) await setImmediate()
  }
  await Promise.allSettled(running)
  return Promise.all(running)
}
