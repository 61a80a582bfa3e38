/** What the SQLite store promises: the contract of every store. */
import { afterAll, describe, test } from '@jest/globals'
import { contract } from '@quittance/event-store/conformance'

import { harnessIn, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

describe('The SQLite store', () => {
  const harness = harnessIn(path)
  for (const { id, title, run } of contract(harness.capabilities))
    test(`${title} (${id})`, () => run(harness))
})
