/** What is undone was not (invariant 11): balances, cover, credits, and in the end the interest. */
import { expect, test } from '@jest/globals'
import type { EventStore } from '@quittance/event-store'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import type { Ledger } from './ledger.ts'
import { eur, K, on, type Sent } from './testing/commands.ts'
import { type Folded, folding } from './testing/folding.ts'
import { beginning, logOf } from './testing/ledger.ts'
import { allocate, close, invoiceOf, transfer } from './testing/receipts.ts'
import {
  anyCommands,
  begun,
  dispute,
  goesBack,
  resolve,
  resume,
  suspend,
} from './testing/stories.ts'

test('What is undone leaves all as it was: a payment, a dispute, the suspension of a line', async () => {
  const begin = await beginning(begun)
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCommands(), { maxLength: 2 }),
      anyUndoing(),
      async (story, [done, undone]) => {
        const { ledger, store } = await begin()
        const seen = folding(store)
        await tell(ledger, story.flat())
        const before = await seen()
        if (!(await happened(ledger, store, done))) return
        await tell(ledger, undone)
        expectAsBefore(before, await seen(), await wereToppedUp(store))

        // Only money costs interest.
        if (done.length === 1) return
        const twin = await begin()
        await tell(ledger, months)
        await tell(twin.ledger, [...story.flat(), ...months])
        const never = await folding(twin.store)()
        expect((await seen()).contract.account).toEqual(never.contract.account)
      },
    ),
  )
})

const months = ['2026-01', '2026-02', '2026-03'].map((month) => close(month))

/** What is done, and what undoes it. */
type Undoing = readonly [done: ReadonlyArray<Sent>, undone: ReadonlyArray<Sent>]

function anyUndoing(): fc.Arbitrary<Undoing> {
  const suspending = fc.constantFrom('B', 'C').map((of): Undoing => [[suspend(of)], [resume(of)]])
  return fc.oneof(
    { weight: 4, arbitrary: paying() },
    { weight: 2, arbitrary: disputing() },
    { weight: 1, arbitrary: suspending },
  )
}

/** For one invoice, short or not, or for two; with a credit that is used, or not. */
function paying(): fc.Arbitrary<Undoing> {
  const amount = fc.constantFrom('9995.00', '10000.00', '4000.00', '0.01')
  return fc
    .tuple(fc.subarray(['F1', 'F3'], { minLength: 1 }), amount, fc.nat(3))
    .map(([paid, each, steps]) => {
      const { collectionId, ...receipt } = transfer('Z1', '2026-02-05', '30000.00')
      const credit = { contractId: K, debtorId: 'B', collectionId }
      const later = [
        on('2026-02-06', {
          ...{ type: 'HoldCredit', collectionId, contractId: K, amount: eur('500.00') },
        }),
        on('2026-03-03', {
          ...{ type: 'UseDebtorCredit', ...credit, usedOn: '2026-03-03' },
          allocations: [{ invoiceId: invoiceOf('F3', 'B'), amount: eur('200.00') }],
        }),
        on('2026-03-04', {
          ...{ type: 'UseDebtorCredit', ...credit, usedOn: '2026-03-04' },
          allocations: [{ invoiceId: invoiceOf('F1', 'B'), amount: eur('100.00') }],
        }),
      ]
      const allocated = allocate(
        collectionId,
        ...paid.map((of) => [invoiceOf(of, 'B'), 'B', each] as const),
      )
      return [
        [receipt.received, receipt.identified('B'), allocated, ...later.slice(0, steps)],
        [goesBack(collectionId)],
      ]
    })
}

function disputing(): fc.Arbitrary<Undoing> {
  return fc
    .tuple(fc.constantFrom('F1', 'F3'), fc.constantFrom('0.01', '4000.00', '10000.00'))
    .map(([of, amount]) => [[dispute([of, 'B'], amount)], [resolve([of, 'B'])]])
}

function expectAsBefore(before: Folded, after: Folded, toppedUp: boolean) {
  expect(after.contract.account).toEqual(before.contract.account)
  const receivables = ({ contract }: Folded) =>
    [...contract.funding.receivables]
      .map(([name, { open, dueOn }]) => [name, open, dueOn] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
  expect(receivables(after)).toEqual(receivables(before))
  const credits = ({ contract }: Folded) =>
    [...contract.funding.debtors].filter(([, { credit }]) => credit.minor !== 0n)
  expect(credits(after).map(([, { credit }]) => credit)).toEqual(
    credits(before).map(([, { credit }]) => credit),
  )
  for (const [debtorId, line] of before.lines) {
    const again = after.lines.get(debtorId)
    expect(again?.limit).toEqual(line.limit)
    for (const [invoiceId, { covered, outstanding }] of line.covers) {
      const now = again?.covers.get(invoiceId)
      expect(now?.outstanding).toEqual(outstanding)
      // What was freed may have gone to another, who keeps it.
      if (toppedUp) expect(now && now.covered.minor >= covered.minor).toBe(true)
      else expect(now?.covered).toEqual(covered)
    }
  }
}

async function tell(ledger: Ledger, commands: ReadonlyArray<Sent>) {
  for (const command of commands) await ledger.execute(command)()
}

/** Whether the first was new, and all of it accepted: else there is nothing to undo. */
async function happened(ledger: Ledger, store: EventStore, commands: ReadonlyArray<Sent>) {
  const before = (await logOf(store)).length
  for (const command of commands) {
    const isFirst = command === commands[0]
    const answer = await ledger.execute(command)()
    if (isFirst && (E.isLeft(answer) || (await logOf(store)).length === before)) return false
  }
  return true
}

async function wereToppedUp(store: EventStore) {
  return (await logOf(store)).some(({ type }) => type === 'CoverToppedUp')
}
