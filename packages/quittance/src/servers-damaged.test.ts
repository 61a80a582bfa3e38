/** Events in the log of a server that are none of the ledger's: what audit says of them, and that nothing is served. */
import { describe, expect, test } from '@jest/globals'
import { positionOf } from '@quittance/event-store/adapter'
import { startDouble } from '@quittance/protocol-double'

import { openLedger } from './open-ledger.ts'
import { runStory } from './story/run-story.ts'
import { contract, lineOf, storyFile, upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'

const stream = `contract-${contract}`
const row = {
  id: '00000000-0000-4000-8000-000000000001',
  type: 'ReserveReleased',
  data: '{}',
  metadata: '{}',
}
const [json, bytes] = ['application/json', 'application/octet-stream']

describe.each(['esdb', 'kurrentdb'])('The log of a server, by %s', (scheme) => {
  test.each<readonly [what: string, odd: object, found: string, contentType: string]>([
    ['data that is no JSON', { data: 'nonsense' }, 'its data is no JSON object', json],
    ['data that is no object', { data: '[1]' }, 'its data is no JSON object', json],
    ['data declared to be no JSON', {}, 'its data is no JSON object', bytes],
    [
      'metadata that is no JSON',
      { metadata: 'x' },
      'its metadata is no JSON object of texts',
      json,
    ],
    [
      'a type that nobody knows',
      { type: 'Nonsense' },
      'Nonsense: it is not a Contract.Event',
      json,
    ],
    [
      'a stream that nobody knows',
      { stream: 'orders-1' },
      'ReserveReleased: no room has a stream of that name',
      json,
    ],
  ])('with %s is found out by audit, and is not served', async (_what, odd, found, contentType) => {
    const double = await startDouble()
    const location = double.connectionString.replace(/^esdb/, scheme)
    const asked = ['--store', location]
    try {
      await tell(location)
      const planted = { stream, ...row, ...odd }
      const revision = BigInt(double.log().filter((one) => one.stream === planted.stream).length)
      const position = positionOf(BigInt(double.log().length))
      double.plant({ ...planted, revision, position }, contentType)
      const at = `${planted.stream}@${revision}`
      const log = double.log().length

      const audit = await quittance('audit', ...asked)
      expect(audit.code).toBe(1)
      expect(audit.out).toContain(`readable: ${at}: `)
      expect(audit.out).toContain(found)
      await expect(openLedger(location)).rejects.toThrow(`${at} cannot be read: ${found}`)
      const told = await quittance('run', storyFile, ...asked)
      expect([told.code, told.out]).toEqual([3, ''])
      expect(told.err).toContain(`${at} cannot be read: ${found}`)
      expect(told.err).toContain('Run `quittance audit` to see what does not hold')
      expect(double.log()).toHaveLength(log)
    } finally {
      await double.close()
    }
  })
})

async function tell(location: string) {
  const ledger = await openLedger(location)
  for await (const { asExpected } of runStory(ledger, upTo(lineOf.schedule)))
    expect(asExpected).toBe(true)
  await ledger.close()
}
