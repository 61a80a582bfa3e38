/** Double entry holds whatever a contract is asked: entries balance, and its accounts are its figures. */
import { expect, test } from '@jest/globals'
import type { Contract } from '@quittance/domain/events'
import type { emptyAccount } from '@quittance/domain/figures'
import type { Decoded } from '@quittance/event-store'
import { type Entry, journal, mirrorOf, trialBalance } from '@quittance/projections'
import { contractId } from '../../domain/src/testing/contract.ts'
import { always } from '../../domain/src/testing/contract-stories.ts'
import { closes } from './testing/books.ts'

const told = (event: Contract.Event): Decoded<Contract.Event> => ({
  ...{ id: 'an-event', stream: `contract-${contractId}`, revision: 0n, position: '0', event },
  metadata: { occurredAt: '2026-01-12T09:00:00Z', recordedAt: '2026-01-12T09:00:00Z' },
})

const sumsOf = (entries: ReadonlyArray<Pick<Entry<string>, 'lines'>>) =>
  trialBalance(entries).get('EUR') ?? new Map()

/** Of what one event does: by account, a debit positive. */
test('Whatever a contract is asked, each event moves its control accounts as it moves its figures', () => {
  let moves = 0
  always(({ before, events, after }) => {
    const enter = journal(closes)
    enter(
      told({
        type: 'ContractRequested',
        contractId,
        clientId: before.life.clientId,
        currency: 'EUR',
      } as Contract.Event),
    )
    const entries = events.flatMap((event) => enter(told(event as Contract.Event)) ?? [])
    const sums = sumsOf(entries)
    const minor = (account: string): bigint => sums.get(account)?.minor ?? 0n
    const by = (figure: keyof ReturnType<typeof emptyAccount>) =>
      after.account[figure].minor - before.account[figure].minor
    expect([minor('250100'), -minor('251100'), -minor('251200')]).toEqual([
      ...[by('outstanding'), by('clientAccount'), by('guaranteeFund')],
    ])
    const mirrored = sumsOf(entries.flatMap((entry) => mirrorOf(entry) ?? []))
    expect([mirrored.get('467000')?.minor ?? 0n, mirrored.get('467100')?.minor ?? 0n]).toEqual([
      ...[by('clientAccount'), by('guaranteeFund')],
    ])
    for (const each of [sums, mirrored]) {
      expect([...each.values()].reduce((sum, { minor: of }) => sum + of, 0n)).toBe(0n)
    }
    moves += entries.length
  })
  expect(moves).toBeGreaterThan(0)
})
