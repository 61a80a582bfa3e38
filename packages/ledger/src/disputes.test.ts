/** Golden I-1 and the dispute of T-1, by way of the invoice: what it says is what its contract funds. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Contract } from '@quittance/domain'
import { availabilityOn } from '@quittance/domain/figures'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  id,
  invoiceIdOf,
  Money,
  money,
} from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { tell } from './rooms.ts'
import { eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { ledgerAfter, logOf, told } from './testing/ledger.ts'

const golden = (name: string) => {
  const file = new URL(`../../domain/src/testing/goldens/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}
const i1 = golden('i-1')
const t1 = golden('t-1')

const F102 = {
  ...{ contractId: K, debtorId: 'B' },
  invoiceId: invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, 'B'), 'F102' as never),
}
const begun = [...started(), line('B', '50000.00'), schedule('R1', [['F102', 'B', i1.given.face]])]

const creditNote = on('2026-01-20', {
  ...{ type: 'ApplyCreditNote', ...F102, number: 'AV1', amount: eur('2000.00') },
  appliedOn: '2026-01-20',
})
const entry = {
  ...{ account: 'FR76', bookedOn: '2026-02-02', bankReference: 'V1', amount: eur('1000.00') },
  sequence: 1,
}
const collectionId = collectionIdOf({ ...entry, amount: money('1000.00', 'EUR') } as never)
const payment: ReadonlyArray<Sent> = [
  on('2026-02-02', { type: 'ReceiveCollection', ...entry, means: 'transfer' }),
  on('2026-02-02', { type: 'IdentifyCollection', collectionId, debtorId: 'B' }),
  on('2026-02-02', {
    ...{ type: 'AllocatePayment', collectionId },
    allocations: [{ ...F102, amount: eur('1000.00') }],
  }),
]
const dispute = (amount: string, disputedOn: string): Sent =>
  on(disputedOn, {
    ...{ type: 'DisputeInvoice', ...F102, amount: eur(amount), disputedOn },
    reason: 'two pallets damaged',
  })
const withdrawn = on('2026-03-02', {
  ...{ type: 'ResolveDispute', ...F102, outcome: 'withdrawn', resolvedOn: '2026-03-02' },
})

describe('I-1: one invoice', () => {
  const steps = [[creditNote], payment, [dispute('3000.00', '2026-02-16')], [withdrawn]]

  test.each<[string, number]>(
    i1.given.steps.map(({ type }: { readonly type: string }, index: number) => [type, index]),
  )('after %s', async (_type, index) => {
    const { store } = await ledgerAfter([...begun, ...steps.slice(0, index + 1).flat()])
    const { outstanding, eligible } = await fundedOn(store, '2026-03-03')
    expect({ open: outstanding, fundable: eligible }).toEqual(i1.expect.rows[index])
  })
})

describe('The dispute of T-1', () => {
  const { disputed, disputedOn } = t1.given
  const T1 = [...begun, creditNote, dispute(disputed, disputedOn)]

  test('stops the funding of the disputed part at once, and of no more', async () => {
    const { store } = await ledgerAfter(T1)
    expect((await fundedOn(store, t1.expect.fundingStopsOn.atOnce)).eligible).toBe(
      t1.expect.fundableWhileDisputed,
    )
  })

  test('of more than is open is refused with what is, and nothing is written', async () => {
    const { ledger, store } = await ledgerAfter([...begun, creditNote])
    const before = (await logOf(store)).length
    expect(await ledger.execute(dispute('10000.01', disputedOn))()).toEqual(
      E.left({ type: 'DisputeAboveOpen', open: money(t1.given.open, 'EUR') }),
    )
    expect(await logOf(store)).toHaveLength(before)
  })
})

test('More time is noted by the contract', async () => {
  const { ledger, store } = await ledgerAfter(begun)
  const fields = { dueOn: '2026-04-09', extendedOn: '2026-03-02' }
  const extended = on('2026-03-02', { type: 'ExtendDueDate', ...F102, ...fields })
  expect(told(await ledger.execute(extended)())).toEqual({
    ...{ events: ['DueDateExtended'], consequences: ['DueDateNoted'] },
  })
  const contract = await contractIn(store)
  expect(contract.funding.receivables.get(F102.invoiceId)?.dueOn).toBe('2026-04-09')
})

async function fundedOn(store: EventStore, on: string) {
  const { outstanding, eligible } = availabilityOn(await contractIn(store), day(on))
  const written = (amount: Money) => Money.encode(amount).amount
  return { outstanding: written(outstanding), eligible: written(eligible) }
}

async function contractIn(store: EventStore): Promise<Contract.Contract> {
  const state = (await logOf(store))
    .filter(({ stream }) => stream === `contract-${K}`)
    .map((recorded) => tell(recorded).event as Contract.Event)
    .reduce<Contract.State>(Contract.decider.evolve, Contract.decider.initial)
  if (state.status === 'Absent') throw new Error('no contract')
  return state
}
