/** Golden AF-1: a standard contract over three months, driven as the ledger would drive it. */
import { describe, expect, test } from '@jest/globals'

import { written } from '../testing/amounts.ts'
import {
  book,
  close,
  collect,
  contractAfter,
  draw,
  invoice,
  note,
  noteCover,
  pay,
  present,
  startedOn,
  stateAfter,
  told,
  transmit,
} from '../testing/contract.ts'
import golden from '../testing/goldens/af-1.json' with { type: 'json' }
import { costs, numbersOf, golden as rowOf } from '../testing/scale.ts'
import { statementOf } from '../testing/statement.ts'
import { day, firstDayOf, lastDayOf, monthAfter, monthOf } from '../values/day.ts'
import { negated, times } from '../values/money.ts'
import { exactly, interest } from '../values/rate.ts'
import { availabilityOn } from './availability.ts'
import { type Command, decider, type Event } from './index.ts'
import { interestScale } from './interest.ts'
import { scaleLines } from './scale-lines.ts'

const { given, expect: expected } = golden

const debtorOf = (number: string) =>
  given.invoices.find(({ invoiceId }) => invoiceId === number)?.debtorId ?? 'nobody'

/** The commands that the ledger's policies would send, on their days. */
const asked = given.movements.flatMap((movement): ReadonlyArray<readonly [on: string, Command]> => {
  const { on, ref, amount = '' } = movement
  switch (movement.type) {
    case 'ScheduleBooked': {
      const lines = given.invoices.map((line) =>
        invoice(line.debtorId, line.invoiceId, line.amount, {
          issuedOn: day(line.issuedOn),
          dueOn: day(line.dueOn),
        }),
      )
      const covers = [
        noteCover('B', '50000.00', 5n, { F101: '24000.00', F102: '12000.00' }),
        noteCover('C', '30000.00', 5n, { F103: '18000.00', F104: '600.00' }),
      ]
      return [transmit(ref, lines, on), book(ref), ...covers].map((command) => [on, command])
    }
    case 'AdvanceBooked':
      return [
        [on, draw(ref, amount, on)],
        [on, pay(ref, amount, on)],
      ]
    case 'CreditNoteBooked': {
      const of = movement.invoiceId ?? ''
      return [[on, note(debtorOf(of), of, [ref, on], amount)]]
    }
    case 'CollectionBooked':
      return [[on, collect(`COL-${ref}`, on, debtorOf(ref), { [ref]: amount })]]
    default:
      throw new Error(`${movement.type} is not asked of a contract`)
  }
})

/** With every month closed on its last day. */
const commands = [
  ...asked,
  ...given.referenceRates.map(
    ({ month, rate }) => [lastDayOf(monthOf(day(`${month}-01`))), close(month, rate)] as const,
  ),
].toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))

const opening = told(startedOn(), noteCover('B', '50000.00', 1n), noteCover('C', '30000.00', 1n))
const dated = tell()
const events = dated.map(({ event }) => event)

describe('The contract of AF-1, told as a statement', () => {
  const rows = dated.flatMap(({ event, on }, index) => {
    const before = statementOf(events.slice(0, index)).length
    return statementOf(events.slice(0, index + 1))
      .slice(before)
      .map((row) => ({ on, ...row, event: event.type }))
  })

  test.each(expected.statement.map((row, index) => ({ index, ...row })))(
    '$on $event $ref leaves $clientAccount',
    ({ index, ...row }) => expect(rows[index]).toEqual(row),
  )
  test('has no other line', () => expect(rows).toHaveLength(expected.statement.length))

  test.each(expected.statement)('keeps its identity after $event $ref', (row) => {
    const { clientAccount, guaranteeFund, outstanding, fundsInUse, identity } = row
    const cents = (amount: string) => BigInt(amount.replace('.', ''))
    expect(cents(clientAccount) + cents(guaranteeFund)).toBe(cents(identity))
    expect(cents(outstanding) - cents(fundsInUse)).toBe(cents(identity))
  })

  test('has all of the client account available after every entry', () =>
    events.forEach((event, index) => {
      const { account, funding, life } = contractAfter([...opening, ...events.slice(0, index + 1)])
      const granted = event.type === 'AdvanceGranted'
      const { availability: available } = availabilityOn(
        {
          ...{ life, account },
          funding: granted ? { ...funding, earmarks: funding.earmarks.clear() } : funding,
        },
        day(given.until),
      )
      expect(available).toEqual(account.clientAccount)
    }))
})

