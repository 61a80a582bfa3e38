/**
 * A server in another process that others use too, as the contract is put to a real one: the rows
 * that read the whole log, which see nothing of the others and leave it as it is.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contract, type Harness } from '@quittance/event-store/conformance'

import { clients } from './testing/clients.ts'
import { onServer } from './testing/harness.ts'

const foreign = 50_000
const script = fileURLToPath(new URL('./testing/used-server.mjs', import.meta.url))

let server: ChildProcess
let connectionString: string
let before: { readonly digest: string; readonly events: number }
beforeAll(async () => {
  server = fork(script, [String(foreign)], { execArgv: [] })
  const [told] = await once(server, 'message')
  connectionString = `${told.connectionString}&discoveryInterval=10`
  before = await state()
})
afterAll(async () => {
  server.disconnect()
  await once(server, 'exit')
})

describe.each(clients)('The store on a server that others use, through %s', (_name, open) => {
  const harness: Harness = {
    ...onServer(open, ''),
    open: () => onServer(open, connectionString).open(),
  }
  const rows = contract(harness.capabilities).filter(({ id }) => /^(G\d|S[123])$/.test(id))
  for (const { id, title, run } of rows) test(`${title} (${id})`, () => run(harness))
})

test('What others have there is as it was', async () => {
  const after = await state()
  expect(before.events).toBe(foreign)
  expect(after.events).toBeGreaterThan(foreign)
  expect(after.digest).toBe(before.digest)
})

async function state(): Promise<typeof before> {
  server.send('state')
  const [told] = await once(server, 'message')
  return told
}
