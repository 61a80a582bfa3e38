/** A store within a store: its streams have a prefix that nobody outside sees, and it sees no others. */
import type {
  AppendError,
  EventStore,
  Filter,
  LogRange,
  Pages,
  Position,
  Recorded,
} from '@quittance/event-store'
import { passes } from '@quittance/event-store/adapter'
import { taskEither as TE } from 'fp-ts'

/** Where the log ends; nothing, where it is empty. */
export const headOf = async (store: EventStore): Promise<Position | undefined> => {
  for await (const [last] of store.readAll({ direction: 'backwards', limit: 1 }))
    return last?.position
  return undefined
}

/** Its log begins after `since`: what a server has of others is not read again for each clause. */
export const prefixed = (
  store: EventStore,
  prefix: string,
  since: Position | undefined,
): EventStore => {
  const begun = since === undefined ? {} : { after: since }
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
      pages(
        range.direction === 'backwards'
          ? backTo(since, store, range, within(filter))
          : store.readAll({ ...begun, ...range, filter: within(filter) }),
      ),
    subscribe: ({ filter, ...subscription } = {}) => ({
      // No generator: one that waits for its next item cannot be left.
      [Symbol.asyncIterator]: () => {
        const outside = store.subscribe({ ...begun, ...subscription, filter: within(filter) })
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

/** Filtered here: the store would look for what passes as far back as its log goes. */
async function* backTo(
  since: Position | undefined,
  store: EventStore,
  { limit = Number.POSITIVE_INFINITY, ...range }: LogRange,
  filter: Filter,
): Pages {
  let left = limit
  for await (const page of store.readAll(range)) {
    const own = page.filter(({ position }) => since === undefined || position > since)
    const passing = own.filter(passes(filter)).slice(0, left)
    if (passing.length > 0) yield passing
    left -= passing.length
    if (own.length < page.length || left === 0) return
  }
}