describe('The factoring commission of AF-1', () => {
  const charged = only('FactoringCommissionCharged')[0]

  test('is that of each invoice', () =>
    expect(charged?.commissions.map(({ exclTax }) => written(exclTax))).toEqual(
      expected.commissions.map(({ exclTax }) => exclTax),
    ))
  test('is taxed once', () =>
    expect(charged && [charged.exclTax, charged.vatAmount, charged.inclTax].map(written)).toEqual([
      expected.schedule.commissionExclTax,
      expected.schedule.vat,
      expected.schedule.commissionInclTax,
    ]))
  test('comes with what was bought', () =>
    expect(only('ScheduleBooked').map(({ purchased }) => written(purchased))).toEqual([
      expected.schedule.invoices,
    ]))
})

describe('The interest scale of AF-1', () => {
  test.each(expected.interest.map((month, index) => ({ index, ...month })))(
    'in $month makes $unrounded, charged $charged',
    ({ index, month, rate: atRate, segments, numbers, unrounded, charged }) => {
      const closed = only('MonthClosed')[index]
      expect(closed?.month).toBe(month)
      expect(closed && scaleLines(closed).lines.map(rowOf)).toEqual(segments)
      expect(closed?.segments.map(({ rate }) => rate.toFixed())).toEqual(segments.map(() => atRate))
      expect(closed && numbersOf(closed)).toBe(numbers)
      expect(closed?.exact.toFixed(4)).toBe(unrounded)
      expect(closed && written(closed.rounded)).toBe(charged)
    },
  )

  test('values each receipt on the next TARGET day', () =>
    expect(
      only('CollectionBooked').map(({ lines, receivedOn, valueOn }) => ({
        ref: lines[0]?.number,
        receivedOn,
        valueOn,
      })),
    ).toEqual(expected.collectionValueDates))

  test('values each charge on the first of the next month', () =>
    expect(
      only('FinancingCommissionCharged').map(({ month, valueOn }) => [month, valueOn]),
    ).toEqual(only('MonthClosed').map(({ month }) => [month, firstDayOf(monthAfter(month))])))

  describe('does not fall into the trap of', () => {
    test('rounding January every day', () => {
      const [january] = only('MonthClosed')
      const lines = january ? scaleLines(january).lines : []
      const daily = lines.map(({ days, balance, ...line }) =>
        times(interest([{ ...line, numbers: exactly(balance) }], 'EUR').rounded, days),
      )
      const total = daily.reduce((sum, { minor }) => sum + minor, 0n)
      expect(written({ minor: total, currency: 'EUR' })).toBe(expected.traps.januaryRoundedDaily)
      expect(expected.traps.januaryRoundedDaily).not.toBe(expected.interest[0]?.charged)
    })

    test('valuing the receipt of February on its own day', () => {
      const february = contractAfter([...opening, ...events]).interest.valued
      const receipt = only('CollectionBooked')[0]
      const paid = receipt?.lines[0]?.applied
      if (!receipt || !paid) throw new Error('nothing was received')
      const early = [
        ...february,
        [receipt.receivedOn, { fundsInUse: negated(paid) }] as const,
        [receipt.valueOn, { fundsInUse: paid }] as const,
      ]
      const month = [day('2026-02-01'), day('2026-03-01')] as const
      const rates = [costs(month[0], '0.0355')]
      const right = interestScale(february, month, rates, 'EUR').rounded
      const wrong = interestScale(early, month, rates, 'EUR').rounded
      expect(written(right)).toBe(expected.interest[1]?.charged)
      expect(written(wrong)).toBe(expected.traps.februaryWithoutFloat)
      expect(written({ ...right, minor: right.minor - wrong.minor })).toBe(
        expected.traps.februaryFloatCost,
      )
    })
  })
})

function tell(): ReadonlyArray<{ readonly on: string; readonly event: Event }> {
  let state = present(stateAfter(opening))
  return commands.flatMap(([on, command]) => {
    const decision = decider.decide(state, command)
    if (decision._tag === 'Left') throw new Error(decision.left.type)
    state = present(decision.right.reduce(decider.evolve, state))
    return decision.right.map((event) => ({ on, event }))
  })
}

function only<Type extends Event['type']>(type: Type) {
  return events.filter((event): event is Extract<Event, { type: Type }> => event.type === type)
}
