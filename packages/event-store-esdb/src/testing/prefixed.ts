/** A store within a store: its streams have a prefix that nobody outside sees, and it sees no others. */
import type { AppendError, EventStore, Filter, Pages, Recorded } from '@quittance/event-store'
import { taskEither as TE } from 'fp-ts'

export const prefixed = (store: EventStore, prefix: string): EventStore => {
  // A name that no store takes must stay one.
  const outer = (stream: string) => (/^($|\$)/.test(stream) ? stream : prefix + stream)
  const within = ({ streamPrefixes = [''], types = [] }: Filter = {}): Filter => ({
    streamPrefixes: (streamPrefixes.length === 0 ? [''] : streamPrefixes).map((p) => prefix + p),
    types,
  })
  const inner = (recorded: Recorded): Recorded => ({
    ...recorded,
    stream: recorded.stream.slice(prefix.length),
  })
  const pages = async function* (outside: Pages): Pages {
    for await (const page of outside) yield page.map(inner)
  }
  return {
    append: (stream, expected, events) =>
      TE.mapLeft((error: AppendError) => ({ ...error, stream }))(
        store.append(outer(stream), expected, events),
      ),
    read: (stream, range) => pages(store.read(outer(stream), range)),
    readAll: ({ filter, ...range } = {}) =>
      pages(store.readAll({ ...range, filter: within(filter) })),
    subscribe: ({ filter, ...subscription } = {}) => ({
      // No generator: one that waits for its next item cannot be left.
      [Symbol.asyncIterator]: () => {
        const outside = store.subscribe({ ...subscription, filter: within(filter) })
        const items = outside[Symbol.asyncIterator]()
        return {
          next: async () => {
            const { value, done } = await items.next()
            if (done === true) return { value: undefined, done }
            return { value: 'type' in value ? value : value.map(inner), done: false }
          },
          return: async () => {
            await items.return?.()
            return { value: undefined, done: true }
          },
        }
      },
    }),
    checkpoints: {
      load: (name) => store.checkpoints.load(prefix + name),
      save: (name, checkpoint) => store.checkpoints.save(prefix + name, checkpoint),
      replace: (name, before, after) => store.checkpoints.replace(prefix + name, before, after),
    },
    close: store.close,
  }
}
