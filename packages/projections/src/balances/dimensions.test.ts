/** What is open, in four dimensions: each has a state of its own, whatever the others say. */
import { describe, expect, test } from '@jest/globals'
import { day, type InvoiceId, Money, money } from '@quittance/domain/values'

import { project } from '../projection.ts'
import { af1, eur, pages, told } from '../testing/history.ts'
import { type OpenReceivables, openReceivables } from './dimensions.ts'
import type { ExposedInvoice } from './exposure.ts'
import { type Position, position } from './position.ts'
import type { Receivable } from './receivables.ts'

const contractId = 'AF-2026-0001'
const euros = (amount: string) => money(amount, 'EUR')

/** AF-1 at its end: F102 of B, 10,000.00, and F104 of C, 600.00, both due on 10 March; and what else happened. */
const positionAfter = async (...more: typeof af1): Promise<Position> => {
  const [row] = (await project(position)(pages([...af1, ...more]))).values()
  if (row === undefined) throw new Error('no contract')
  return row
}
const invoiceOf = ({ funding }: Position, number: string): InvoiceId => {
  const invoiceId = funding.receivables.findKey((each) => each.number === number)
  if (invoiceId === undefined) throw new Error(`no ${number}`)
  return invoiceId
}

/** As the invoice's own stream says it: what the contract has, and that. */
const rowsOf = (at: Position, otherwise: Partial<Receivable> = {}): ReadonlyArray<Receivable> =>
  [...at.funding.receivables].map(([invoiceId, { debtorId, number, issuedOn, dueOn, open }]) => ({
    ...{ invoiceId, contractId: at.contractId, debtorId, clientId: at.life.clientId, number },
    ...{ issuedOn, dueOn, legal: 'assigned', assignedOn: null, notifiedOn: null },
    ...{
      face: open,
      credited: euros('0.00'),
      excess: euros('0.00'),
      paid: euros('0.00'),
      borne: euros('0.00'),
      givenBack: euros('0.00'),
      open,
    },
    ...{ isReopened: false, dispute: null },
    ...(number === 'F102' ? otherwise : {}),
  }))

const asked = (
  at: Position,
  { rows = rowsOf(at), cover = undefined as ExposedInvoice | undefined, ...of } = {},
  on: Parameters<typeof openReceivables>[3] = of,
) => openReceivables(at, rows, ({ number }) => (number === 'F102' ? cover : undefined), on)

const f102 = ({ receivables }: OpenReceivables) => {
  const found = receivables.find(({ receivable }) => receivable.number === 'F102')
  if (found === undefined) throw new Error('no F102')
  return found
}
const text = (amount: Money) => Money.encode(amount).amount

describe('The collection of a receivable', () => {
  test.each<[string, Partial<Receivable>, string, string, number]>([
    ['before its due date', {}, '2026-03-09', 'open', 0],
    ['on its due date', {}, '2026-03-10', 'open', 0],
    ['on the day after', {}, '2026-03-11', 'overdue', 1],
    ['paid in part', { paid: euros('1.00') }, '2026-03-10', 'partlyPaid', 0],
    ['reopened', { isReopened: true, paid: euros('1.00') }, '2026-03-10', 'reopened', 0],
    ['reopened, and due', { isReopened: true }, '2026-03-31', 'overdue', 21],
  ])('%s', async (_when, otherwise, on, state, daysPastDue) => {
    const at = await positionAfter()
    const open = asked(at, { rows: rowsOf(at, otherwise) }, { on: day(on) })
    expect(f102(open).collection).toEqual({ state, daysPastDue })
  })
})

describe('The cover of a receivable', () => {
  test.each<[Partial<Record<'covered' | 'suspended', string>> | undefined, string, string, string]>(
    [
      [undefined, 'uncovered', '0.00', '10000.00'],
      [{ covered: '0.00' }, 'uncovered', '0.00', '10000.00'],
      [{ covered: '4000.00' }, 'partlyCovered', '4000.00', '6000.00'],
      [{ covered: '10000.00' }, 'covered', '10000.00', '0.00'],
      [{ covered: '4000.00', suspended: 'by a dispute' }, 'suspended', '4000.00', '6000.00'],
    ],
  )('of which its line says %j is %s', async (of, state, covered, uncovered) => {
    const cover = of && {
      ...{ outstanding: euros('10000.00'), covered: euros(of.covered ?? '0.00') },
      ...{ assigned: euros('10000.00'), coverable: euros('10000.00') },
      isSuspended: of.suspended !== undefined,
    }
    const found = f102(asked(await positionAfter(), cover ? { cover } : {})).cover
    expect([found.state, text(found.covered), text(found.uncovered)]).toEqual([
      ...[state, covered, uncovered],
    ])
  })
})

