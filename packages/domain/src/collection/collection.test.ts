/** The stories of a collection: 25,000.00 of debtor B. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { eur, usd, written } from '../testing/amounts.ts'
import {
  allocate,
  allocateCredit,
  allocated,
  collectionId,
  entry,
  held,
  holdRest,
  identified,
  identify,
  receive,
  received,
  reverse,
  reversed,
  stateAfter,
} from '../testing/collection.ts'
import { sent, snapshot } from '../testing/plain.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { CollectionId, DebtorId, InvoiceId, id } from '../values/identity.ts'
import { isNegative, plus } from '../values/money.ts'
import { text } from '../values/text.ts'
import {
  type Collection,
  Command,
  decider,
  Event,
  type State,
  streamOf,
  unallocated,
} from './index.ts'

const { decide, evolve } = decider
const { given } = scenario(decider)
const known = [received(), identified()]
const contract = 'AF-2026-0001'

describe('Money that goes back', () => {
  const paid = [
    ...known,
    allocated(contract, ['F101', eur('24000.00')]),
    allocated('AF-2026-0002', ['F201', eur('600.00')]),
    allocated(contract, ['F101', eur('100.00')], ['F102', eur('200.00')]),
  ]
  test('pays nothing any more: told each contract, the last allocation first', () =>
    given(...paid)
      .when(reverse())
      .then(
        reversed(contract, ['F102', eur('200.00')], ['F101', eur('24100.00')]),
        reversed('AF-2026-0002', ['F201', eur('600.00')]),
      ))
  test('may have paid nothing, and come from nobody known', () =>
    given(received()).when(reverse()).then(reversed(null)))
  test('went back once', () => {
    given(received(), reversed(null)).when(reverse()).thenNothingChanges()
    for (const otherwise of [reverse('returned'), reverse('recalled', '2026-03-13')]) {
      given(received(), reversed(null))
        .when(otherwise)
        .thenRejected({ type: 'CollectionIsReversed', ...how })
    }
  })
  test('came first', () =>
    given(received())
      .when(reverse('recalled', '2026-03-09'))
      .thenRejected({ type: 'BeforeReceipt', receivedOn: day('2026-03-10') }))
  test('is allocated no more, nor identified', () => {
    const gone = [...paid, reversed(contract, ['F101', eur('24100.00')])]
    given(...gone)
      .when(allocate(['F103', eur('1.00')]))
      .thenRejected({ type: 'CollectionIsReversed', ...how })
    given(...gone)
      .when(identify('C'))
      .thenRejected({ type: 'CollectionIsReversed', ...how })
    given(...gone)
      .when(identify())
      .thenNothingChanges()
  })
  test('leaves nothing of its remainder to hold; what was told of one holds nothing', () => {
    const gone = [...paid, reversed(contract, ['F101', eur('24100.00')])]
    given(...gone)
      .when(holdRest(['B', '100.00']))
      .thenNothingChanges()
    expect(stateAfter([...gone, held('B', '100.00')])).toMatchObject({
      ...{ status: 'Reversed', allocated: eur('0.00'), held: eur('0.00') },
    })
  })
  const how = { ground: 'recalled', reversedOn: day('2026-03-12') } as const
})

describe('A collection', () => {
  describe('is received', () => {
    test('once, under an id that follows from its entry', () =>
      given().when(receive()).then(received()))
    test('again, to no effect', () => given(received()).when(receive()).thenNothingChanges())
    test('again after it was allocated, to no effect', () =>
      given(...known, allocated(contract, ['F101', eur('24000.00')]))
        .when(receive())
        .thenNothingChanges())
    test('not by another means of payment', () =>
      given(received())
        .when(receive('cheque'))
        .thenRejected({ type: 'CollectionReceivedOtherwise' }))
    test('not in another currency', () =>
      given(received())
        .when(receive('transfer', { amount: usd('25000.00') }))
        .thenRejected({ type: 'CollectionReceivedOtherwise' }))
    test.each(['0.00', '-1.00'])('not of %s', (amount) =>
      given()
        .when(receive('transfer', { amount: eur(amount) }))
        .thenRejected({ type: 'AmountMustBePositive' }),
    )
    test.each([
      { account: text('FR7600000') },
      { bookedOn: day('2026-03-11') },
      { bankReference: text('VIR-0310-BATI-2') },
      { amount: eur('25000.01') },
      { sequence: 2 },
    ])('as another one with %j', (otherwise) =>
      expect(streamOf(receive('transfer', otherwise))).not.toBe(streamOf(receive())),
    )
    test('as the same one by whatever means', () =>
      expect(streamOf(receive('cheque'))).toBe(streamOf(receive())))
  })

  test.each([identify(), allocate(['F101', eur('1.00')]), holdRest(['B', '1.00'])])(
    'that was not received is unknown: $type',
    (command) => given().when(command).thenRejected({ type: 'CollectionUnknown' }),
  )
  test('that an older credit note left has no stream: it is used without an event', () =>
    given().when(allocateCredit('F102', '1.00')).then())

  describe('is identified', () => {
    test('as of a debtor', () => given(received()).when(identify()).then(identified()))
    test('again, to no effect', () =>
      given(...known)
        .when(identify())
        .thenNothingChanges())
    test('not as of another', () =>
      given(...known)
        .when(identify('C'))
        .thenRejected({ type: 'CollectionIdentifiedOtherwise', debtorId: id(DebtorId, 'B') }))
  })

  describe('is allocated', () => {
    test('to an invoice', () =>
      given(...known)
        .when(allocate(['F101', eur('24000.00')]))
        .then(allocated(contract, ['F101', eur('24000.00')])))
    test('to the last cent: L-1', () =>
      given(...known)
        .when(allocate(['F101', eur('24000.00')], ['F102', eur('1000.00')]))
        .then(allocated(contract, ['F101', eur('24000.00')], ['F102', eur('1000.00')])))
    test('to several contracts, each told once, in the order in which they are named', () =>
      given(...known)
        .when(
          allocate(
            ...([
              ['F7', eur('1.00'), 'AF-2'],
              ['F101', eur('2.00')],
              ['F8', eur('3.00'), 'AF-2'],
            ] as const),
          ),
        )
        .then(
          allocated('AF-2', ['F7', eur('1.00')], ['F8', eur('3.00')]),
          allocated(contract, ['F101', eur('2.00')]),
        ))
    test('bit by bit, even to one invoice', () =>
      given(...known, allocated(contract, ['F101', eur('24000.00')]))
        .when(allocate(['F101', eur('1000.00')]))
        .then(allocated(contract, ['F101', eur('1000.00')])))
    test('not one cent beyond what is left', () =>
      given(...known, allocated(contract, ['F101', eur('24000.00')]))
        .when(allocate(['F102', eur('1000.01')]))
        .thenRejected({ type: 'AllocatedMoreThanReceived', unallocated: eur('1000.00') }))
    test('not out of what is held for a debtor', () =>
      given(...known, allocated(contract, ['F101', eur('25000.00')]), held('B', '500.00'))
        .when(allocate(['F102', eur('0.01')]))
        .thenRejected({ type: 'AllocatedMoreThanReceived', unallocated: eur('0.00') }))
    test('not before it is identified', () =>
      given(received())
        .when(allocate(['F101', eur('1.00')]))
        .thenRejected({ type: 'CollectionNotIdentified' }))
    test('not to nothing', () =>
      given(...known)
        .when(allocate())
        .thenRejected({ type: 'NothingToAllocate' }))
    test('not to more than a thousand invoices at once', () => {
      const many = Array.from({ length: 1_001 }, (_, n) => [`F${n}`, eur('0.01')] as const)
      given(...known)
        .when(allocate(...many))
        .thenRejected({ type: 'TooManyAllocations', limit: 1_000 })
    })
    test('not to one invoice twice at once', () =>
      given(...known)
        .when(allocate(['F101', eur('1.00')], ['F102', eur('1.00')], ['F101', eur('1.00')]))
        .thenRejected({ type: 'InvoiceNamedTwice', invoiceId: id(InvoiceId, 'F101') }))
    test.each(['0.00', '-1.00'])('not for %s', (amount) =>
      given(...known)
        .when(allocate(['F101', eur('1.00')], ['F102', eur(amount)]))
        .thenRejected({ type: 'AmountMustBePositive', invoiceId: id(InvoiceId, 'F102') }),
    )
    test('not in another currency', () =>
      given(...known)
        .when(allocate(['F101', usd('1.00')]))
        .thenRejected({
          ...{ type: 'CurrencyMustMatch', currency: 'EUR', invoiceId: id(InvoiceId, 'F101') },
        }))
  })

  describe('holds what the invoices did not take', () => {
    const overpaid = [...known, allocated(contract, ['F101', eur('25000.00')])]

    test('for its debtor', () =>
      given(...overpaid)
        .when(holdRest(['B', '1000.00']))
        .then(held('B', '1000.00')))
    test('for each of them', () =>
      given(...overpaid)
        .when(holdRest(['B', '1000.00'], ['C', '1.00']))
        .then(held('B', '1000.00'), held('C', '1.00')))
    test('all of it, if they took nothing', () =>
      given(...overpaid)
        .when(holdRest(['B', '25000.00']))
        .then(held('B', '25000.00')))
    test('no more than was allocated', () =>
      expect(() => given(...overpaid).when(holdRest(['B', '25000.01']))).toThrow(
        'Invariant broken',
      ))
  })

  describe('stops at a history that cannot be:', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['identified before it was received', [identified()]],
      ['received twice', [received(), received()]],
      ['allocated beyond its amount', [...known, allocated(contract, ['F101', eur('25000.01')])]],
      ['holding what was not allocated', [...known, held('B', '0.01')]],
    ])('%s', (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))
  })

  describe('whatever it is asked', () => {
    test('accounts for every cent: received = allocated + held + left', () =>
      always(({ after }) => {
        const { allocated: given, held: kept, received: entry } = after
        expect(plus(plus(given, kept), unallocated(after))).toEqual(entry.amount)
        expect([given, kept, unallocated(after)].some(isNegative)).toBe(false)
      }))
    test('is asked, and remembers, in plain data', () =>
      always(({ command, events }) => {
        expect(Command.decode(sent(Command.encode(command)))).toEqual(E.right(command))
        for (const event of events) {
          expect(Event.decode(sent(Event.encode(event)))).toEqual(E.right(event))
        }
      }))
    test('is left as it was by what happens next', () =>
      always(({ before, events }) => {
        const shown = snapshot(before)
        events.reduce(evolve, before as State)
        expect(snapshot(before)).toBe(shown)
      }))
  })

  test('has an id that is pinned for ever', () =>
    expect(collectionId).toBe(id(CollectionId, '47d0a7ff-27f8-52a6-895b-90143a779012')))
})

interface Step {
  readonly before: Collection
  readonly command: Command
  readonly events: ReadonlyArray<Event>
  readonly after: Collection
}

function always(law: (step: Step) => void): void {
  const cents = (most: number) => fc.integer({ min: 1, max: Math.max(most, 1) })
  const move = fc.oneof(
    fc
      .array(cents(5_000_00), { minLength: 1, maxLength: 3 })
      .map(
        (amounts) => () =>
          allocate(...amounts.map((each, index) => [`F${index}`, ofCents(each)] as const)),
      ),
    cents(1000).map((thousandths) => ({ allocated }: Collection) => {
      const rest = { ...allocated, minor: (allocated.minor * BigInt(thousandths)) / 1000n }
      return holdRest(['B', written(rest)])
    }),
    fc.constantFrom(
      () => identify(),
      () => receive(),
    ),
  )
  fc.assert(
    fc.property(fc.array(move, { maxLength: 15, size: 'max' }), (moves) => {
      moves.reduce(
        (before, asked) => {
          const command = asked(before)
          const decision = decide(before, command)
          if (E.isLeft(decision)) return before
          const after = present(decision.right.reduce(evolve, before as State))
          law({ before, command, events: decision.right, after })
          return after
        },
        present(stateAfter(known)),
      )
    }),
  )
}

function ofCents(cents: number) {
  return { ...entry.amount, minor: BigInt(cents) }
}
function present(state: State): Collection {
  if (state.status === 'Absent' || state.status === 'Reported') throw new Error('no collection')
  return state
}
