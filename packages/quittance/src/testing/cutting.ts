/** Stores whose process dies, as far as a log can tell. */
import type { EventStore } from '@quittance/event-store'

export class Cut extends Error {}

/** The `nth` append, from 0, is not written: it throws. Those in flight with it are. */
export const cutting = (store: EventStore, nth: number): EventStore => {
  let asked = 0
  return {
    ...store,
    append: (stream, expected, events) => async () => {
      if (asked++ === nth) throw new Cut()
      return store.append(stream, expected, events)()
    },
  }
}

/** Tells after each append how it went. */
export const watching = (store: EventStore, written: () => void): EventStore => ({
  ...store,
  append: (stream, expected, events) => async () => {
    const answer = await store.append(stream, expected, events)()
    written()
    return answer
  },
})
