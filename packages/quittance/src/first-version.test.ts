/** A contract as the first version of the format recorded it: read as ever, to the cent, whatever came since. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { audit, checks } from '@quittance/auditor'
import { Money } from '@quittance/domain/values'
import { inMemory, type Recorded } from '@quittance/event-store'

import { queriesOn } from './queries.ts'
import { contract } from './testing/af-1.ts'

/** Written once, and never again. */
const file = new URL('./testing/af-1.first-version.json', import.meta.url)
const log = (JSON.parse(readFileSync(file, 'utf8')) as ReadonlyArray<Recorded>).map((stored) => ({
  ...{ position: stored.position, stream: stored.stream, revision: BigInt(stored.revision) },
  ...{ id: stored.id, type: stored.type },
  ...{ data: JSON.stringify(stored.data), metadata: JSON.stringify(stored.metadata) },
}))

/** They hold what a contract says against other streams, and of the first version its own alone was kept. */
const ofSeveralStreams = ['allocated', 'balanced', 'projected']

test('A log of the first version holds, and adds up to what it did', async () => {
  const store = inMemory({ log: [...log] })
  const asked = checks.filter(({ name }) => !ofSeveralStreams.includes(name))
  expect(asked).toHaveLength(checks.length - ofSeveralStreams.length)
  for await (const { findings } of audit(store, asked)) expect(findings).toEqual([])
  const position = await queriesOn(store).position(contract)
  const { clientAccount, guaranteeFund, outstanding, fundsInUse } = position?.account ?? {}
  expect(
    [clientAccount, guaranteeFund, outstanding, fundsInUse].map(
      (of) => of && Money.encode(of).amount,
    ),
  ).toEqual(['3825.89', '3000.00', '10600.00', '3774.11'])
})

test('It has events of which there are newer versions', () => {
  const types = new Set(log.map(({ type }) => type))
  for (const type of ['OfferSent', 'AdvanceGranted', 'MonthClosed', 'FactoringCommissionCharged'])
    expect(types).toContain(type)
  expect(new Set(log.map(({ metadata }) => JSON.parse(metadata).schemaVersion))).toEqual(
    new Set(['1']),
  )
})
