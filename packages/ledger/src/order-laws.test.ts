/** In which order things are done changes no figure: what follows of several contracts, the invoices of a schedule. */
import { describe, expect, test } from '@jest/globals'
import type { EventStore } from '@quittance/event-store'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { progressOf } from './checkpoint.ts'
import { inTurn } from './in-turn.ts'
import { openLedgerOn } from './ledger.ts'
import { memory } from './memory.ts'
import { policies } from './policies/index.ts'
import { reacting } from './reacting.ts'
import { reactions } from './reactions.ts'
import { type Invoice, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { folding } from './testing/folding.ts'
import { beginning, given, logOf } from './testing/ledger.ts'
import { allocate, creditNote, direct, invoiceOf, transfer } from './testing/receipts.ts'
import { dispute, goesBack, resolve } from './testing/stories.ts'

/** Of the other part, where there are two. */
const L = 'AF-2026-0003'

describe('What follows', () => {
  test('is the same, whoever works on which contract, however far at a time, dying or not', async () => {
    const begin = await beginning([
      ...ofContract(K, 'ALPHA'),
      ...ofContract(L, 'BETA'),
      ...receipts,
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...asked], { minLength: 3, maxLength: 6 }),
        fc.array(anyTurn, { maxLength: 3 }),
        async (commands, turns) => {
          const [straight, byTurns] = [await begin(), await begin()]
          await withoutReactions(straight.store, commands)
          await openLedgerOn(given(straight.store))

          await withoutReactions(byTurns.store, commands)
          for (const turn of turns) await work(byTurns.store, turn)
          for (const member of [0, 1])
            await work(byTurns.store, { member, most: 9_999, keeps: true })
          expect(await streamsOf(byTurns.store)).toEqual(await streamsOf(straight.store))
        },
      ),
    )
  })
})

describe('The invoices of a schedule', () => {
  const cents = fc.integer({ min: 1, max: 300_000 })
  const anyInvoices = fc
    .array(fc.tuple(fc.constantFrom('B', 'C'), cents), { minLength: 2, maxLength: 4 })
    .map((drawn) =>
      drawn.map(([debtorId, c], n): Invoice => [`F${n}`, debtorId, (c / 100).toFixed(2)]),
    )
  const anyOther = anyInvoices.chain((all) =>
    fc.tuple(
      ...[fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })],
      fc.integer({ min: 1, max: all.length }),
    ),
  )

  test('may be permuted, or sent in two: but for the VAT, which is rounded once a booking', async () => {
    // Enough for all of them: none waits for another.
    const begin = await beginning([...started(), line('B', '50000.00'), line('C', '50000.00')])
    const booked = async (...schedules: ReadonlyArray<ReadonlyArray<Invoice>>) => {
      const { ledger, store } = await begin()
      for (const [n, invoices] of schedules.entries()) {
        expect(E.isRight(await ledger.execute(schedule(`R${n}`, invoices))())).toBe(true)
      }
      const { contract, lines } = await folding(store)()
      const covers = [...lines].flatMap(([, { covers: each }]) =>
        [...each].map(([invoiceId, { covered, outstanding }]) => [invoiceId, covered, outstanding]),
      )
      const { clientAccount, outstanding, guaranteeFund, fundsInUse } = contract.account
      const figures = { outstanding, guaranteeFund, covers: covers.toSorted() }
      return { figures, clientAccount, fundsInUse, vat: await vatIn(store) }
    }
    await fc.assert(
      fc.asyncProperty(anyOther, async ([all, permuted, at]) => {
        const one = await booked(all)
        const two = await booked(
          ...[permuted.slice(0, at), permuted.slice(at)].filter((part) => part.length > 0),
        )
        expect(two.figures).toEqual(one.figures)
        const more = two.vat - one.vat
        expect(more * more <= (at < all.length ? 1n : 0n)).toBe(true)
        expect(two.clientAccount.minor).toBe(one.clientAccount.minor - more)
        expect(two.fundsInUse.minor).toBe(one.fundsInUse.minor + more)
      }),
    )
  })
})

