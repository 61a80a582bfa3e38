/** What is reserved, lifted and due anew; golden T-1. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import {
  amend,
  bought,
  collect,
  contractAfter,
  contractId,
  dueAnew,
  invoiceId,
  lift,
  only,
  reserve,
  runOff,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
  upToDocuments,
} from '../testing/contract.ts'
import t1 from '../testing/goldens/t-1.json' with { type: 'json' }
import { scenario } from '../testing/scenario.ts'
import { day, plusDays } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { availabilityOn } from './availability.ts'
import { decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)
const F102 = { contractId, invoiceId: invoiceId('B', 'F102'), debtorId: id(DebtorId, 'B') }
const graced: Terms = { ...terms, dispute: { ...terms.dispute, fundingStops: 'afterGrace' } }

describe('T-1: the funding of what is disputed stops', () => {
  test.each([
    ['at once', terms, t1.expect.fundingStopsOn.atOnce],
    ['after the grace', graced, t1.expect.fundingStopsOn.afterGrace],
  ])('%s', (_when, agreed, from) => {
    const history = told(
      bought(agreed),
      reserve('B', 'F102', t1.given.disputed, t1.given.disputedOn),
    )
    const disputed = (on: string) => excludedOn(history, on, 'disputed')
    expect(disputed(from)).toEqual([`F102 ${t1.given.disputed} dispute`])
    expect(disputed(before(from))).toEqual([])
  })

  test.each([
    ['of an invoice past due: from its due date', '2026-03-20', '2026-04-09'],
    ['but not before it was told', '2026-04-20', '2026-04-20'],
  ])('after a grace %s', (_what, reservedOn, notFundableFrom) =>
    expect(told(bought(graced), reserve('B', 'F102', '4000.00', reservedOn))).toContainEqual({
      ...{ type: 'ReceivableReserved', ...F102, ground: 'dispute', amount: eur('4000.00') },
      ...{ reservedOn: day(reservedOn), notFundableFrom: day(notFundableFrom) },
    }),
  )

  test('by the terms of the day of the dispute', () => {
    const amended = told(bought(graced), amend('2026-03-01', { dispute: terms.dispute }))
    const [later] = told(amended, reserve('B', 'F102', '1.00', '2026-03-01')).slice(-1)
    expect(later).toMatchObject({ notFundableFrom: '2026-03-01' })
    const [earlier] = told(amended, reserve('B', 'F102', '1.00', '2026-02-28')).slice(-1)
    expect(earlier).toMatchObject({ notFundableFrom: '2026-03-30' })
  })
})

describe('A reserve', () => {
  const disputed = told(bought(), reserve('B', 'F102', '4000.00', '2026-02-16'))

  test('on the same ground takes the place of the one before', () => {
    const more = told(disputed, reserve('B', 'F102', '5000.00', '2026-02-20'))
    expect(excludedOn(more, '2026-02-20', 'disputed')).toEqual(['F102 5000.00 dispute'])
  })
  test('on another stands beside it', () => {
    const both = told(disputed, reserve('B', 'F102', '1000.00', '2026-02-16', 'affiliate'))
    expect(excludedOn(both, '2026-02-16', 'disputed')).toEqual(['F102 4000.00 dispute'])
    expect(excludedOn(both, '2026-02-16', 'ineligible')).toEqual(['F102 1000.00 affiliate'])
  })
  test('of more than is open excludes what is', () => {
    const paid = told(disputed, collect('C1', '2026-02-17', 'B', { F102: '9000.00' }))
    expect(excludedOn(paid, '2026-02-17', 'disputed')).toEqual(['F102 3000.00 dispute'])
  })
  test('twice is one', () =>
    given(...disputed)
      .when(reserve('B', 'F102', '4000.00', '2026-02-16'))
      .thenNothingChanges())
  test('is lifted once', () => {
    const free = told(disputed, lift('B', 'F102', '2026-03-02'))
    expect(excludedOn(free, '2026-03-02', 'disputed')).toEqual([])
    given(...free)
      .when(lift('B', 'F102', '2026-03-02'))
      .thenNothingChanges()
  })
  test('on one ground stays when another is lifted', () => {
    const both = told(disputed, reserve('B', 'F102', '1.00', '2026-02-16', 'affiliate'))
    const left = told(both, lift('B', 'F102', '2026-03-02'))
    expect(excludedOn(left, '2026-03-02', 'ineligible')).toEqual(['F102 1.00 affiliate'])
  })

  test.each<[string, ReadonlyArray<Event>, Parameters<typeof reserve>, object]>([
    [
      'before the contract has started',
      upToDocuments(),
      ['B', 'F102', '1.00', '2026-02-16'],
      { type: 'ContractNotStarted' },
    ],
    [
      'for a day before its start',
      bought(),
      ['B', 'F102', '1.00', '2026-01-06'],
      { type: 'BeforeContractStarted', startedOn: day('2026-01-07') },
    ],
    ['of nothing', bought(), ['B', 'F102', '0.00', '2026-02-16'], { type: 'AmountMustBePositive' }],
  ])('is not made %s', (_when, history, args, why) =>
    given(...history)
      .when(reserve(...args))
      .thenRejected(why as never),
  )
  test('is not made in another currency', () =>
    given(...bought())
      .when({ ...reserve('B', 'F102', '1.00', '2026-02-16'), amount: usd('1.00') })
      .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
  test('is not made once the contract is closed', () =>
    given(...told(startedOn(), runOff('2026-01-10', 'default')), {
      type: 'ContractClosed',
      contractId,
      closedOn: day('2026-01-11'),
    })
      .when(reserve('B', 'F102', '1.00', '2026-02-16'))
      .thenRejected({ type: 'ContractTooFar', status: 'Closed' }))
})

test('A reserve is no news once the contract is closed', () =>
  given(
    ...told(
      startedOn(),
      reserve('B', 'F102', '1.00', '2026-01-09'),
      runOff('2026-01-10', 'default'),
    ),
    { type: 'ContractClosed', contractId, closedOn: day('2026-01-11') },
  )
    .when(lift('B', 'F102', '2026-01-12'))
    .thenNothingChanges())

describe('A due date', () => {
  test('is noted', () =>
    given(...bought())
      .when(dueAnew('B', 'F102', '2026-04-09'))
      .then({ type: 'DueDateNoted', ...F102, dueOn: day('2026-04-09') }))
  test.each([
    ['that is as it was', 'F102', '2026-03-10'],
    ['of what is not open', 'F999', '2026-04-09'],
  ])('%s is no news', (_what, number, dueOn) =>
    given(...bought())
      .when(dueAnew('B', number, dueOn))
      .thenNothingChanges(),
  )
  test.each([
    ['beyond the longest term', '2026-04-11', ['75.00']],
    ['up to the longest term', '2026-04-10', []],
  ])('moved %s costs what the tariff says', (_how, dueOn, charged) => {
    const { eligibility } = terms
    const tariff = taxing(
      {
        ...{ ...terms, eligibility: { ...eligibility, maxTermDays: 91 } },
        fees: [{ kind: 'extension', validFrom: day('2026-01-01'), amount: eur('75.00') }],
      },
      ...(['extension', taxable] as const),
    )
    const moved = told(bought(tariff), dueAnew('B', 'F102', dueOn, '2026-03-02'))
    expect(only('AncillaryFeeCharged', moved).map(({ exclTax }) => written(exclTax))).toEqual(
      charged,
    )
    const [fee] = only('AncillaryFeeCharged', moved)
    if (fee) expect(fee).toMatchObject({ reference: `F102 ${dueOn}`, chargedOn: '2026-03-02' })
  })
  test('moved costs nothing where the tariff asks for nothing', () =>
    expect(only('AncillaryFeeCharged', told(bought(), dueAnew('B', 'F102', '2027-01-31')))).toEqual(
      [],
    ))
  test('moved makes what was overdue fundable again, and overdue anew', () => {
    const due60 = told(
      bought({ ...terms, definancing: { overdueDays: 60 } }),
      dueAnew('B', 'F102', '2026-04-09'),
    )
    expect(excludedOn(due60, '2026-05-10', 'overdue')).toEqual(
      ['F103 18000.00 ', 'F101 24000.00 ', 'F104 600.00 '].toSorted(),
    )
    expect(excludedOn(due60, '2026-06-09', 'overdue')).toContain('F102 12000.00 ')
  })
})

function excludedOn(history: ReadonlyArray<Event>, on: string, cause: string) {
  const { exclusions, receivables } = availabilityOn(contractAfter(history), day(on))
  return exclusions
    .filter((each) => each.cause === cause)
    .map(({ amount, reason = '', invoiceId: of }) => {
      const number = receivables.find((each) => each.invoiceId === of)?.receivable.number
      return `${number} ${written(amount)} ${reason}`
    })
    .toSorted()
}
function before(on: string): string {
  return plusDays(day(on), -1)
}
