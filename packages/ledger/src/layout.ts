/** How many workers there are, and who of them has begun since there are so many. */
import { invariant } from '@quittance/domain/values'
import type { Checkpoints } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { explain } from './explain.ts'
import type { Part } from './part.ts'

const Layout = t.type({ of: t.number, begun: t.array(t.number) })

const name = 'workers'

/**
 * Once for each part, whenever there are more workers than before, or fewer: `work` is done, and then
 * the part has begun. What dies on the way is done again.
 */
export const beginOnce = async (
  checkpoints: Checkpoints,
  { member, of }: Part,
  work: () => Promise<void>,
): Promise<void> => {
  for (;;) {
    const kept = await checkpoints.load(name)
    const begun = begunOf(kept, of)
    if (begun.includes(member)) return
    await work()
    const after = JSON.stringify({ of, begun: [...begun, member] })
    if (await checkpoints.replace(name, kept, after)) return
  }
}

const begunOf = (kept: string | undefined, of: number): ReadonlyArray<number> => {
  if (kept === undefined) return []
  const layout = Layout.decode(JSON.parse(kept))
  if (E.isLeft(layout)) {
    invariant(false, `the checkpoint ${name} cannot be read: ${explain(layout.left)}`)
  }
  return layout.right.of === of ? layout.right.begun : []
}
