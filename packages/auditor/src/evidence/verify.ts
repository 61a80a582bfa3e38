/** Verification: one pass over the log, its chains and its order, and what was signed of it. */
import type { Recorded } from '@quittance/event-store'

import { type Audited, audit } from '../audit.ts'
import type { Check, Finding } from '../check.ts'
import { chained } from '../checks/chained.ts'
import { ordered } from '../checks/ordered.ts'
import type { Checkpoint } from './checkpoint.ts'
import { growing, type Hash, leafDigits, leafHash, sameHash } from './merkle.ts'

/** How far a pass has come: so many events, and the root over them. */
export interface Verified {
  readonly events: number
  readonly root: Hash
  readonly findings: ReadonlyArray<Finding>
}

/** An event's leaf: its hash, as 32 bytes. Nothing in it depends on the store. */
export const leafOf = ({ metadata }: Recorded): Hash =>
  leafHash(Buffer.from(metadata['hash'] ?? '', 'hex'))

/** Page by page, what does not hold; the last page says of each checkpoint that is longer than the log. */
export async function* verify(
  store: Audited,
  checkpoints: ReadonlyArray<Checkpoint> = [],
): AsyncGenerator<Verified> {
  const tree = growing()
  let last: Recorded | undefined
  const signed: Pick<Check, 'name' | 'begin'> = {
    name: 'signed',
    begin: () => ({
      log: ({ recorded }) => {
        tree.add(leafDigits(recorded.metadata['hash'] ?? ''))
        last = recorded
        const wrong = checkpoints.find(
          ({ size, root }) => size === tree.size() && !sameHash(root, tree.root()),
        )
        return wrong && rootsDiffer(wrong, tree.root())
      },
    }),
  }
  for await (const { findings } of audit(store, [ordered, chained, signed])) {
    yield { events: tree.size(), root: tree.root(), findings }
  }
  const cut = checkpoints.filter(({ size }) => size > tree.size())
  const place = { stream: last?.stream ?? '', revision: String(last?.revision ?? '') }
  yield {
    ...{ events: tree.size(), root: tree.root() },
    findings: cut.map(({ size }) => ({
      ...{ check: 'signed', ...place, expected: `${size} events, as signed` },
      found: `the log ends after ${tree.size()}`,
    })),
  }
}

const rootsDiffer = ({ origin, size, root }: Checkpoint, found: Hash) => ({
  expected: `root ${text(root)} of the first ${size} events, as signed by ${origin}`,
  found: `root ${text(found)}: the log is another, or was changed up to here`,
})

const text = (hash: Hash): string => Buffer.from(hash).toString('base64')
