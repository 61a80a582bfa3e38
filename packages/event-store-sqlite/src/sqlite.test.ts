/** What the SQLite store promises, through each driver there is: the contract of every store. */
import { afterAll, describe, test } from '@jest/globals'
import { columnOf, contract } from '@quittance/event-store/conformance'

import { drivers } from './testing/drivers.ts'
import { harnessIn, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

describe.each(drivers)('The SQLite store through %s', (name) => {
  const harness = harnessIn(path, name)
  const column = columnOf(`sqlite/${name}`, harness)
  for (const clause of contract(harness.capabilities))
    test(`${clause.title} (${clause.id})`, () => column.run(clause))
  afterAll(column.write)
})
