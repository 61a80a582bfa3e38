/** Where two readings of the same events part. */
import type { StateAsJson } from '@quittance/domain'

/** What is kept, or what a projection shows, is not what the events add up to. */
export interface Difference {
  /** The projection; `snapshot` of a state that is kept. */
  readonly projection: string
  /** Of the row, or of the stream. */
  readonly key: string
  readonly expected: string
  readonly found: string
}

/** The first place where two states part, and what each has there; nothing where they are alike. */
export const parting = (
  expected: StateAsJson | undefined,
  found: StateAsJson | undefined,
  path = 'state',
): Pick<Difference, 'expected' | 'found'> | undefined => {
  if (!isBranch(expected) || !isBranch(found) || Array.isArray(expected) !== Array.isArray(found)) {
    const [one, other] = [JSON.stringify(expected), JSON.stringify(found)]
    if (one === other) return undefined
    return { expected: `${path} ${one ?? 'missing'}`, found: other ?? 'missing' }
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const parted = parting(expected[name], found[name], `${path}.${name}`)
    if (parted) return parted
  }
  return undefined
}

type Branch = Readonly<Record<string, StateAsJson>>

const isBranch = (state: unknown): state is Branch => typeof state === 'object' && state !== null
