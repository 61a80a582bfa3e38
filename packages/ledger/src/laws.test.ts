/** What holds whatever is asked: after every event, and at every quiet moment. */
import { describe, expect, test } from '@jest/globals'
import { Collection } from '@quittance/domain'
import { availabilityOn, imbalance } from '@quittance/domain/figures'
import { DebtorId, day, InvoiceId, id, type Money, plus } from '@quittance/domain/values'
import fc from 'fast-check'

import { openLedgerOn } from './ledger.ts'
import { memory } from './memory.ts'
import type { Sent } from './testing/commands.ts'
import { type Folded, folding } from './testing/folding.ts'
import { beginning, brokenChains, given, logOf } from './testing/ledger.ts'
import { anyCommands, begun } from './testing/stories.ts'

/** Each is held to at every quiet moment of one and the same story: to tell a story costs more than to look at it. */
const laws: ReadonlyArray<(folded: Folded) => void> = [
  expectIdentity,
  expectSameOutstanding,
  expectSameCover,
  expectSameInvoices,
  expectWholeReceipts,
  expectOneCauseEach,
]

describe('Whatever a contract is asked', () => {
  test('its figures, its invoices, its lines, its receipts and its chains agree at every quiet moment', async () => {
    const begin = await beginning(begun)
    await fc.assert(
      fc.asyncProperty(fc.array(anyCommands(), { minLength: 1, maxLength: 7 }), async (story) => {
        const { ledger, store } = await begin()
        const fold = folding(store)
        for (const commands of story) {
          for (const command of commands) await ledger.execute(command)()
          const folded = await fold()
          for (const law of laws) law(folded)
        }
        expect(brokenChains(await logOf(store))).toEqual([])
      }),
    )
  })

  test('its log is the same to the byte, though another process goes on from what was kept', async () => {
    const begin = await beginning(begun)
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCommands(), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (story, cut, shortest) => relayed(begin, story.flat(), cut, shortest),
      ),
    )
  })
})

async function relayed(
  begin: Awaited<ReturnType<typeof beginning>>,
  commands: ReadonlyArray<Sent>,
  cut: number,
  shortest: number,
) {
  const { ledger, store: whole } = await begin()
  const { store } = await begin()
  const remembering = () =>
    openLedgerOn(given(store), { memory: memory(store.checkpoints, { shortest }) })
  let one = await remembering()
  for (const [index, command] of commands.entries()) {
    if (index === cut % commands.length) {
      await one.close()
      one = await remembering()
    }
    await ledger.execute(command)()
    await one.execute(command)()
  }
  expect(await logOf(store)).toEqual(await logOf(whole))
}

/** Client account + guarantee fund = outstanding − funds in use, after every event (invariant 1). */
function expectIdentity({ contracts }: Folded) {
  for (const contract of contracts) expect(imbalance(contract.account).minor).toBe(0n)
}

/** Σ open of the invoices = the contract's outstanding; of each debtor's = his line's (invariant 15). */
function expectSameOutstanding({ contract, invoices, lines }: Folded) {
  const open = new Map<string, bigint>()
  for (const invoice of invoices.values()) {
    if (invoice.status !== 'Assigned') continue
    const { debtorId } = invoice.submitted
    open.set(debtorId, (open.get(debtorId) ?? 0n) + invoice.open.minor)
  }
  const receivables = [...contract.funding.receivables.values()].map((each) => each.open)
  expect(total(receivables)).toBe(contract.account.outstanding.minor)
  expect([...open.values()].reduce((a, b) => a + b, 0n)).toBe(contract.account.outstanding.minor)
  for (const [debtorId, state] of lines) {
    const owed = [...state.covers.values()].map(({ outstanding }) => outstanding)
    expect(total(owed)).toBe(open.get(debtorId) ?? 0n)
  }
}

/** 0 ≤ covered ≤ open (invariant 4); and what a line covers is what its contract has noted. */
function expectSameCover({ contract, lines }: Folded) {
  for (const [debtorId, state] of lines) {
    const isHeldUp = state.suspendedBy.length > 0 || state.insolventSince !== undefined
    const stands = state.status === 'Granted' && !isHeldUp
    expect(contract.funding.debtors.get(id(DebtorId, debtorId))?.limit).toEqual(
      stands ? state.limit : { ...state.limit, minor: 0n },
    )
    const covers = [...state.covers.values()].map(({ covered }) => covered)
    expect(total([...covers, state.loss.covered])).toBe(state.coverInUse.minor)
    for (const [invoiceId, { covered, outstanding }] of state.covers) {
      expect(covered.minor >= 0n && covered.minor <= outstanding.minor).toBe(true)
      if (outstanding.minor === 0n) continue
      expect(contract.funding.receivables.get(invoiceId)?.covered).toEqual(covered)
    }
  }
}

/** What is disputed is reserved, and nothing else; what is open is due on one day. */
function expectSameInvoices({ contract, invoices }: Folded) {
  const { receivables, reserves } = contract.funding
  for (const [name, { status, dispute, resolved, dueOn }] of invoices) {
    const invoiceId = id(InvoiceId, name)
    const disputed = resolved ? undefined : dispute
    expect(reserves.get(invoiceId)?.get('dispute')?.amount).toEqual(disputed?.amount)
    if (status === 'Assigned') expect(receivables.get(invoiceId)?.dueOn).toBe(dueOn)
    expect(receivables.has(invoiceId)).toBe(status === 'Assigned')
  }
}

/** Of every receipt (invariant 7), what the invoices did not take is held, and noted as the debtor's. */
function expectWholeReceipts({ contract, collections, taken }: Folded) {
  let held = 0n
  for (const [collectionId, collection] of collections) {
    if (collection.reversed) expect(taken.get(collectionId) ?? 0n).toBe(0n)
    const charged = collection.returned.minor
    expect(collection.allocated.minor + charged).toBe(taken.get(collectionId) ?? 0n)
    const { allocated, refunded, forwarded, received: from } = collection
    const parts = [allocated, collection.held, refunded, forwarded]
    const rests = [Collection.reversedAmount(collection), Collection.unallocated(collection)]
    expect(total([...parts, ...rests])).toBe(from.amount.minor)
    held += collection.held.minor
  }
  const credits = [...contract.funding.debtors.values()].map(({ credit }) => credit)
  expect(total(credits)).toBe(held)
  const ofReceipts = [...contract.payments.credits.values()].flatMap((each) => [...each.values()])
  expect(total(ofReceipts)).toBe(held)
}

/** Σ causes = outstanding − funds in use − availability (invariant 5). */
function expectOneCauseEach({ contract }: Folded) {
  const waterfall = availabilityOn(contract, day('2026-12-31'))
  const { outstanding, fundsInUse, availability, exclusions } = waterfall
  expect(total(exclusions.map(({ amount }) => amount))).toBe(
    outstanding.minor - fundsInUse.minor - availability.minor,
  )
}

function total(amounts: ReadonlyArray<Money>): bigint {
  return amounts.reduce(plus, { minor: 0n, currency: 'EUR' }).minor
}
