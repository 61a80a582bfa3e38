/** Collections: after each event, where the money of a receipt is; all of it, always. */
import { describe, expect, test } from '@jest/globals'
import { Collection } from '@quittance/domain/events'
import { day, Money } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { project } from '../projection.ts'
import { af1, eur, pages } from '../testing/history.ts'
import type { CollectionRow } from './collection-row.ts'
import { collections, isAwaited, leftOf, passOnBy } from './collections.ts'
import { position } from './position.ts'

const event = (type: string, fields: object = {}): Decoded<Collection.Event> => {
  const decoded = Collection.Event.decode({ type, collectionId: 'C1', ...fields })
  if (decoded._tag === 'Left') throw new Error(`no ${type}`)
  return { event: decoded.right } as Decoded<Collection.Event>
}
const rowAfter = (...events: ReadonlyArray<Decoded<Collection.Event>>): CollectionRow | undefined =>
  events.reduce<CollectionRow | undefined>(collections.next, undefined)

const K = { contractId: 'K', debtorId: 'B' }
const received = event('CollectionReceived', {
  ...{ account: 'FR76', bookedOn: '2026-03-10', bankReference: 'VIR-0310', sequence: 1 },
  ...{ amount: eur('25000.00'), means: 'transfer' },
})
const identified = event('CollectionIdentified', { debtorId: 'B' })
const allocated = (amount: string, contractId = 'K', dividend = '0.00') =>
  event('PaymentAllocated', {
    ...{ contractId, means: 'transfer', receivedOn: '2026-03-10' },
    tolerance: { amount: eur('0.00'), share: '0' },
    allocations: [{ invoiceId: 'F101', debtorId: 'B', amount: eur(amount) }],
    claims: dividend === '0.00' ? [] : [{ debtorId: 'B', amount: eur(dividend) }],
  })
const remainder = event('RemainderHeld', { ...K, amount: eur('500.00'), heldOn: null })
const held = event('CreditHeld', { ...K, amount: eur('400.00') })
const used = event('CreditAllocated', {
  ...{ ...K, allocations: [{ invoiceId: 'F102', debtorId: 'B', amount: eur('250.00') }] },
})
const refunded = (amount: string, of: object = { contractId: null, debtorId: null }) =>
  event('CollectionRefunded', { ...of, amount: eur(amount), refundedOn: '2026-03-12' })
const forwarded = event('CollectionForwarded', {
  ...{ clientId: 'ALPHA', amount: eur('30.00'), forwardedOn: '2026-03-12' },
})
const reversed = event('CollectionReversed', {
  ...{ contractId: 'K', ground: 'recalled', means: 'transfer', receivedOn: '2026-03-10' },
  ...{ reversedOn: '2026-03-13', payments: [] },
})

const text = (money: Money) => Money.encode(money).amount
/** Allocated, held, refunded, forwarded, reversed, left. */
const shown = (row: CollectionRow) =>
  [row.allocated, row.held, row.refunded, row.forwarded, row.reversed, leftOf(row)]
    .map(text)
    .join(' ')

const course: ReadonlyArray<readonly [Decoded<Collection.Event>, string, string]> = [
  [received, 'received', '0.00 0.00 0.00 0.00 0.00 25000.00'],
  [identified, 'identified', '0.00 0.00 0.00 0.00 0.00 25000.00'],
  [allocated('24000.00'), 'identified', '24000.00 0.00 0.00 0.00 0.00 1000.00'],
  [remainder, 'identified', '23500.00 500.00 0.00 0.00 0.00 1000.00'],
  [held, 'identified', '23500.00 900.00 0.00 0.00 0.00 600.00'],
  [used, 'identified', '23750.00 650.00 0.00 0.00 0.00 600.00'],
  [refunded('650.00', K), 'identified', '23750.00 0.00 650.00 0.00 0.00 600.00'],
  [refunded('20.00'), 'identified', '23750.00 0.00 670.00 0.00 0.00 580.00'],
  [forwarded, 'identified', '23750.00 0.00 670.00 30.00 0.00 550.00'],
  [allocated('500.00', 'L', '50.00'), 'identified', '24300.00 0.00 670.00 30.00 0.00 0.00'],
  [reversed, 'reversed', '0.00 0.00 670.00 30.00 24300.00 0.00'],
  [reversed, 'reversed', '0.00 0.00 670.00 30.00 24300.00 0.00'],
  [remainder, 'reversed', '0.00 0.00 670.00 30.00 24300.00 0.00'],
]

