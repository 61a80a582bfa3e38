/** A log, append by append: the events of one command in one stream, which stand together. */
import type { Pages, Recorded } from '@quittance/event-store'

export async function* appends(
  history: Pages,
): AsyncGenerator<readonly [Recorded, ...Array<Recorded>]> {
  let append: [Recorded, ...Array<Recorded>] | undefined
  for await (const page of history) {
    for (const recorded of page) {
      if (append && isSame(append[0], recorded)) {
        append.push(recorded)
      } else {
        if (append) yield append
        append = [recorded]
      }
    }
  }
  if (append) yield append
}

const isSame = (one: Recorded, other: Recorded): boolean =>
  one.stream === other.stream && one.metadata['commandId'] === other.metadata['commandId']
