/** Random stories of a contract with two lines: mostly valid commands, of few invoices, so that they meet. */
import { collectionIdOf, excessIdOf, money, number } from '@quittance/domain/values'
import fc from 'fast-check'

import { draw, eur, K, line, on, type Sent, schedule, started } from './commands.ts'
import { allocate, close, creditNote, direct, invoiceOf, tolerant, transfer } from './receipts.ts'

/** Two lines and four invoices, one of them beyond its line; from February on the terms ask for proofs. */
export const begun: ReadonlyArray<Sent> = [
  ...started().map(tolerant),
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

type Story = fc.Arbitrary<ReadonlyArray<Sent>>
type Owed = readonly [number: string, debtorId: string]

const text = (cents: number): string => (cents / 100).toFixed(2)
const debtor = fc.constantFrom('B', 'C')
const amount = fc.integer({ min: 1, max: 1_500_000 }).map(text)
const invoice = fc.integer({ min: 1, max: 6 }).map((n): Owed => [`F${n}`, n % 2 === 1 ? 'B' : 'C'])
const reference = (kind: string) => fc.nat(99).map((n) => `${kind}${n}`)

/** One thing that may happen, and what goes with it. */
export const anyCommands = (): Story => {
  const kinds: ReadonlyArray<readonly [weight: number, arbitrary: Story]> = [
    [4, bought],
    [3, released],
    [2, fc.tuple(invoice, amount).map(([of, disputed]) => [dispute(of, disputed)])],
    [1, invoice.map((of) => [resolve(of)])],
    [1, extended],
    [2, fc.tuple(debtor, amount).map(([of, limit]) => [line(of, limit)])],
    [2, fc.tuple(debtor, amount).map(([of, limit]) => [revise(of, limit)])],
    [2, fc.tuple(debtor, fc.constantFrom(...endings)).map(([of, ending]) => [ending(of)])],
    [3, fc.tuple(reference('D'), amount).map(([of, drawn]) => [draw(of, drawn), paidOut(of)])],
    [3, credited],
    [4, received],
    [4, overpaid],
    [3, directly],
    [2, insolvent],
    [2, divided],
    [3, chargedBack],
    [1, fc.tuple(invoice, amount).map(([of, rest]) => [writeOff(of, rest)])],
    [1, fc.constantFrom('2026-02-10', '2026-03-31', '2026-06-30').map((of) => [closeDay(of)])],
    [1, fc.integer({ min: 1, max: 4 }).map((of) => [close(`2026-0${of}`)])],
  ]
  return fc.oneof(...kinds.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

const bought: Story = fc
  .tuple(
    fc.nat(9),
    fc.array(fc.tuple(invoice, amount), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('2026-01-12', '2026-02-10'),
  )
  .map(([n, lines, day]) => [
    schedule(
      `R${n}`,
      lines.map(([[of, by], sold]) => [of, by, sold] as const),
      { day },
    ),
  ])

const released: Story = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 })).map(([n, of]) => [
  on('2026-02-12', {
    ...{ type: 'ReleaseHeldInvoice', contractId: K, scheduleId: `R${n}`, line: of },
    ...{ proofs: [{ kind: 'deliveryNote', reference: 'BL' }], releasedOn: '2026-02-12' },
  }),
])

const owned = ([of, debtorId]: Owed) => ({
  ...{ contractId: K, debtorId, invoiceId: invoiceOf(of, debtorId) },
})
export const dispute = (of: Owed, disputed: string): Sent =>
  on('2026-02-16', {
    ...{ type: 'DisputeInvoice', ...owned(of), amount: eur(disputed) },
    ...{ reason: 'damaged', disputedOn: '2026-02-16' },
  })
export const resolve = (of: Owed): Sent =>
  on('2026-02-18', {
    ...{ type: 'ResolveDispute', ...owned(of), outcome: 'partly', resolvedOn: '2026-02-18' },
  })

const extended: Story = fc
  .tuple(invoice, fc.constantFrom('2026-04-09', '2026-06-30'))
  .map(([of, dueOn]) => [
    on('2026-02-20', { type: 'ExtendDueDate', ...owned(of), dueOn, extendedOn: '2026-02-20' }),
  ])

const revise = (debtorId: string, limit: string): Sent =>
  on('2026-02-01', {
    ...{ type: 'ReviseLimit', contractId: K, debtorId, limit: eur(limit), revisedOn: '2026-02-01' },
  })
export const suspend = (debtorId: string): Sent =>
  on('2026-02-02', {
    ...{ type: 'SuspendLine', contractId: K, debtorId, suspendedOn: '2026-02-02', reason: 'late' },
  })
export const resume = (debtorId: string): Sent =>
  on('2026-02-03', { type: 'ResumeLine', contractId: K, debtorId, resumedOn: '2026-02-03' })
/** What ends a line, or holds it up for a while. */
const endings = [
  suspend,
  resume,
  (debtorId: string) =>
    on('2026-02-04', { type: 'WithdrawLine', contractId: K, debtorId, reason: 'unused' }),
  (debtorId: string) =>
    on('2026-02-04', { type: 'ExpireLine', contractId: K, debtorId, expiredOn: '2026-02-04' }),
  (debtorId: string) =>
    on('2026-01-09', {
      ...{ type: 'GrantLine', contractId: K, debtorId, limit: eur('8000.00'), quotity: '0.90' },
      ...{ validFrom: '2026-01-09', validTo: '2026-02-03' },
    }),
]

const paidOut = (advanceId: string): Sent =>
  on('2026-01-14', { type: 'PayAdvance', contractId: K, advanceId, paidOn: '2026-01-14' })

/** Of no more than is open, or of more: then the rest is used, and goes back. */
const credited: Story = fc
  .tuple(invoice, fc.nat(3), amount, fc.subarray([0, 1]))
  .map(([[of, debtorId], n, credited, steps]) => {
    const collectionId = excessIdOf(invoiceOf(of, debtorId), number(`AV${n}`))
    const later = [used(debtorId, collectionId), refunded(debtorId, collectionId)]
    return [
      creditNote([of, debtorId], `AV${n}`, credited, '2026-01-20'),
      ...later.filter((_command, step) => steps.includes(step)),
    ]
  })

const other = (debtorId: string) => invoiceOf(debtorId === 'B' ? 'F3' : 'F4', debtorId)
const used = (debtorId: string, collectionId: string): Sent =>
  on('2026-03-01', {
    ...{ type: 'UseDebtorCredit', contractId: K, debtorId, collectionId, usedOn: '2026-03-01' },
    allocations: [{ invoiceId: other(debtorId), amount: eur('100.00') }],
  })
const refunded = (debtorId: string, collectionId: string): Sent =>
  on('2026-03-02', {
    ...{ type: 'RefundCollection', collectionId, credit: { contractId: K, debtorId } },
    ...{ amount: eur('120.00'), refundedOn: '2026-03-02' },
  })
export const goesBack = (collectionId: string): Sent =>
  on('2026-03-06', {
    ...{ type: 'ReverseCollection', collectionId, ground: 'recalled', reversedOn: '2026-03-06' },
  })

/** For up to three invoices, of one debtor and the other; it may go back. */
const received: Story = fc
  .tuple(
    reference('V'),
    fc.uniqueArray(fc.tuple(invoice, fc.integer({ min: 1, max: 1_500_000 })), {
      ...{ minLength: 1, maxLength: 3, selector: ([[of]]) => of },
    }),
    fc.boolean(),
  )
  .map(([of, paid, isReversed]) => {
    const sum = paid.map(([, cents]) => cents).reduce((a, b) => a + b)
    const receipt = transfer(of, '2026-02-27', text(sum))
    const to = paid.map(
      ([[n, debtorId], cents]) => [invoiceOf(n, debtorId), debtorId, text(cents)] as const,
    )
    return [
      ...[receipt.received, receipt.identified('B'), allocate(receipt.collectionId, ...to)],
      ...(isReversed ? [goesBack(receipt.collectionId)] : []),
    ]
  })

/** 9,995.00 for an invoice of 10,000.00, and 300.00 beyond it, which is used, refunded, forwarded, taken back. */
const overpaid: Story = fc
  .tuple(reference('W'), invoice, fc.constantFrom(3, 4, 5, 6, 7, 8))
  .map(([of, [n, debtorId], steps]) => {
    const { collectionId, ...receipt } = transfer(of, '2026-02-27', '10295.00')
    return [
      ...[receipt.received, receipt.identified(debtorId)],
      allocate(collectionId, [invoiceOf(n, debtorId), debtorId, '9995.00']),
      on('2026-02-27', {
        ...{ type: 'HoldCredit', collectionId, contractId: K, amount: eur('250.00') },
      }),
      ...[used(debtorId, collectionId), refunded(debtorId, collectionId)],
      on('2026-03-03', {
        ...{ type: 'ForwardCollection', collectionId, clientId: 'ALPHA', amount: eur('30.00') },
        forwardedOn: '2026-03-03',
      }),
      goesBack(collectionId),
    ].slice(0, steps)
  })

/** Paid to the client: some of charged, passed on, charged too late, taken back. */
const directly: Story = fc
  .tuple(reference('P'), amount, fc.constantFrom('F1', 'F3', 'F5'), fc.subarray([0, 1, 2, 3]))
  .map(([of, paid, n, steps]) => {
    const payment = direct(of, invoiceOf(n, 'B'), paid, '2026-02-20')
    const { charged, passedOn, collectionId } = payment
    const later = [
      ...[charged('2026-03-02'), passedOn('2026-03-04'), charged('2026-03-05')],
      goesBack(collectionId),
    ]
    return [payment.reported, ...later.filter((_command, step) => steps.includes(step))]
  })

/** A court opens it, what is owed is claimed, and cover of some invoices called. */
const insolvent: Story = fc
  .tuple(debtor, fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }))
  .map(([debtorId, places]) => [...insolvency(debtorId), call(debtorId, places)])

