/** Receipts that two contracts share, refunded, forwarded and gone back: every account comes to rest. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Money } from '@quittance/domain/values'
import { openSqlite } from '@quittance/event-store-sqlite'
import { trialBalance } from '@quittance/projections'

import { entriesOf } from './accounting/entries.ts'
import { bookkeeper } from './testing/bookkeeper.ts'
import { closes, entriesIn } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { allocate, identify, receive, scheduleOf, startContract } from './testing/contracts.ts'
import { readLog } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const by = { occurredAt: '2026-02-10T09:00:00Z', actor: 'test' }
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const schedule = (contractId: string) => ({ ...scheduleOf('R1', 'F101', 'F102'), contractId })
const refund = (collectionId: string, amount: string, contractId?: string) => ({
  ...{ type: 'RefundCollection', ...by, collectionId, amount: eur(amount) },
  ...{ credit: contractId ? { contractId, debtorId: 'B' } : null, refundedOn: '2026-02-10' },
})
const hold = (collectionId: string, contractId: string, amount: string) => ({
  ...{ type: 'HoldCredit', ...by, collectionId, contractId, amount: eur(amount) },
})
const forward = (collectionId: string, amount: string) => ({
  ...{ type: 'ForwardCollection', ...by, collectionId, clientId: 'ALPHA' },
  ...{ amount: eur(amount), forwardedOn: '2026-02-10' },
})
const reverse = (collectionId: string) => ({
  ...{ type: 'ReverseCollection', ...by, collectionId, ground: 'recalled' },
  reversedOn: '2026-02-12',
})

const commands = [
  ...[...startContract('K1'), schedule('K1'), ...startContract('K2', 'BETA'), schedule('K2')],
  ...[receive('V1', '10000.00'), identify('V1', 'B')],
  allocate('V1', ['K1', 'B', 'F101', '6000.00'], ['K2', 'B', 'F101', '3000.00']),
  ...[refund('V1', '400.00'), forward('V1', '500.00'), reverse('V1')],
  ...[
    receive('V2', '14000.00'),
    identify('V2', 'B'),
    allocate('V2', ['K1', 'B', 'F102', '12000.00']),
  ],
  ...[hold('V2', 'K1', '1500.00'), refund('V2', '300.00', 'K1'), reverse('V2')],
  ...[
    receive('V3', '70.00'),
    receive('V4', '30.00'),
    identify('V4', 'B'),
    hold('V4', 'K2', '30.00'),
  ],
]

const ledger = path()
beforeAll(async () => {
  const { code, out } = await quittance('run', story(...commands), '--store', ledger)
  if (code !== 0) throw new Error(out)
})

const balances = async (contract?: string) => {
  const store = await openSqlite(ledger)
  try {
    const entries = []
    for await (const page of entriesOf(store, closes, { contract }))
      entries.push(...page.flatMap(({ entry }) => entry ?? []))
    const sums = [...(trialBalance(entries).get('EUR') ?? [])]
    return Object.fromEntries(sums.map(([account, sum]) => [account, Money.encode(sum).amount]))
  } finally {
    await store.close()
  }
}

describe('What comes in and goes', () => {
  test('moves the control accounts as the projections, after every event and at rest', async () => {
    const books = bookkeeper()
    const log = await readLog(ledger)
    for (const [index, recorded] of log.entries()) {
      books.tell(recorded)
      expect(books.posted()).toEqual(books.projected())
      const next = log[index + 1]?.metadata['correlationId']
      if (next !== recorded.metadata['correlationId'])
        expect(books.postedAtRest()).toEqual(books.foldedAtRest())
    }
  })

  test('leaves in suspense what nobody has identified, and with the bank what did not leave', async () =>
    expect(await balances()).toMatchObject({
      // 10,000 − 400 − 500 − 9,100; 14,000 − 300 − 13,700; 70; 30
      ...{ '110100': '100.00', '258100': '-70.00', '252100': '-30.00', '258200': '0.00' },
      ...{ '250100': '72000.00' },
    }))

  test('goes back once, though two contracts hear of it', async () => {
    const back = (await entriesIn(ledger)).filter(
      ({ source }) => source.type === 'CollectionReversed',
    )
    const amounts = back.map(({ lines }) => Money.encode(lines[0]?.amount as Money).amount)
    expect(amounts).toEqual(['9100.00', '13700.00'])
    const told = (await readLog(ledger)).filter(({ type }) => type === 'CollectionReversed')
    expect(told).toHaveLength(3)
  })

  test('stands whole in the journal of each contract that it paid, and in no other', async () => {
    expect(await balances('K1')).toMatchObject({ '110100': '0.00', '258100': '0.00' })
    expect(await balances('K2')).toMatchObject({ '110100': '30.00', '250100': '36000.00' })
  })

  test('has in an extract the numbers of the whole, whatever day it ends on', async () => {
    const printed = async (...more: ReadonlyArray<string>) =>
      (await quittance('journal', '--store', ledger, '--format', 'csv', ...more)).out
        .trimEnd()
        .split('\r\n')
        .slice(1)
    const whole = await printed()
    const numbers = new Set(whole)
    for (const more of [
      ['--contract', 'K2'],
      ['--as-of', '2026-02-02'],
      ['--contract', 'K1', '--as-of', '2026-02-11'],
    ]) {
      const extract = await printed(...more)
      expect(extract.length).toBeGreaterThan(3)
      expect(extract.length).toBeLessThan(whole.length)
      for (const row of extract) expect(numbers.has(row)).toBe(true)
    }
    expect(await printed('--known-at', '2020-01-01T00:00:00Z')).toEqual([])
  })
})
