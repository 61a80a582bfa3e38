/** Money that is a dividend: of what is claimed of an insolvent debtor. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  allocate,
  allocated,
  dividend,
  dividendAllocated,
  identified,
  received,
  reverse,
  stateAfter,
  told,
} from '../testing/collection.ts'
import { scenario } from '../testing/scenario.ts'
import { ContractId, DebtorId, id } from '../values/identity.ts'
import { decider, unallocated } from './index.ts'

const { given } = scenario(decider)
const history = [received(), identified()]
const contractId = id(ContractId, 'AF-2026-0001')
const debtorId = id(DebtorId, 'B')

describe('A dividend', () => {
  test('is allocated to a claim, and leaves so much less', () => {
    given(...history)
      .when(dividend(['B', '6000.00']))
      .then(dividendAllocated('B', '6000.00'))
    const after = stateAfter([...history, dividendAllocated('B', '6000.00')])
    if (after.status === 'Absent' || after.status === 'Reported') throw new Error('no money')
    expect(unallocated(after)).toEqual(eur('19000.00'))
  })

  test('is one event a contract, with what goes to invoices', () => {
    const both = { ...allocate(['F101', eur('100.00')]), ...claimsOf(dividend(['B', '6000.00'])) }
    given(...history)
      .when(both)
      .then({
        ...allocated('AF-2026-0001', ['F101', eur('100.00')]),
        ...claimsOf(dividendAllocated('B', '6000.00')),
      } as never)
    const two = told(history, dividend(['B', '6000.00'], ['B', '50.00', 'AF-2026-0009']))
    expect(two.slice(2)).toMatchObject([
      { contractId: 'AF-2026-0001', claims: [{ amount: eur('6000.00') }] },
      { contractId: 'AF-2026-0009', claims: [{ amount: eur('50.00') }] },
    ])
  })

  test('is no more than was received', () =>
    given(...history)
      .when(dividend(['B', '25000.01']))
      .thenRejected({ type: 'AllocatedMoreThanReceived', unallocated: eur('25000.00') }))

  test('is of something, in its currency, of each claim once', () => {
    given(...history)
      .when(dividend(['B', '0.00']))
      .thenRejected({ type: 'AmountMustBePositive' })
    given(...history)
      .when(dividend(['B', '1.00'], ['B', '2.00']))
      .thenRejected({ type: 'ClaimNamedTwice', contractId, debtorId })
    given(...history)
      .when(dividend())
      .thenRejected({ type: 'NothingToAllocate' })
  })

  test('goes back with its receipt, claim by claim, and with what was for invoices', () => {
    const shared = told(
      history,
      allocate(['F101', eur('100.00')]),
      ...[dividend(['B', '6000.00']), dividend(['B', '50.00'], ['B', '70.00', 'AF-2026-0009'])],
    )
    expect(told(shared, reverse()).slice(shared.length)).toMatchObject([
      {
        ...{ type: 'CollectionReversed', contractId, payments: [{ amount: eur('100.00') }] },
        claims: [{ debtorId, amount: eur('6050.00') }],
      },
      { contractId: 'AF-2026-0009', payments: [], claims: [{ debtorId, amount: eur('70.00') }] },
    ])
  })
})

function claimsOf(of: object): { readonly claims: never } {
  return { claims: 'claims' in of ? (of.claims as never) : (undefined as never) }
}