/** Until both have signed, bought and been covered. */
function ofContract(contractId: string, clientId: string): ReadonlyArray<Sent> {
  return [
    ...started(contractId, clientId),
    line('B', '15000.00', contractId),
    schedule(
      'R0',
      [
        ['F1', 'B', '10000.00'],
        ['F2', 'B', '10000.00'],
      ],
      { contractId },
    ),
  ]
}

const [first, second] = [
  transfer('V1', '2026-01-20', '12000.00'),
  transfer('V2', '2026-01-21', '9000.00'),
]
const payment = direct('P1', invoiceOf('F1', 'B'), '3000.00', '2026-01-14')
const receipts = [first, second].flatMap((each) => [each.received, each.identified('B')])

/** What both contracts may be asked while nobody works: more is allocated than the invoices will take. */
const asked: ReadonlyArray<Sent> = [
  allocate(first.collectionId, [invoiceOf('F1', 'B'), 'B', '9000.00']),
  allocate(first.collectionId, [invoiceOf('F2', 'B'), 'B', '3000.00']),
  ofL(allocate(second.collectionId, [invoiceOf('F1', 'B', 'BETA'), 'B', '8000.00'])),
  creditNote(['F1', 'B'], 'AV1', '4000.00', '2026-01-20'),
  creditNote(['F2', 'B'], 'AV2', '11000.00', '2026-01-20'),
  ...[dispute(['F2', 'B'], '4000.00'), resolve(['F2', 'B']), goesBack(first.collectionId)],
  ...[line('B', '19000.00'), line('B', '16000.00', L)].map(revised),
  on('2026-02-04', { type: 'WithdrawLine', contractId: L, debtorId: 'B', reason: 'unused' }),
  ...[payment.reported, payment.passedOn('2026-01-15')],
]

function ofL(command: Sent): Sent {
  const allocations = command['allocations'] as ReadonlyArray<object>
  return {
    ...command,
    allocations: allocations.map((each) => ({ ...each, contractId: L })),
  } as Sent
}

function revised({ contractId = '', debtorId = '', limit = '' }: Sent): Sent {
  return on('2026-01-22', {
    ...{ type: 'ReviseLimit', contractId, debtorId, limit, revisedOn: '2026-01-22' },
  })
}

interface Turn {
  readonly member: number
  /** So many appends are reacted to, at most. */
  readonly most: number
  /** Or dies before its place is kept. */
  readonly keeps: boolean
}

const anyTurn: fc.Arbitrary<Turn> = fc.record({
  ...{ member: fc.nat(1), most: fc.integer({ min: 1, max: 12 }), keeps: fc.boolean() },
})

/** A worker of one of two parts, for a while. */
async function work(store: EventStore, { member, most, keeps }: Turn) {
  const part = { member, of: 2 }
  const remembered = memory(store.checkpoints)
  const react = reacting({ given: given(store), memory: remembered, policies, turn: inTurn() })
  const ending = new AbortController()
  let left = most
  const here = reactions(
    store,
    (append, isMeant) => {
      left -= 1
      if (left === 0) ending.abort()
      return react(append, isMeant)
    },
    await progressOf(store.checkpoints, part),
    part,
  )
  await here.toHead(ending.signal)
  if (keeps) await here.save()
}

async function withoutReactions(store: EventStore, commands: ReadonlyArray<Sent>) {
  const checkpoints = { ...store.checkpoints, replace: async () => true }
  const ledger = await openLedgerOn(given({ ...store, checkpoints }), { policies: [] })
  for (const command of commands) await ledger.execute(command)()
}

/** As each is; of a collection, to which both contracts answer, in no order. */
async function streamsOf(store: EventStore) {
  const streams = new Map<string, Array<string>>()
  for (const { stream, revision, type, data, metadata } of await logOf(store)) {
    const isShared = stream.startsWith('collection-')
    const place = isShared ? '' : `${revision} ${metadata['hash']}`
    const told = [...(streams.get(stream) ?? []), `${type} ${JSON.stringify(data)} ${place}`]
    streams.set(stream, isShared ? told.toSorted() : told)
  }
  return new Map([...streams].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

async function vatIn(store: EventStore) {
  const charged = (await logOf(store)).filter(({ type }) => type === 'FactoringCommissionCharged')
  return charged
    .map(({ data }) => BigInt((data['vatAmount'] as { amount: string }).amount.replace('.', '')))
    .reduce((a, b) => a + b)
}
