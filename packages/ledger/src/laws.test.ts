/** What holds whatever is asked: after every event, and at every quiet moment. */
import { describe, expect, test } from '@jest/globals'
import { Collection, Contract, GuaranteeLine, Invoice } from '@quittance/domain'
import { availabilityOn, imbalance } from '@quittance/domain/figures'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  directPaymentIdOf,
  InvoiceId,
  id,
  invoiceIdOf,
  type Money,
  money,
  plus,
} from '@quittance/domain/values'
import {
  type EventStore,
  inMemory,
  type Json,
  type Position,
  type Row,
} from '@quittance/event-store'
import fc from 'fast-check'

import { openLedgerOn } from './ledger.ts'
import { memory } from './memory.ts'
import { tell } from './rooms.ts'
import { draw, eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { brokenChains, given, logOf } from './testing/ledger.ts'

describe('Whatever a contract is asked', () => {
  test('client account + guarantee fund = outstanding − funds in use, after every event', () =>
    always((folded) => {
      for (const contract of folded.contracts) expect(imbalance(contract.account).minor).toBe(0n)
    }))

  test('its streams agree at every quiet moment: on what is open, disputed and due, on cover, on every receipt', () =>
    always((folded) => {
      expectSameOutstanding(folded)
      expectSameCover(folded)
      expectSameInvoices(folded)
      expectWholeReceipts(folded)
    }))

  test('every euro that cannot be drawn has one cause, and every stream is a chain', () =>
    always(async (folded, store) => {
      expectOneCauseEach(folded)
      expect(brokenChains(await logOf(store))).toEqual([])
    }))

  test('its log is the same to the byte, though another process goes on from what was kept', () =>
    fc.assert(fc.asyncProperty(anyStory(3), fc.nat(), fc.integer({ min: 1, max: 9 }), relayed)))

  async function relayed(
    batches: ReadonlyArray<ReadonlyArray<Sent>>,
    cut: number,
    shortest: number,
  ) {
    const commands = [...begun, ...batches.flat()]
    const [whole, passedOn]: [Array<Row>, Array<Row>] = [[], []]
    const store = inMemory({ log: passedOn })
    const remembering = () =>
      openLedgerOn(given(store), { memory: memory(store.checkpoints, { shortest }) })
    const ledger = await openLedgerOn(given(inMemory({ log: whole })))
    let one = await remembering()
    for (const [index, command] of commands.entries()) {
      if (index === cut % commands.length) {
        await one.close()
        one = await remembering()
      }
      await ledger.execute(command)()
      await one.execute(command)()
    }
    const text = (log: ReadonlyArray<Row>) => log.map((row) => Object.values(row).join(' '))
    expect(text(passedOn)).toEqual(text(whole))
  }
})

/** Σ open of the invoices = the contract's outstanding; of each debtor's = his line's. */
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

/** What a line covers is what its contract has noted. */
function expectSameCover({ contract, lines }: Folded) {
  for (const [debtorId, state] of lines) {
    const mayCoverNothing = state.status === 'Withdrawn' || state.insolventSince !== undefined
    expect(contract.funding.debtors.get(id(DebtorId, debtorId))?.limit).toEqual(
      mayCoverNothing ? { ...state.limit, minor: 0n } : state.limit,
    )
    for (const [invoiceId, { covered, outstanding }] of state.covers) {
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

/** Of every receipt, what the invoices did not take is held, and noted as the debtor's. */
function expectWholeReceipts({ contract, invoices, collections, taken }: Folded) {
  let held = 0n
  for (const [collectionId, collection] of collections) {
    if (collection.reversed) expect(taken.get(collectionId) ?? 0n).toBe(0n)
    const charged = collection.report ? collection.forwarded.minor : 0n
    expect(collection.allocated.minor + charged).toBe(taken.get(collectionId) ?? 0n)
    const { allocated, refunded, forwarded, received: from } = collection
    const parts = [allocated, collection.held, refunded, forwarded]
    const rests = [Collection.reversedAmount(collection), Collection.unallocated(collection)]
    expect(total([...parts, ...rests])).toBe(from.amount.minor)
    held += collection.held.minor
  }
  const excess = [...invoices.values()].flatMap(({ creditNotes }) =>
    [...creditNotes.values()].map((creditNote) => creditNote.excess),
  )
  const credits = [...contract.funding.debtors.values()].map(({ credit }) => credit)
  expect(total(credits)).toBe(held + total(excess))
}

/** Σ causes = outstanding − funds in use − availability. */
function expectOneCauseEach({ contract }: Folded) {
  const waterfall = availabilityOn(contract, day('2026-12-31'))
  const { outstanding, fundsInUse, availability, exclusions } = waterfall
  expect(total(exclusions.map(({ amount }) => amount))).toBe(
    outstanding.minor - fundsInUse.minor - availability.minor,
  )
}

interface Folded {
  /** After each of its events since the last quiet moment. */
  readonly contracts: ReadonlyArray<Contract.Contract>
  readonly contract: Contract.Contract
  readonly invoices: ReadonlyMap<string, Invoice.Invoice>
  /** By debtor. */
  readonly lines: ReadonlyMap<string, GuaranteeLine.Line>
  readonly collections: ReadonlyMap<string, Collection.Collection>
  /** By collection, what invoices and claims took of it. */
  readonly taken: ReadonlyMap<string, bigint>
}

/** A contract with two lines and four invoices, one of them beyond its line; from February on it asks for proofs. */
const begun = [
  ...started().map((command) =>
    command.type === 'SendOffer' ? { ...command, terms: tolerant(command['terms']) } : command,
  ),
  line('B', '15000.00'),
  line('C', '25000.00'),
  schedule('R0', [
    ['F1', 'B', '10000.00'],
    ['F2', 'C', '10000.00'],
    ['F3', 'B', '10000.00'],
    ['F4', 'C', '10000.00'],
  ]),
  on('2026-01-12', {
    ...{ type: 'AmendTerms', contractId: K, effectiveOn: '2026-02-01' },
    terms: {
      eligibility: {
        ...{ maxTermDays: 90, proofRequired: ['deliveryNote'], excludedDebtors: [] },
        ...{ excludedCountries: [], proForma: false, instalments: false },
      },
    },
  }),
]

/** A law, held to after each of many random commands, refused or not. */
function always(law: (folded: Folded, store: EventStore) => void | Promise<void>) {
  return fc.assert(
    fc.asyncProperty(anyStory(), async (batches) => {
      const store = inMemory()
      const ledger = await openLedgerOn(given(store))
      const fold = folding(store)
      for (const command of begun) await ledger.execute(command)()
      for (const batch of batches) {
        for (const command of batch) await ledger.execute(command)()
        await law(await fold(), store)
      }
    }),
  )
}

/** Reads what is new each time. */
function folding(store: EventStore) {
  let contract: Contract.State = Contract.decider.initial
  const invoices = new Map<string, Invoice.State>()
  const lines = new Map<string, GuaranteeLine.State>()
  const collections = new Map<string, Collection.State>()
  const taken = new Map<string, bigint>()
  let after: Position | undefined
  return async (): Promise<Folded> => {
    const contracts: Array<Contract.State> = []
    for await (const page of store.readAll(after === undefined ? {} : { after })) {
      for (const recorded of page) {
        after = recorded.position
        const { stream, event } = tell(recorded)
        const [category = '', name = ''] = stream.split(/-(.*)/s)
        if (category === 'contract') {
          contract = Contract.decider.evolve(contract, event as Contract.Event)
          contracts.push(contract)
        }
        if (category === 'invoice') {
          const before = invoices.get(name) ?? Invoice.decider.initial
          invoices.set(name, Invoice.decider.evolve(before, event as Invoice.Event))
        }
        if (event.type === 'PaymentApplied') {
          const before = taken.get(event.collectionId) ?? 0n
          taken.set(event.collectionId, before + event.applied.minor)
        }
        if (event.type === 'RecoveryShared') {
          const before = taken.get(event.collectionId) ?? 0n
          taken.set(event.collectionId, before + event.amount.minor)
        }
        if (event.type === 'PaymentUnapplied') {
          const before = taken.get(event.collectionId) ?? 0n
          taken.set(event.collectionId, before - event.restored.minor)
        }
        if (category === 'collection') {
          const before = collections.get(name) ?? Collection.decider.initial
          collections.set(name, Collection.decider.evolve(before, event as Collection.Event))
        }
        if (category === 'guaranteeLine') {
          const debtorId = name.split('_')[1] ?? ''
          const before = lines.get(debtorId) ?? GuaranteeLine.decider.initial
          lines.set(debtorId, GuaranteeLine.decider.evolve(before, event as GuaranteeLine.Event))
        }
      }
    }
    if (contract.status === 'Absent') throw new Error('no contract')
    return {
      contract,
      contracts: contracts.flatMap((each) => (each.status === 'Absent' ? [] : [each])),
      invoices: present(invoices),
      lines: present(lines),
      collections: new Map(
        [...present(collections)].flatMap(([name, each]) =>
          each.status === 'Reported' ? [] : [[name, each] as const],
        ),
      ),
      taken,
    }
  }
}

/** The states of what exists. */
function present<State extends { readonly status: string }>(states: ReadonlyMap<string, State>) {
  type Present = Exclude<State, { readonly status: 'Absent' }>
  return new Map(
    [...states].flatMap(([name, state]) =>
      state.status === 'Absent' ? [] : [[name, state as Present] as const],
    ),
  )
}

function anyStory(maxLength = 12) {
  return fc.array(anyCommands(), { minLength: 1, maxLength })
}

/** One thing that may happen: mostly valid, for few invoices, so that they meet. */
function anyCommands(): fc.Arbitrary<ReadonlyArray<Sent>> {
  const debtor = fc.constantFrom('B', 'C')
  const cents = fc.integer({ min: 1, max: 1_500_000 })
  const invoice = fc
    .tuple(fc.integer({ min: 1, max: 6 }), cents)
    .map(([n, c]) => [`F${n}`, n % 2 === 1 ? 'B' : 'C', c] as const)
  return fc.oneof(
    {
      arbitrary: fc
        .tuple(fc.nat(9), fc.array(invoice, { minLength: 1, maxLength: 4 }), fc.boolean())
        .map(([n, lines, isHeld]) => [
          schedule(
            `R${n}`,
            lines.map(([f, d, c]) => [f, d, text(c)] as const),
            isHeld ? { day: '2026-02-10' } : {},
          ),
        ]),
      weight: 4,
    },
    {
      arbitrary: fc
        .tuple(fc.nat(9), fc.integer({ min: 1, max: 4 }))
        .map(([n, of]) => [released(`R${n}`, of)]),
      weight: 3,
    },
    { arbitrary: invoice.map(([f, d, c]) => [disputed(f, d, text(c))]), weight: 2 },
    { arbitrary: invoice.map(([f, d]) => [resolved(f, d)]), weight: 1 },
    {
      arbitrary: fc
        .tuple(invoice, fc.constantFrom('2026-04-09', '2026-06-30'))
        .map(([[f, d], dueOn]) => [extended(f, d, dueOn)]),
      weight: 1,
    },
    { arbitrary: fc.tuple(debtor, cents).map(([d, c]) => [line(d, text(c))]), weight: 2 },
    { arbitrary: fc.tuple(debtor, cents).map(([d, c]) => [revise(d, text(c))]), weight: 2 },
    { arbitrary: debtor.map((d) => [withdraw(d)]), weight: 1 },
    { arbitrary: fc.tuple(fc.nat(9), cents).map(([n, c]) => drawn(`D${n}`, text(c))), weight: 3 },
    {
      arbitrary: fc
        .tuple(invoice, fc.nat(3))
        .map(([[f, d, c], n]) => [creditNote(f, d, `AV${n}`, text(c))]),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(
          fc.nat(99),
          fc.uniqueArray(invoice, { minLength: 1, maxLength: 3, selector: ([f, d]) => f + d }),
          fc.boolean(),
        )
        .map(([n, paid, goesBack]) => received(n, paid).slice(0, goesBack ? 4 : 3)),
      weight: 4,
    },
    {
      arbitrary: fc
        .tuple(fc.nat(99), invoice, fc.constantFrom(1, 4, 5, 6, 7, 8))
        .map(([n, paid, steps]) => overpaid(n + 100, paid, steps)),
      weight: 4,
    },
    {
      arbitrary: fc
        .tuple(fc.nat(9), invoice, fc.subarray([0, 1, 2, 3]))
        .map(([n, paid, steps]) => direct(n, paid, steps)),
      weight: 3,
    },
    { arbitrary: fc.integer({ min: 1, max: 4 }).map((m) => [close(m)]), weight: 1 },
    {
      arbitrary: fc
        .tuple(
          debtor,
          fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
        )
        .map(([d, places]) => [...insolvency(d), calling(d, places)]),
      weight: 2,
    },
    {
      arbitrary: fc.tuple(fc.nat(9), debtor, cents).map(([n, d, c]) => dividend(n, d, text(c))),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(invoice, fc.constantFrom('lawsuit', 'dispute', 'fraud', 'dilution'), fc.boolean())
        .map(([[f, d, c], ground, isAll]) =>
          (isAll ? ['10000.00', text(c)] : [text(c)]).map((amount) =>
            chargedBack(f, d, ground, amount),
          ),
        ),
      weight: 3,
    },
    { arbitrary: invoice.map(([f, d, c]) => [writtenOff(f, d, text(c))]), weight: 1 },
    { arbitrary: fc.constantFrom('02-10', '03-31', '06-30').map((d) => [closedDay(d)]), weight: 1 },
  )
}

/** A court opens it, and what is owed is claimed. */
function insolvency(debtorId: string): ReadonlyArray<Sent> {
  const claim = { declaredOn: '2026-02-24', isFromAbroad: false, amount: eur('30000.00') }
  const registered = { name: null, typology: 'sme', sector: null, country: 'FR' }
  return [
    on('2026-02-23', { type: 'RegisterDebtor', debtorId, ...registered }),
    on('2026-02-23', {
      ...{ type: 'OpenInsolvency', debtorId, procedure: 'liquidation' },
      ...{ judgmentOn: '2026-02-23', publishedOn: null },
    }),
    on('2026-02-24', { type: 'DeclareClaim', debtorId, contractId: K, ...claim }),
  ]
}
/** Of his invoices those at these places. */
function calling(debtorId: string, places: ReadonlyArray<number>) {
  return on('2026-02-25', {
    ...{ type: 'CallCover', contractId: K, debtorId, calledOn: '2026-02-25' },
    invoices: places.map((n) => invoiceOf(`F${2 * n + (debtorId === 'B' ? 1 : 2)}`, debtorId)),
  })
}
function dividend(n: number, debtorId: string, amount: string): ReadonlyArray<Sent> {
  const bookedOn = '2026-02-27'
  const entry = { account: 'FR76', bookedOn, bankReference: `DIV${n}`, sequence: 1 }
  const collectionId = collectionIdOf({ ...entry, amount: money(amount, 'EUR') } as never)
  const claims = [{ contractId: K, debtorId, amount: eur(amount) }]
  return [
    on(bookedOn, { type: 'ReceiveCollection', ...entry, amount: eur(amount), means: 'transfer' }),
    on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId }),
    on(bookedOn, { type: 'AllocatePayment', collectionId, allocations: [], claims }),
  ]
}

function text(cents: number) {
  return (cents / 100).toFixed(2)
}
function total(amounts: ReadonlyArray<Money>): bigint {
  return amounts.reduce(plus, { minor: 0n, currency: 'EUR' }).minor
}
function invoiceOf(number: string, debtorId: string) {
  return invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, debtorId), number as never)
}
function revise(debtorId: string, limit: string) {
  const revised = { contractId: K, debtorId, limit: eur(limit), revisedOn: '2026-02-01' }
  return on('2026-02-01', { type: 'ReviseLimit', ...revised })
}
function withdraw(debtorId: string) {
  return on('2026-02-02', { type: 'WithdrawLine', contractId: K, debtorId, reason: 'unused' })
}
function drawn(advanceId: string, amount: string): ReadonlyArray<Sent> {
  const paid = { type: 'PayAdvance', contractId: K, advanceId, paidOn: '2026-01-14' }
  return [draw(advanceId, amount), on('2026-01-14', paid)]
}
function creditNote(number: string, debtorId: string, note: string, amount: string) {
  return on('2026-01-20', {
    ...{ type: 'ApplyCreditNote', contractId: K, debtorId, number: note, amount: eur(amount) },
    ...{ invoiceId: invoiceOf(number, debtorId), appliedOn: '2026-01-20' },
  })
}
function released(scheduleId: string, of: number) {
  const proofs = [{ kind: 'deliveryNote', reference: 'BL' }]
  return on('2026-02-12', {
    ...{ type: 'ReleaseHeldInvoice', contractId: K, scheduleId, line: of, proofs },
    releasedOn: '2026-02-12',
  })
}
function owned(number: string, debtorId: string) {
  return { contractId: K, debtorId, invoiceId: invoiceOf(number, debtorId) }
}
function disputed(number: string, debtorId: string, amount: string) {
  const fields = { amount: eur(amount), reason: 'damaged', disputedOn: '2026-02-16' }
  return on('2026-02-16', { type: 'DisputeInvoice', ...owned(number, debtorId), ...fields })
}
function resolved(number: string, debtorId: string) {
  const fields = { outcome: 'partly', resolvedOn: '2026-02-18' }
  return on('2026-02-18', { type: 'ResolveDispute', ...owned(number, debtorId), ...fields })
}
function extended(number: string, debtorId: string, dueOn: string) {
  const fields = { dueOn, extendedOn: '2026-02-20' }
  return on('2026-02-20', { type: 'ExtendDueDate', ...owned(number, debtorId), ...fields })
}
function chargedBack(number: string, debtorId: string, ground: string, amount: string) {
  const fields = { ground, amount: eur(amount), chargedBackOn: '2026-07-20' }
  return on('2026-07-20', { type: 'ChargeBack', ...owned(number, debtorId), ...fields })
}
function writtenOff(number: string, debtorId: string, amount: string) {
  const fields = { amount: eur(amount), writtenOffOn: '2026-07-20' }
  return on('2026-07-20', { type: 'WriteOff', ...owned(number, debtorId), ...fields })
}
function closedDay(of: string) {
  return on(`2026-${of}`, { type: 'CloseDay', contractId: K, day: `2026-${of}` })
}
function received(
  n: number,
  paid: ReadonlyArray<readonly [string, string, number]>,
): ReadonlyArray<Sent> {
  const bookedOn = '2026-02-27'
  const amount = eur(text(paid.map(([, , c]) => c).reduce((a, b) => a + b)))
  const entry = { account: 'FR76', bookedOn, bankReference: `V${n}`, amount, sequence: 1 }
  const collectionId = collectionIdOf({ ...entry, amount: money(amount.amount, 'EUR') } as never)
  const allocations = paid.map(([number, debtorId, c]) => ({
    ...{ contractId: K, debtorId, invoiceId: invoiceOf(number, debtorId), amount: eur(text(c)) },
  }))
  return [
    on(bookedOn, { type: 'ReceiveCollection', ...entry, means: 'transfer' }),
    on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId: 'B' }),
    on(bookedOn, { type: 'AllocatePayment', collectionId, allocations }),
    on('2026-03-05', {
      ...{ type: 'ReverseCollection', collectionId, ground: 'returned', reversedOn: '2026-03-05' },
    }),
  ]
}
/** 9,995.00 for an invoice of 10,000.00, and 300.00 beyond it, which is used, refunded, forwarded, taken back. */
function overpaid(
  n: number,
  [number, debtorId]: readonly [string, string, number],
  steps: number,
): ReadonlyArray<Sent> {
  const bookedOn = '2026-02-27'
  const entry = { account: 'FR76', bookedOn, bankReference: `V${n}`, amount: eur('10295.00') }
  const collectionId = collectionIdOf({
    ...entry,
    sequence: 1,
    amount: money('10295.00', 'EUR'),
  } as never)
  const invoiceId = invoiceOf(number, debtorId)
  const credit = { contractId: K, debtorId }
  const goesBack = { collectionId, ground: 'recalled', reversedOn: '2026-03-06' }
  return [
    on(bookedOn, { type: 'ReceiveCollection', ...entry, sequence: 1, means: 'cheque' }),
    on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId }),
    on(bookedOn, {
      ...{ type: 'AllocatePayment', collectionId },
      allocations: [{ ...credit, invoiceId, amount: eur('9995.00') }],
    }),
    on(bookedOn, { type: 'HoldCredit', collectionId, contractId: K, amount: eur('250.00') }),
    on('2026-03-01', {
      ...{ type: 'UseDebtorCredit', ...credit, collectionId, usedOn: '2026-03-01' },
      allocations: [
        { invoiceId: invoiceOf(debtorId === 'B' ? 'F3' : 'F4', debtorId), amount: eur('100.00') },
      ],
    }),
    on('2026-03-02', {
      ...{ type: 'RefundCollection', collectionId, credit, amount: eur('120.00') },
      refundedOn: '2026-03-02',
    }),
    on('2026-03-03', {
      ...{ type: 'ForwardCollection', collectionId, clientId: 'ALPHA', amount: eur('30.00') },
      forwardedOn: '2026-03-03',
    }),
    on('2026-03-06', { type: 'ReverseCollection', ...goesBack }),
  ].slice(0, steps)
}

