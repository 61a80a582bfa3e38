/** The statement of AF-1, and of what was recorded late. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, day, id, instant, Money, plusDays } from '@quittance/domain/values'

import fc from 'fast-check'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, eur, pages, parsed, requested, told } from '../testing/history.ts'
import { period } from './period.ts'
import { type Statement, type StatementLine, statement } from './statement.ts'

const golden: { readonly expect: { readonly statement: ReadonlyArray<Record<string, string>> } } =
  parsed('../../../domain/src/testing/goldens/af-1.json')

const [af1Id, c1] = [id(ContractId, 'AF-2026-0001'), id(ContractId, 'C1')]
const text = (money: Money) => Money.encode(money).amount

/** As the golden shows a line. */
const row = ({ bookedOn: on, event, reference: ref, debit, credit, after }: StatementLine) => ({
  ...{ on, event, ref, debit: text(debit), credit: text(credit) },
  clientAccount: text(after.clientAccount),
  guaranteeFund: text(after.guaranteeFund),
  outstanding: text(after.outstanding),
  fundsInUse: text(after.fundsInUse),
})

const statementOf = async (history: typeof af1, contractId = c1): Promise<Statement> => {
  const of = (await project(statement)(pages(history))).get(contractId)
  if (of === undefined) throw new Error(`no ${contractId}`)
  return of
}

describe('The statement of AF-1', () => {
  test.each(golden.expect.statement.map((line, index) => [index + 1, line] as const))(
    'has line %i',
    async (number, { identity: _sum, ...line }) => {
      const { lines } = await statementOf(af1, af1Id)
      expect(lines.map(row).get(number - 1)).toEqual(line)
      expect(lines.size).toBe(golden.expect.statement.length)
    },
  )

  test('counts money from its value day', async () => {
    const { lines } = await statementOf(af1, af1Id)
    const valueOn = (ref: string) => lines.find(({ reference }) => reference === ref)?.valueOn
    expect(valueOn('2026-01')).toBe('2026-02-01')
    expect(valueOn('F103')).toBe('2026-03-02')
    expect(valueOn('F101')).toBe('2026-03-11')
  })

  test('begins a period where the day before ended', async () => {
    const whole = await statementOf(af1, af1Id)
    const march = period(whole, { from: day('2026-02-28'), to: day('2026-03-10') })
    expect(march.lines.map(({ reference }) => reference)).toEqual(['2026-02', 'F101', 'F101'])
    expect(text(march.opening.clientAccount)).toBe('3527.97')
    const empty = period(whole, { from: day('2026-02-01'), to: day('2026-02-26') })
    expect([empty.lines, text(empty.opening.clientAccount)]).toEqual([[], '1727.97'])
  })

  test('is all of it in a period without ends, from nothing', async () => {
    const whole = await statementOf(af1, af1Id)
    const { opening, lines } = period(whole, {})
    expect(lines).toEqual(whole.lines.toArray())
    expect(Object.values(opening).map(text)).toEqual(['0.00', '0.00', '0.00', '0.00'])
  })
})

