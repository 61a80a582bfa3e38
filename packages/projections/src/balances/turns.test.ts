/** What became of AF-1, and who said so. */
import { expect, test } from '@jest/globals'
import { ContractId, day, id } from '@quittance/domain/values'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, pages, requested, told } from '../testing/history.ts'
import { turns } from './turns.ts'

const turnsOf = async (history: typeof af1, contractId = 'C1') =>
  (await project(turns)(pages(history))).get(contractId)?.toArray()

test('AF-1 is requested, approved, offered, known, signed, complete and started', async () => {
  const all = await turnsOf(af1, id(ContractId, 'AF-2026-0001'))
  expect(
    all?.map(({ on, event, actor, stream, revision }) => [
      ...[on, event.type, actor, `${stream}@${revision}`],
    ]),
  ).toEqual([
    ['2026-01-05', 'ContractRequested', 'ALPHA SAS', 'contract-AF-2026-0001@0'],
    ['2026-01-05', 'ContractApproved', 'credit committee', 'contract-AF-2026-0001@1'],
    ['2026-01-05', 'OfferSent', 'account manager', 'contract-AF-2026-0001@2'],
    ['2026-01-06', 'KycChecked', 'compliance', 'contract-AF-2026-0001@3'],
    ['2026-01-06', 'ContractSigned', 'ALPHA SAS', 'contract-AF-2026-0001@4'],
    ['2026-01-06', 'SupportingDocumentsCompleted', 'account officer', 'contract-AF-2026-0001@5'],
    ['2026-01-07', 'ContractStarted', 'account officer', 'contract-AF-2026-0001@6'],
  ])
})

test('what only moves money is no turn', async () => {
  const draw = told('2026-01-10T09:00:00Z', 'AdvanceBooked', {
    ...{ advanceId: 'D1', amount: { amount: '1.00', currency: 'EUR' }, valueOn: '2026-01-10' },
  })
  const types = (await turnsOf([requested('2026-01-05T09:00:00Z'), draw]))?.map(
    ({ event }) => event.type,
  )
  expect(types).toEqual(['ContractRequested'])
})

test('is of the day on which it happened in Paris, and of what was known by then', async () => {
  const late = requested('2026-01-05T23:30:00Z')
  expect((await turnsOf([late]))?.map(({ on }) => on)).toEqual(['2026-01-06'])
  const before = await project(turns)(cut({ asOf: day('2026-01-05') })(pages([late])))
  expect(before.size).toBe(0)
})