const insolvency = (debtorId: string): ReadonlyArray<Sent> => {
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
const call = (debtorId: string, places: ReadonlyArray<number>): Sent =>
  on('2026-02-25', {
    ...{ type: 'CallCover', contractId: K, debtorId, calledOn: '2026-02-25' },
    invoices: places.map((n) => invoiceOf(`F${2 * n + (debtorId === 'B' ? 1 : 2)}`, debtorId)),
  })
const divided: Story = fc
  .tuple(fc.nat(9), debtor, amount, fc.boolean())
  .map(([n, of, came, isReversed]) => dividend(n, of, came).slice(0, isReversed ? 4 : 3))
function dividend(n: number, debtorId: string, came: string): ReadonlyArray<Sent> {
  const bookedOn = '2026-02-27'
  const entry = { account: 'FR76', bookedOn, bankReference: `DIV${n}`, sequence: 1 }
  const collectionId = collectionIdOf({ ...entry, amount: money(came, 'EUR') } as never)
  const claims = [{ contractId: K, debtorId, amount: eur(came) }]
  return [
    on(bookedOn, { type: 'ReceiveCollection', ...entry, amount: eur(came), means: 'transfer' }),
    on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId }),
    on(bookedOn, { type: 'AllocatePayment', collectionId, allocations: [], claims }),
    goesBack(collectionId),
  ]
}

/** Some of it, or all of it and then some. */
const chargedBack: Story = fc
  .tuple(invoice, amount, fc.constantFrom('lawsuit', 'dispute', 'fraud', 'dilution'), fc.boolean())
  .map(([of, some, ground, isAll]) =>
    (isAll ? ['10000.00', some] : [some]).map((part) =>
      on('2026-07-20', {
        ...{ type: 'ChargeBack', ...owned(of), ground, amount: eur(part) },
        chargedBackOn: '2026-07-20',
      }),
    ),
  )

const writeOff = (of: Owed, rest: string): Sent =>
  on('2026-07-20', {
    ...{ type: 'WriteOff', ...owned(of), amount: eur(rest), writtenOffOn: '2026-07-20' },
  })
const closeDay = (of: string): Sent => on(of, { type: 'CloseDay', contractId: K, day: of })
