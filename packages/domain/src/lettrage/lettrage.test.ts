/** What a receipt is proposed to pay, and why (rules 1.15; goldens L-1 to L-3). */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { eur, usd, written } from '../testing/amounts.ts'
import l1 from '../testing/goldens/l-1.json' with { type: 'json' }
import l2 from '../testing/goldens/l-2.json' with { type: 'json' }
import l3 from '../testing/goldens/l-3.json' with { type: 'json' }
import { day, plusDays } from '../values/day.ts'
import { InvoiceId, id } from '../values/identity.ts'
import { number } from '../values/number.ts'
import { type OpenInvoice, propose } from './index.ts'

const invoice = (of: string, open: string, dueOn = '2026-03-10'): OpenInvoice => ({
  ...{ invoiceId: id(InvoiceId, of), number: number(of), dueOn: day(dueOn), open: eur(open) },
  paidFirst: false,
})
const receipt = (
  amount: string,
  { indicated = [] as ReadonlyArray<string>, reference = '' } = {},
) => ({
  ...{ amount: eur(amount), indicated, reference },
})
const rows = ({ allocations, left }: ReturnType<typeof propose>) => [
  ...allocations.map(({ invoiceId, amount, match }) => `${invoiceId} ${written(amount)} ${match}`),
  ...(left.minor === 0n ? [] : [`left ${written(left)}`]),
]

describe.each([
  ['L-1', l1],
  ['L-2', l2],
  ['L-3', l3],
])('%s', (_golden, { given, expect: expected }) => {
  const open = Object.entries(given.open).map(([of, amount]) => invoice(of, amount))

  test.each([
    ['the debtor indicates', { indicated: given.references }, 'indicated'],
    ['his bank entry names', { reference: given.references.join(' ') }, 'referenced'],
  ])('pays what %s', (_what, how, match) => {
    const { allocations, left } = propose(receipt(given.received, how), open)
    expect(allocations).toEqual(
      expected.allocations.map(({ invoiceId, allocated }) => ({
        ...{ invoiceId, amount: eur(allocated), match },
      })),
    )
    const onAccount = 'debtorCredit' in expected ? expected.debtorCredit : '0.00'
    expect(written(left)).toBe(onAccount)
  })
})

const open = [
  invoice('F3', '300.00', '2026-03-03'),
  invoice('F1', '100.00', '2026-03-01'),
  invoice('F2', '200.00', '2026-03-02'),
  invoice('F4', '400.00', '2026-03-04'),
]

describe('A receipt', () => {
  test.each<[string, ReturnType<typeof receipt>, ReadonlyArray<string>]>([
    [
      'that is indicated, in the order of the list, however it is spelt',
      receipt('350.00', { indicated: ['F-2', 'f 1', 'F 4'] }),
      ['F2 200.00 indicated', 'F1 100.00 indicated', 'F4 50.00 indicated'],
    ],
    [
      'whose indication prevails over its reference and over an exact amount',
      receipt('100.00', { indicated: ['F4'], reference: 'F1' }),
      ['F4 100.00 indicated'],
    ],
    [
      'that names its invoices in the text of the bank',
      receipt('150.00', { reference: 'VIR BATI FACT F2, F1' }),
      ['F2 150.00 referenced'],
    ],
    ['of the amount of one invoice', receipt('400.00'), ['F4 400.00 exactAmount']],
    [
      'of the amount of some, those with the oldest',
      receipt('600.00'),
      ['F1 100.00 exactSubset', 'F2 200.00 exactSubset', 'F3 300.00 exactSubset'],
    ],
    [
      'of no such amount, first due first',
      receipt('350.00'),
      ['F1 100.00 firstDue', 'F2 200.00 firstDue', 'F3 50.00 firstDue'],
    ],
    [
      'beyond all that is open',
      receipt('1000.01'),
      [
        ...['F1 100.00', 'F2 200.00', 'F3 300.00', 'F4 400.00'].map((row) => `${row} firstDue`),
        'left 0.01',
      ],
    ],
    [
      'beyond what is indicated',
      receipt('150.00', { indicated: ['F1'] }),
      ['F1 100.00 indicated', 'left 50.00'],
    ],
  ])('%s', (_what, from, expected) => expect(rows(propose(from, open))).toEqual(expected))

  test('says what it names that is not open', () => {
    const { unknown, allocations } = propose(receipt('100.00', { indicated: ['F9', 'F1'] }), open)
    expect(unknown).toEqual(['F9'])
    expect(allocations).toHaveLength(1)
  })

  describe('once the line has ended', () => {
    const ended = open.map((each) => ({ ...each, paidFirst: ['F3', 'F4'].includes(each.number) }))
    test.each<[string, ReturnType<typeof receipt>, ReadonlyArray<string>]>([
      ['pays what was covered, the first due first', receipt('350.00'), ['F3 300.00', 'F4 50.00']],
      ['though another is of its amount', receipt('100.00'), ['F3 100.00']],
      ['though some others come to it', receipt('299.00'), ['F3 299.00']],
      ['then the others', receipt('850.00'), ['F3 300.00', 'F4 400.00', 'F1 100.00', 'F2 50.00']],
    ])('%s', (_what, from, expected) =>
      expect(rows(propose(from, ended))).toEqual(expected.map((row) => `${row} firstDue`)),
    )
    test('pays that of its amount among what was covered', () =>
      expect(rows(propose(receipt('400.00'), ended))).toEqual(['F4 400.00 exactAmount']))
    test('pays what the debtor says all the same', () =>
      expect(rows(propose(receipt('100.00', { indicated: ['F1'] }), ended))).toEqual([
        'F1 100.00 indicated',
      ]))
  })

  test('pays nothing in another currency', () => {
    const foreign = { ...invoice('F1', '100.00'), open: usd('100.00') }
    expect(rows(propose(receipt('100.00'), [foreign]))).toEqual(['left 100.00'])
  })

  test('of many invoices gives the search of some up after its steps, and says so', () => {
    const even = Array.from({ length: 60 }, (_, n) => invoice(`F${n}`, '2.00'))
    const odd = receipt('21.01')
    expect(propose(odd, even, 1_000)).toMatchObject({ gaveUp: true, left: eur('0.00') })
    expect(propose(odd, even.slice(0, 8), 1_000)).toMatchObject({ gaveUp: false })
  })
})

