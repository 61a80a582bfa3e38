/** Proofs for whoever has a checkpoint and not the log. */
import type { EventStore, Recorded } from '@quittance/event-store'

import { consistency, type Hash, inclusion, rootOf } from './merkle.ts'
import { leafOf } from './verify.ts'

export interface Inclusion {
  readonly event: Recorded
  /** Its place in the log, from 0. */
  readonly index: number
  readonly size: number
  readonly root: Hash
  readonly proof: ReadonlyArray<Hash>
}

/** Of one event among the first `size`, or among all; nothing where it is not among them. */
export const prove = async (
  store: Pick<EventStore, 'readAll'>,
  of: { readonly stream: string; readonly revision: bigint },
  size?: number,
): Promise<Inclusion | undefined> => {
  let found: { readonly event: Recorded; readonly index: number } | undefined
  const leaves = await leavesOf(store, size, (event, index) => {
    if (event.stream === of.stream && event.revision === of.revision) found = { event, index }
  })
  return found && { ...found, ...headOf(leaves), proof: inclusion(leaves, found.index) }
}

export interface Consistency {
  readonly from: { readonly size: number; readonly root: Hash }
  readonly to: { readonly size: number; readonly root: Hash }
  readonly proof: ReadonlyArray<Hash>
}

/** That the log of `to` events begins with that of `from`; nothing where it has not so many. */
export const proveConsistency = async (
  store: Pick<EventStore, 'readAll'>,
  from: number,
  to?: number,
): Promise<Consistency | undefined> => {
  const leaves = await leavesOf(store, to)
  if (leaves.length < from || leaves.length < (to ?? 0)) return undefined
  return {
    from: headOf(leaves.slice(0, from)),
    to: headOf(leaves),
    proof: consistency(leaves, from),
  }
}

const headOf = (leaves: ReadonlyArray<Hash>) => ({ size: leaves.length, root: rootOf(leaves) })

/** 32 bytes an event. */
const leavesOf = async (
  { readAll }: Pick<EventStore, 'readAll'>,
  size: number | undefined,
  see: (event: Recorded, index: number) => void = () => undefined,
): Promise<ReadonlyArray<Hash>> => {
  const leaves: Array<Hash> = []
  for await (const page of readAll(size === undefined ? {} : { limit: size })) {
    for (const event of page) {
      see(event, leaves.length)
      leaves.push(leafOf(event))
    }
  }
  return leaves
}
