/** Random stories of one contract, across all of its rooms: what is bought, covered, disputed, paid, and goes back. */
import {
  type BankEntry,
  collectionIdOf,
  directPaymentIdOf,
  invoiceIdOf,
} from '@quittance/domain/values'
import fc from 'fast-check'

import {
  eur,
  K,
  line,
  on,
  type Sent,
  schedule,
  started,
} from '../../../ledger/src/testing/commands.ts'

export { K }

/** Two debtors with a line each, that of B too small. */
export const begun: ReadonlyArray<Sent> = [
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
]

type Invoice = readonly [number: string, debtorId: string, amount: string]

/** Mostly valid, of few invoices, so that they meet. */
export const anyBatches = (): fc.Arbitrary<ReadonlyArray<ReadonlyArray<Sent>>> =>
  fc.array(anyBatch(), { maxLength: 8 })

const anyBatch = (): fc.Arbitrary<ReadonlyArray<Sent>> => {
  const invoice = fc
    .tuple(
      fc.integer({ min: 1, max: 6 }),
      // Of 10,000.00, as most are, one is short within the tolerance.
      fc.oneof(fc.integer({ min: 1, max: 1_500_000 }), fc.constant(999_500)),
    )
    .map(([n, cents]): Invoice => [`F${n}`, n % 2 === 1 ? 'B' : 'C', (cents / 100).toFixed(2)])
  const several = fc.uniqueArray(invoice, { minLength: 1, maxLength: 3, selector: ([f]) => f })
  return fc.oneof(
    fc.tuple(fc.nat(9), several).map(([n, lines]) => [schedule(`R${n}`, lines)]),
    fc.tuple(fc.nat(9), invoice).map(([n, of]) => [creditNote(`AV${n}`, of)]),
    fc.tuple(invoice, fc.boolean()).map(([of, ends]) => disputed(of).slice(0, ends ? 2 : 1)),
    invoice.map(([, debtorId, limit]) => [
      on('2026-02-01', {
        ...{ type: 'ReviseLimit', contractId: K, debtorId, limit: eur(limit) },
        revisedOn: '2026-02-01',
      }),
    ]),
    fc.tuple(fc.nat(99), several, fc.nat(5)).map(([n, of, steps]) => received(n, of, steps)),
    fc
      .tuple(fc.nat(9), invoice, fc.subarray([0, 1, 2]))
      .map(([n, of, steps]) => direct(n, of, steps)),
  )
}

const owned = ([number, debtorId]: Invoice) => ({
  ...{ contractId: K, debtorId },
  invoiceId: invoiceIdOf('ALPHA' as never, debtorId as never, number as never),
})

const creditNote = (number: string, of: Invoice): Sent =>
  on('2026-01-20', {
    ...{ type: 'ApplyCreditNote', ...owned(of), number, amount: eur(of[2]) },
    appliedOn: '2026-01-20',
  })

const disputed = (of: Invoice): ReadonlyArray<Sent> => [
  on('2026-02-16', {
    ...{ type: 'DisputeInvoice', ...owned(of), amount: eur(of[2]), reason: 'damaged' },
    disputedOn: '2026-02-16',
  }),
  on('2026-02-18', {
    ...{ type: 'ResolveDispute', ...owned(of), outcome: 'partly', resolvedOn: '2026-02-18' },
  }),
]

/** Beyond what is named 300.00, of which some is held, refunded, forwarded; and all of it may go back. */
const received = (n: number, of: ReadonlyArray<Invoice>, steps: number): ReadonlyArray<Sent> => {
  const bookedOn = '2026-02-27'
  const cents = of.reduce((sum, [, , amount]) => sum + BigInt(amount.replace('.', '')), 30_000n)
  const amount = eur(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`)
  const entry = { account: 'FR76', bookedOn, bankReference: `V${n}`, sequence: 1 }
  const amountOf = { minor: cents, currency: 'EUR' }
  const collectionId = collectionIdOf({ ...entry, amount: amountOf } as unknown as BankEntry)
  const [[, debtorId] = ['', 'B']] = of
  const left = { contractId: K, collectionId }
  return [
    on(bookedOn, { type: 'ReceiveCollection', ...entry, amount, means: 'transfer' }),
    on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId }),
    on(bookedOn, {
      ...{ type: 'AllocatePayment', collectionId },
      allocations: of.map((each) => ({ ...owned(each), amount: eur(each[2]) })),
    }),
    on(bookedOn, { type: 'HoldCredit', ...left, amount: eur('250.00') }),
    on('2026-03-02', {
      ...{ type: 'RefundCollection', collectionId, credit: { contractId: K, debtorId } },
      ...{ amount: eur('120.00'), refundedOn: '2026-03-02' },
    }),
    on('2026-03-03', {
      ...{ type: 'ForwardCollection', collectionId, clientId: 'ALPHA', amount: eur('30.00') },
      forwardedOn: '2026-03-03',
    }),
    on('2026-03-06', {
      ...{ type: 'ReverseCollection', collectionId, ground: 'recalled', reversedOn: '2026-03-06' },
    }),
  ].slice(0, steps + 2)
}

/** Paid to the client: some of charged, passed on, taken back. */
const direct = (n: number, of: Invoice, steps: ReadonlyArray<number>): ReadonlyArray<Sent> => {
  const { contractId, invoiceId, debtorId } = owned(of)
  const [amount, reference, receivedByClientOn] = [eur(of[2]), `P${n}`, '2026-02-20']
  const minor = BigInt(of[2].replace('.', ''))
  const receipt = { contractId, invoiceId, receivedByClientOn, reference }
  const collectionId = directPaymentIdOf({
    ...{ ...receipt, amount: { minor, currency: 'EUR' } },
  } as unknown as Parameters<typeof directPaymentIdOf>[0])
  const later = [
    on('2026-03-02', {
      ...{ type: 'ChargeDirectPayment', contractId, invoiceId, debtorId, collectionId, amount },
      ...{ receivedByClientOn, chargedOn: '2026-03-02' },
    }),
    on('2026-03-04', {
      ...{ type: 'PassOnDirectPayment', collectionId, means: 'transfer', passedOnOn: '2026-03-04' },
    }),
    on('2026-03-06', {
      ...{ type: 'ReverseCollection', collectionId, ground: 'returned', reversedOn: '2026-03-06' },
    }),
  ]
  const report = { type: 'ReportDirectPayment', ...receipt, debtorId, amount }
  return [on('2026-02-21', report), ...later.filter((_command, step) => steps.includes(step))]
}

function tolerant(terms: unknown): Sent[string] {
  const settlementTolerance = { amount: eur('10.00'), share: '0.001' }
  return { ...(terms as object), settlementTolerance }
}