describe('Whatever is open', () => {
  const anyOpen = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(9), fc.boolean()), { maxLength: 12 })
    .map((drawn) =>
      drawn.map(([cents, days, paidFirst], n) => ({
        ...invoice(`F${n}`, '1.00'),
        ...{
          paidFirst,
          open: { ...eur('0.00'), minor: BigInt(cents) },
          dueOn: plusDays(day('2026-03-01'), days),
        },
      })),
    )
  const anyAmount = fc
    .integer({ min: 1, max: 4_000 })
    .map((cents) => ({ ...receipt('1.00'), amount: { ...eur('0.00'), minor: BigInt(cents) } }))

  test('what is proposed and what is left is what came; of no invoice more than is open', () =>
    fc.assert(
      fc.property(anyAmount, anyOpen, (from, invoices) => {
        const { allocations, left } = propose(from, invoices)
        const owed = new Map(invoices.map((each) => [each.invoiceId, each.open.minor]))
        for (const { invoiceId, amount } of allocations) {
          expect(amount.minor).toBeGreaterThan(0n)
          expect(amount.minor <= (owed.get(invoiceId) ?? 0n)).toBe(true)
        }
        expect(new Set(allocations.map(({ invoiceId }) => invoiceId)).size).toBe(allocations.length)
        const all = allocations.reduce((sum, { amount }) => sum + amount.minor, left.minor)
        expect(all).toBe(from.amount.minor)
      }),
    ))

  test('the order in which they are given changes nothing', () =>
    fc.assert(
      fc.property(
        anyAmount,
        anyOpen.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        (from, [invoices, shuffled]) =>
          expect(propose(from, shuffled)).toEqual(propose(from, invoices)),
      ),
    ))

  test('of what nobody said, nothing goes to others while something covered is open', () =>
    fc.assert(
      fc.property(anyAmount, anyOpen, (from, invoices) => {
        const { allocations } = propose(from, invoices)
        const paid = new Map(allocations.map(({ invoiceId, amount }) => [invoiceId, amount.minor]))
        const [first, others] = [true, false].map((which) =>
          invoices.filter(({ paidFirst }) => paidFirst === which),
        )
        if (!others?.some(({ invoiceId }) => paid.has(invoiceId))) return
        for (const { invoiceId, open } of first ?? []) expect(paid.get(invoiceId)).toBe(open.minor)
      }),
    ))

  test('where some come to the amount, they are found', () =>
    fc.assert(
      fc.property(anyOpen, fc.nat(), (any, mask) => {
        const invoices = any.map((each) => ({ ...each, paidFirst: false }))
        const some = invoices.filter((_each, n) => (mask >> n) % 2 === 1)
        const minor = some.reduce((sum, each) => sum + each.open.minor, 0n)
        if (minor === 0n) return
        const { allocations } = propose(
          { ...receipt('1.00'), amount: { ...eur('0.00'), minor } },
          invoices,
        )
        const matches = new Set(allocations.map(({ match }) => match))
        expect([['exactAmount'], ['exactSubset']]).toContainEqual([...matches])
      }),
    ))
})
