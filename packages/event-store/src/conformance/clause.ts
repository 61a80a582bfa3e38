/** One row of the contract, as data: whoever runs tests makes a test of each. */
import assert from 'node:assert/strict'

import type { Row } from '../row.ts'
import type { AnyStore } from '../tables.ts'
import type { Capabilities, Declared, Harness, Opened } from './harness.ts'

export interface Clause {
  /** `A1`; some rows have several clauses. */
  readonly id: string
  /** Continues the name of the store into a sentence. */
  readonly title: string
  /** What the store must declare; without it the clause does not apply. */
  readonly needs?: (capabilities: Capabilities) => Declared
  /** Throws an `AssertionError` if the store does not keep the clause. */
  readonly run: (harness: Harness) => Promise<void>
}

/** What a clause works with: a fresh store, closed afterwards with every further handle. */
export interface Scene extends Hooks {
  readonly store: AnyStore
  /** A second handle where the store has such, else the same one. */
  readonly other: AnyStore
  readonly capabilities: Capabilities
}

/** What only some harnesses have; a clause that calls one says that it needs it. */
interface Hooks {
  readonly plant: (row: Row) => Promise<void>
  readonly loseAnswer: () => Promise<void>
  readonly silence: () => Promise<void>
  readonly cut: () => Promise<void>
}

export const clause = (
  id: string,
  title: string,
  play: (scene: Scene) => Promise<void>,
  needs?: Clause['needs'],
): Clause => ({
  id,
  title,
  ...(needs && { needs }),
  run: async (harness) => {
    const opened = await harness.open()
    const other = harness.capabilities.again === true ? await again(opened) : opened.store
    try {
      await play({
        store: opened.store,
        other,
        capabilities: harness.capabilities,
        plant: (row) => given(opened, 'plant')(row),
        loseAnswer: () => given(opened, 'loseAnswer')(),
        silence: () => given(opened, 'silence')(),
        cut: () => given(opened, 'cut')(),
      })
    } finally {
      await Promise.all([opened.store.close(), other.close()])
    }
  },
})

const again = (opened: Opened): Promise<AnyStore> => given(opened, 'again')()

const given = <Name extends keyof Opened>(
  opened: Opened,
  name: Name,
): NonNullable<Opened[Name]> => {
  const hook = opened[name]
  assert(hook, `a harness that declares what needs \`${name}\` gives it`)
  return hook
}
