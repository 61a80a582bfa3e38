/** What invoices, lines, receipts and their contract say, at every quiet moment of random stories: the same. */
import { describe, expect, test } from '@jest/globals'
import { DebtorId, id } from '@quittance/domain/values'
import { type Decoded, type EventStore, inMemory } from '@quittance/event-store'
import { keep, openLedgerOn, tell } from '@quittance/ledger'
import {
  agedBalance,
  availabilityOf,
  collections,
  type PersistentProjection,
  project,
  receivables,
} from '@quittance/projections'
import fc from 'fast-check'
import { K } from '../../ledger/src/testing/commands.ts'
import { anyCommands, begun } from '../../ledger/src/testing/stories.ts'
import { queriesOn } from './queries.ts'
import { auditOf } from './testing/fault-findings.ts'
import { givenTo, textsIn } from './testing/keeping.ts'
import { cents, expectWhole } from './testing/whole.ts'

describe('At every quiet moment', () => {
  test('what is owed, what came in, and what is kept of them agree', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyCommands(), { maxLength: 8 }), async (batches) => {
        const store = inMemory()
        const ledger = await openLedgerOn(givenTo(store))
        for (const command of [...begun, ...batches.flat()]) await ledger.execute(command)()
        await expectDimensions(store)
        await expectAccounts(store)
        await expectWholeInvoices(store)
        await expectKept(store)
        expect(await auditOf(store)).toEqual([])
        await ledger.close()
      }),
    ))
})

/** What is open of the receivables is the outstanding, each dimension within its bounds. */
async function expectDimensions(store: EventStore) {
  const queries = queriesOn(store)
  const [at, open] = [await queries.position(K), await queries.receivables(K)]
  if (at === undefined || open === undefined) throw new Error('no contract')
  expect(open.open).toEqual(at.account.outstanding)
  expect(open.fundable).toEqual(availabilityOf(at).fundable)
  expect(open.disputed).toEqual(agedBalance(at).total.disputed)
  for (const { receivable, disputed, cover, funding } of open.receivables) {
    const owed = receivable.open.minor
    expect(cover.covered.minor + cover.uncovered.minor).toBe(owed)
    for (const { minor } of [cover.covered, cover.uncovered, disputed, funding.eligible]) {
      expect(0n <= minor && minor <= owed).toBe(true)
    }
    expect(cover.state === 'suspended').toBe(receivable.dispute !== null)
    expect(disputed.minor > 0n).toBe(receivable.dispute !== null)
  }
  for (const line of await queries.lines(K)) {
    const his = open.receivables.filter(({ receivable }) => receivable.debtorId === line.debtorId)
    expect(cents(his.map(({ receivable }) => receivable.open))).toBe(line.outstanding.minor)
    const covered = cents(his.map(({ cover }) => cover.covered))
    expect(covered + line.called.minor).toBe(line.coverInUse.minor)
    const owed = await queries.openInvoices(line.debtorId, open.on)
    expect(owed.map(({ invoiceId }) => invoiceId).toSorted()).toEqual(
      his.map(({ receivable }) => receivable.invoiceId).toSorted(),
    )
  }
}

/** A debtor's account is what his invoices leave open, less what is held of his. */
async function expectAccounts(store: EventStore) {
  const at = await queriesOn(store).position(K)
  if (at === undefined) throw new Error('no contract')
  const { invoices, receipts } = await folded(store)
  const owned = invoices.filter(({ legal }) => legal === 'assigned' || legal === 'extinguished')
  const held = receipts.flatMap(({ credits }) => credits)
  const accounts = new Map(agedBalance(at).debtors.map((each) => [each.debtorId, each.account]))
  for (const debtorId of ['B', 'C'].map((name) => id(DebtorId, name))) {
    const isHis = (each: { readonly debtorId: DebtorId }) => each.debtorId === debtorId
    const [his, ofHis] = [owned.filter(isHis), held.filter(isHis)]
    const open = cents(his.map((each) => each.open))
    const credit = cents(ofHis.map(({ amount }) => amount))
    expect(accounts.get(debtorId)?.minor ?? 0n).toBe(open - credit)
  }
}

/** Every invoice and every receipt is whole, and what the ones were paid the others gave. */
async function expectWholeInvoices(store: EventStore) {
  const { invoices, receipts } = await folded(store)
  for (const { face, credited, paid, borne, givenBack, open } of invoices) {
    expect(cents([credited, paid, borne, givenBack, open])).toBe(face.minor)
  }
  receipts.forEach(expectWhole)
  const gave = receipts.flatMap(({ allocated, report, state, forwarded }) => {
    if (report === null) return [allocated]
    return [allocated, state === 'reported' ? report.charged : forwarded]
  })
  const paid = cents(invoices.map((each) => each.paid))
  expect(paid + (await dividendsOf(store))).toBe(cents(gave))
}

/** Rows that are kept are those folded anew. */
async function expectKept(store: EventStore) {
  const { tables } = store as ReturnType<typeof inMemory>
  const kept = async <Row, Event>(projection: PersistentProjection<Row, Event>) => {
    const running = keep(givenTo(store), tables, projection)
    await running.settled()
    await running.stop()
    return (await textsIn(tables, projection)).texts.map(([, row]) => row)
  }
  const { invoices, receipts } = await folded(store)
  expect(await kept(receivables)).toEqual(
    inOrder(invoices.map(receivables.Row.encode), 'invoiceId'),
  )
  expect(await kept(collections)).toEqual(
    inOrder(receipts.map(collections.Row.encode), 'collectionId'),
  )
}

const inOrder = (rows: ReadonlyArray<unknown>, key: string) =>
  JSON.parse(JSON.stringify(rows)).toSorted(
    (one: Record<string, string>, other: Record<string, string>) =>
      (one[key] ?? '') < (other[key] ?? '') ? -1 : 1,
  )

const folded = async (store: EventStore) => ({
  invoices: await rowsOf(store, receivables),
  receipts: await rowsOf(store, collections),
})
/** A claim took these, and no invoice, unless they went back. */
const dividendsOf = async (store: EventStore): Promise<bigint> => {
  let sum = 0n
  for await (const page of store.readAll({ filter: { streamPrefixes: ['guaranteeLine-'] } })) {
    for (const { event } of page.map(tell)) {
      if (event.type === 'RecoveryShared') sum += event.amount.minor
      if (event.type === 'RecoveryReversed') sum -= event.amount.minor
    }
  }
  return sum
}
const rowsOf = async <Row, Event>(
  store: EventStore,
  projection: PersistentProjection<Row, Event>,
): Promise<ReadonlyArray<Row>> => {
  const filter = { streamPrefixes: [`${projection.category}-`] }
  const told = async function* () {
    for await (const page of store.readAll({ filter })) {
      yield page.map((recorded) => tell(recorded) as unknown as Decoded<Event>)
    }
  }
  return [...(await project(projection)(told())).values()]
}