/** Paid to the client: some of charged, passed on, charged too late, taken back. */
function direct(
  n: number,
  [number, debtorId, cents]: readonly [string, string, number],
  steps: ReadonlyArray<number>,
): ReadonlyArray<Sent> {
  const payment = {
    ...{ contractId: K, invoiceId: invoiceOf(number, debtorId), receivedByClientOn: '2026-02-20' },
  }
  const reference = `P${n}`
  const amount = eur(text(cents))
  const collectionId = directPaymentIdOf({
    ...{ ...payment, reference, amount: money(amount.amount, 'EUR') },
  } as never)
  const charge = { type: 'ChargeDirectPayment', ...payment, debtorId, collectionId, amount }
  const later = [
    on('2026-03-02', { ...charge, chargedOn: '2026-03-02' }),
    on('2026-03-04', {
      ...{ type: 'PassOnDirectPayment', collectionId, means: 'transfer' },
      passedOnOn: '2026-03-04',
    }),
    on('2026-03-05', { ...charge, chargedOn: '2026-03-05' }),
    on('2026-03-06', {
      ...{ type: 'ReverseCollection', collectionId, ground: 'returned', reversedOn: '2026-03-06' },
    }),
  ]
  const report = { type: 'ReportDirectPayment', ...payment, debtorId, amount, reference }
  return [on('2026-02-21', report), ...later.filter((_command, step) => steps.includes(step))]
}

function tolerant(terms: unknown): Json {
  const settlementTolerance = { amount: eur('10.00'), share: '0.001' }
  return { ...(terms as object), settlementTolerance }
}
function close(month: number) {
  const fixing = { reference: 'EURIBOR-1M', rate: '0.02', source: 'a sheet' }
  return on(`2026-0${month + 1}-01`, {
    type: 'CloseMonth',
    contractId: K,
    month: `2026-0${month}`,
    fixing,
  })
}
