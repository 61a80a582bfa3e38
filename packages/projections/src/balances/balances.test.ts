/** Balances of AF-1, and how they are written down. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, day, id } from '@quittance/domain/values'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, eur, pages, requested, told } from '../testing/history.ts'
import { balances } from './balances.ts'
import { position } from './position.ts'

const af1Id = id(ContractId, 'AF-2026-0001')

describe('Balances', () => {
  test('are written down in a few lines, and read again', async () => {
    const row = (await project(balances)(pages(af1))).get(af1Id)
    const written = row && balances.Row.encode(row)
    expect(written).toEqual({
      contractId: 'AF-2026-0001',
      account: {
        outstanding: eur('10600.00'),
        fundsInUse: eur('3774.11'),
        guaranteeFund: eur('3000.00'),
        clientAccount: eur('3825.89'),
      },
      lastBookedOn: '2026-03-31',
    })
    expect(balances.Row.decode(written)).toMatchObject({ right: row })
  })

  test('are those of the position, as of every day', async () => {
    const days = new Set(af1.map(({ metadata }) => metadata['occurredAt']?.slice(0, 10) ?? ''))
    for (const asOf of days) {
      const history = () => cut({ asOf: day(asOf) })(pages(af1))
      const [row, at] = [await project(balances)(history()), await project(position)(history())]
      const { account, lastBookedOn } = at.get(af1Id) ?? {}
      expect(row.get(af1Id)).toEqual({ contractId: af1Id, account, lastBookedOn })
    }
  })

  test('have a row for each contract, and none for what has no beginning', async () => {
    const history = [
      requested('2026-01-05T09:00:00Z', 'C1'),
      requested('2026-01-06T09:00:00Z', 'C2'),
      told('2026-01-07T09:00:00Z', 'ContractApproved', {}, 'C3'),
    ]
    const rows = await project(balances)(pages(history))
    expect([...rows.keys()]).toEqual(['C1', 'C2'])
  })
})
