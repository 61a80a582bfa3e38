/** Whether an event passes a filter. */
import type { Filter } from './event-store.ts'

/** An empty list asks for nothing in particular, as one left out. */
export const passes =
  ({ streamPrefixes = [], types = [] }: Filter = {}) =>
  ({ stream, type }: { readonly stream: string; readonly type: string }): boolean =>
    (streamPrefixes.length === 0 || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
    (types.length === 0 || types.includes(type))
