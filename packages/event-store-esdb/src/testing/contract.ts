/** The contract as tests: on the double, and on a real server where there is one. */
import { afterAll, describe, test } from '@jest/globals'
import { columnOf, contract, type Harness } from '@quittance/event-store/conformance'

import { type Open, onDouble, onServer } from './harness.ts'

export const putContract = (client: string, open: Open, server: string | undefined): void => {
  put(client, onDouble(open))
  if (server !== undefined) put(`${client} on a server`, onServer(open, server))
}

const put = (name: string, harness: Harness): void =>
  describe(`The store on a server, through ${name}`, () => {
    const column = columnOf(name, harness)
    for (const clause of contract(harness.capabilities))
      test(`${clause.title} (${clause.id})`, () => column.run(clause))
    afterAll(column.write)
  })