describe('The funding of a receivable', () => {
  const reserve = async (ground: string, amount: string) => {
    const invoiceId = invoiceOf(await positionAfter(), 'F102')
    const of = { invoiceId, debtorId: 'B', ground, amount: eur(amount) }
    const days = { reservedOn: '2026-03-31', notFundableFrom: '2026-03-31' }
    return told('2026-03-31T12:00:00Z', 'ReceivableReserved', { ...of, ...days }, contractId)
  }
  // Withdrawn for being overdue: packages/quittance/src/owed.test.ts, on the terms of AF-2.
  test.each<[Readonly<Record<string, string>>, string, string, string, ReadonlyArray<string>]>([
    [{}, '2026-03-31', 'fundable', '10000.00', []],
    [{ dispute: '3000.00' }, '2026-03-31', 'fundable', '7000.00', ['disputed']],
    [{ dispute: '3000.00' }, '2026-03-30', 'fundable', '10000.00', []],
    [{ dispute: '10000.00' }, '2026-03-31', 'notFundable', '0.00', ['disputed']],
    [
      ...([
        { affiliate: '9999.00', dispute: '1.00' },
        '2026-03-31',
        'notFundable',
        '0.00',
      ] as const),
      ['disputed', 'ineligible'],
    ],
  ])(
    'of which %j is reserved is on %s %s, for %s',
    async (reserves, on, state, eligible, causes) => {
      const events = await Promise.all(Object.entries(reserves).map((each) => reserve(...each)))
      const { funding } = f102(asked(await positionAfter(...events), {}, { on: day(on) }))
      expect([funding.state, text(funding.eligible)]).toEqual([state, eligible])
      expect(funding.exclusions.map(({ cause }) => cause)).toEqual(causes)
    },
  )

  test('is none of what the contract has not heard of', async () => {
    const at = await positionAfter()
    const [one] = rowsOf(at)
    const unheard = one && { ...one, invoiceId: 'F999' as InvoiceId }
    const { receivables } = asked(at, { rows: unheard ? [unheard] : [] })
    expect(receivables[0]?.funding).toMatchObject({ state: 'notFundable', eligible: { minor: 0n } })
  })
})

describe('What is open', () => {
  const credit = (debtorId: string) =>
    told(
      '2026-03-31T12:00:00Z',
      'DebtorCreditNoted',
      { debtorId, collectionId: 'C9', amount: eur('100.00') },
      contractId,
    )
  const totals = ({ open, covered, uncovered, disputed, eligible, fundable }: OpenReceivables) =>
    [open, covered, uncovered, disputed, eligible, fundable].map(text).join(' ')

  test('is told by debtor and day, with its totals and what lies with the debtors', async () => {
    const at = await positionAfter(credit('C'))
    const open = asked(at)
    expect(open.on).toBe('2026-03-31')
    expect(open.receivables.map(({ receivable }) => receivable.number)).toEqual(['F102', 'F104'])
    expect(open.ofDebtors).toMatchObject([{ cause: 'debtorCredit', debtorId: 'C' }])
    expect(totals(open)).toBe('10600.00 0.00 10600.00 0.00 10600.00 10500.00')
  })

  test('of one debtor is his alone', async () => {
    const at = await positionAfter(credit('B'), credit('C'))
    const open = asked(at, {}, { debtor: 'C' })
    expect(open.receivables.map(({ receivable }) => receivable.number)).toEqual(['F104'])
    expect(totals(open)).toBe('600.00 0.00 600.00 0.00 600.00 500.00')
  })

  test('is not what is extinguished, waits for its proof, or is another contract’s', async () => {
    const at = await positionAfter()
    for (const otherwise of [
      { legal: 'extinguished' },
      { legal: 'held' },
      { contractId: 'L' },
    ] as const) {
      const rows = rowsOf(at, otherwise as Partial<Receivable>)
      expect(totals(asked(at, { rows }))).toBe('600.00 0.00 600.00 0.00 600.00 600.00')
    }
  })
})