describe('A statement', () => {
  const late = [
    requested('2026-01-05T09:00:00Z'),
    draw('2026-01-10T09:00:00Z', 'D1', '100.00'),
    draw('2026-01-20T09:00:00Z', 'D3', '50.00'),
    draw('2026-01-20T09:00:00Z', 'D4', '7.00'),
    // Recorded last, and of an earlier day.
    draw('2026-01-10T08:00:00Z', 'D2', '30.00'),
    draw('2026-01-09T08:00:00Z', 'D0', '1.00'),
  ]

  test('puts what is recorded late on its day, and the position after it on every later line', async () => {
    const { position, lines } = await statementOf(late)
    const told = lines.map(({ bookedOn, reference, debit, after }) => [
      ...[bookedOn, reference, text(debit), text(after.fundsInUse), text(after.clientAccount)],
    ])
    expect(told.toArray()).toEqual([
      ['2026-01-09', 'D0', '1.00', '1.00', '-1.00'],
      ['2026-01-10', 'D1', '100.00', '101.00', '-101.00'],
      ['2026-01-10', 'D2', '30.00', '131.00', '-131.00'],
      ['2026-01-20', 'D3', '50.00', '181.00', '-181.00'],
      ['2026-01-20', 'D4', '7.00', '188.00', '-188.00'],
    ])
    expect(position.account).toEqual(lines.last()?.after)
  })

  test.each(['2026-01-09', '2026-01-10', '2026-01-19', '2026-01-20'].map(day))(
    'up to a day is the statement as of that day: %s',
    async (to) => {
      const asOf = await project(statement)(cut({ asOf: to })(pages(late)))
      const upTo = period(await statementOf(late), { to }).lines
      expect(upTo).toEqual(asOf.get(c1)?.lines.toArray())
      expect(upTo.at(-1)?.after).toEqual(asOf.get(c1)?.position.account)
    },
  )

  test('has a line for each invoice that a receipt paid, and one for a turn of its life', async () => {
    const line = (number: string, amount: string) => ({
      ...{ invoiceId: number, number, debtorId: 'B', applied: eur(amount) },
    })
    const { lines } = await statementOf([
      requested('2026-01-05T09:00:00Z'),
      told('2026-02-27T09:00:00Z', 'CollectionBooked', {
        source: 'receipt',
        ...{ collectionId: 'C1', means: 'transfer', receivedOn: '2026-02-27' },
        ...{ lines: [line('F1', '7.00'), line('F2', '3.00')], valueOn: '2026-03-02' },
      }),
      told('2026-03-01T09:00:00Z', 'NoticeGiven', {
        ...{ by: 'client', givenOn: '2026-03-01', noticeDays: 60 },
      }),
    ])
    expect(
      lines
        .map(({ event, reference, valueOn, after }) => [
          ...[event, reference, valueOn, text(after.fundsInUse)],
        ])
        .toArray(),
    ).toEqual([
      ['CollectionBooked', 'F1', '2026-03-02', '-7.00'],
      ['CollectionBooked', 'F2', '2026-03-02', '-10.00'],
      ['NoticeGiven', '60 days', '2026-03-01', '-10.00'],
    ])
  })

  test('has no lines before anything moves', async () =>
    expect((await statementOf(late.slice(0, 1))).lines.size).toBe(0))

  test('is each contract’s own', async () => {
    const other = [
      requested('2026-01-06T09:00:00Z', 'C2'),
      draw('2026-01-10T09:00:00Z', 'D1', '9.00', 'C2'),
    ]
    const rows = await project(statement)(pages([...late, ...other]))
    expect([...rows].map(([contract, { lines }]) => [contract, lines.size])).toEqual([
      ['C1', 5],
      ['C2', 1],
    ])
  })

  test('is nothing where a cut has left out the beginning', async () =>
    expect((await project(statement)(pages(late.slice(1)))).size).toBe(0))
})

describe('Whatever was recorded, in whatever order', () => {
  const dayOf = (days: number) => `${plusDays(day('2026-01-05'), days)}T00:00:00Z`
  /** Each recorded a day after the one before it, whenever it happened. */
  const anyHistory = fc
    .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9999 })), { maxLength: 12 })
    .map((draws) => [
      { ...requested('2026-01-05T09:00:00Z'), ...recorded('2026-01-05T09:00:00Z', 0) },
      ...draws.map(([days, euros], index) => {
        const at = dayOf(days)
        return { ...draw(at, `D${index}`, `${euros}.00`), ...recorded(at, index + 1) }
      }),
    ])
  function recorded(occurredAt: string, after: number) {
    return { metadata: { occurredAt, recordedAt: dayOf(60 + after) } }
  }

  test('a statement as known at an instant is that of what was recorded by then', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(13), async (history, after) => {
        const knownAt = instant(dayOf(60 + after))
        const known = await project(statement)(cut({ knownAt })(pages(history)))
        const then = await project(statement)(pages(history.slice(0, after + 1)))
        expect(known.get(c1)?.lines.toJS()).toEqual(then.get(c1)?.lines.toJS())
        expect(known.get(c1)?.position).toEqual(then.get(c1)?.position)
      }),
    ))

  test('up to a day it is the statement as of that day', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(60), async (history, days) => {
        const to = day(dayOf(days).slice(0, 10))
        const asOf = (await project(statement)(cut({ asOf: to })(pages(history)))).get(c1)
        expect(period(await statementOf(history), { to }).lines).toEqual(asOf?.lines.toArray())
      }),
    ))
})

function draw(occurredAt: string, advanceId: string, amount: string, contractId = 'C1') {
  const fields = { advanceId, amount: eur(amount), valueOn: occurredAt.slice(0, 10) }
  return told(occurredAt, 'AdvanceBooked', fields, contractId)
}