describe('A receipt', () => {
  test.each(
    course.map(([{ event: of }, state, figures], n) => [n + 1, of.type, state, figures] as const),
  )('after step %i, %s, is %s: %s', (count, _type, state, figures) => {
    const row = rowAfter(...course.slice(0, count).map(([told]) => told))
    if (row === undefined) throw new Error('no row')
    expect([row.state, shown(row)]).toEqual([state, figures])
    expect(text(row.received)).toBe('25000.00')
    const credits = row.credits.reduce((sum, { amount }) => sum + amount.minor, 0n)
    expect(credits).toBe(row.held.minor)
  })

  test('names whose credit is held, and the contracts that it was meant for', () => {
    expect(
      rowAfter(received, identified, allocated('1.00', 'L'), held, allocated('1.00', 'L')),
    ).toMatchObject({
      ...{ reference: 'VIR-0310', receivedOn: '2026-03-10', debtorId: 'B' },
      ...{ contracts: ['L', 'K'], credits: [{ ...K, amount: { minor: 40000n } }] },
    })
    const withL = event('CreditHeld', { ...K, contractId: 'L', amount: eur('1.00') })
    expect(rowAfter(received, identified, held, withL, held)).toMatchObject({
      credits: [
        { contractId: 'L', amount: { minor: 100n } },
        { contractId: 'K', amount: { minor: 80000n } },
      ],
    })
    expect(rowAfter(received, identified, held, refunded('400.00', K))).toMatchObject({
      credits: [],
    })
  })

  test('is none where a cut has left out its beginning', () =>
    expect(rowAfter(identified)).toBeUndefined())

  test('is written down in a few lines, and read again', () => {
    const row = rowAfter(received, identified, allocated('24000.00'), held)
    const written = row && JSON.parse(JSON.stringify(collections.Row.encode(row)))
    expect(written).toMatchObject({ received: eur('25000.00'), held: eur('400.00') })
    expect(collections.Row.decode(written)).toEqual({ _tag: 'Right', right: row })
    expect(collections.key(received)).toBe('C1')
  })
})

describe('What a credit note left beyond its invoice', () => {
  const excess = event('ExcessHeld', {
    ...{ ...K, invoiceId: 'F102', number: 'AV7', amount: eur('40.00'), heldOn: '2026-03-11' },
  })

  test("is the debtor's credit, of which nothing came in", () => {
    expect(rowAfter(excess)).toMatchObject({
      ...{ reference: 'AV7', state: 'credited', debtorId: 'B', means: null },
      ...{ receivedOn: '2026-03-11', contracts: ['K'], credits: [K] },
    })
    const steps = [[excess], [excess, refunded('15.00', K)]]
    expect(steps.map((events) => rowAfter(...events)).map((row) => row && shown(row))).toEqual([
      '0.00 40.00 0.00 0.00 0.00 0.00',
      '0.00 25.00 15.00 0.00 0.00 0.00',
    ])
  })
})

describe('A payment to the client', () => {
  const of = { ...K, invoiceId: 'F102', amount: eur('12000.00') }
  const reported = event('DirectPaymentReported', {
    ...{ ...of, reference: 'VIR-BATI', receivedByClientOn: '2026-03-05' },
  })
  const charged = (amount: string) =>
    event('ReportedPaymentCharged', { ...of, amount: eur(amount), chargedOn: '2026-03-13' })
  const passedOn = (amount: string) =>
    event('DirectPaymentPassedOn', {
      ...{ ...of, charged: eur(amount), means: 'transfer', passedOnOn: '2026-03-16' },
    })
  const awaited = (...events: ReadonlyArray<Decoded<Collection.Event>>) => {
    const row = rowAfter(...events)
    return row && isAwaited(row)
  }

  test('is awaited until it is passed on, or all of it charged', () => {
    expect(rowAfter(reported)).toMatchObject({
      ...{ state: 'reported', reference: 'VIR-BATI', received: { minor: 0n }, contracts: ['K'] },
    })
    expect(awaited(reported)).toBe(true)
    expect(awaited(reported, charged('5000.00'))).toBe(true)
    expect(awaited(reported, charged('12000.00'))).toBe(false)
    expect(awaited(reported, passedOn('0.00'))).toBe(false)
    expect(awaited(received)).toBe(false)
  })

  test('is received once it is passed on: what was charged goes back to the client, the rest is left', () => {
    const row = rowAfter(reported, charged('5000.00'), passedOn('5000.00'))
    expect(row && shown(row)).toBe('0.00 0.00 0.00 5000.00 0.00 7000.00')
    expect(row).toMatchObject({ state: 'identified', receivedOn: '2026-03-16', debtorId: 'B' })
    const late = rowAfter(reported, passedOn('0.00'), charged('12000.00'))
    expect(late?.report).toMatchObject({ charged: { minor: 0n } })
  })

  test('that goes back goes back whole, what the client had included', () => {
    const row = rowAfter(reported, charged('5000.00'), passedOn('5000.00'), reversed)
    expect(row && shown(row)).toBe('0.00 0.00 0.00 0.00 12000.00 0.00')
  })

  test('is to be passed on within five French business days, by the terms of its day (D-1)', async () => {
    const [row] = (await project(position)(pages(af1))).values()
    const [absent] = (await project(position)(pages(af1.slice(0, 1)))).values()
    if (row === undefined || absent === undefined) throw new Error('no contract')
    expect(passOnBy(row.life, day('2026-03-05'))).toBe('2026-03-12')
    expect(passOnBy(row.life, day('2026-04-30'))).toBe('2026-05-11')
    expect(passOnBy(absent.life, day('2026-03-05'))).toBeUndefined()
  })
})
