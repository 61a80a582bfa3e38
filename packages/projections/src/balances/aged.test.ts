/** The aged balance of AF-1, and whatever else a debtor's account holds. */
import { describe, expect, test } from '@jest/globals'
import { ContractId, day, id, Money } from '@quittance/domain/values'

import { cut } from '../cut.ts'
import { project } from '../projection.ts'
import { af1, eur, pages, told } from '../testing/history.ts'
import { type Aged, agedBalance, ageOf, ages } from './aged.ts'
import { position } from './position.ts'

const contractId = id(ContractId, 'AF-2026-0001')
const positionOf = async (history: AsyncIterable<typeof af1>) => {
  const row = (await project(position)(history)).get(contractId)
  if (row === undefined) throw new Error('no contract')
  return row
}
const text = (money: Money) => Money.encode(money).amount
/** What is not zero, by age; then open, disputed, credit and account. */
const shown = ({ byAge, open, disputed, credit, account }: Aged) => [
  ...ages.flatMap((age) => (byAge[age].minor === 0n ? [] : [`${age} ${text(byAge[age])}`])),
  ...[text(open), text(disputed), text(credit), text(account)],
]
const shownAll = ({ debtors, total }: ReturnType<typeof agedBalance>) => [
  ...debtors.map(({ debtorId, ...aged }) => [debtorId, ...shown(aged)]),
  ['total', ...shown(total)],
]

describe('An invoice due on 10 March', () => {
  test.each([
    ['2026-01-12', 'notDue'],
    ['2026-03-10', 'notDue'],
    ['2026-03-11', 'upTo30'],
    ['2026-04-09', 'upTo30'],
    ['2026-04-10', 'upTo60'],
    ['2026-05-09', 'upTo60'],
    ['2026-05-10', 'upTo90'],
    ['2026-06-08', 'upTo90'],
    ['2026-06-09', 'beyond90'],
    ['2028-01-01', 'beyond90'],
  ])('is on %s %s', (on, age) => expect(ageOf(day('2026-03-10'), day(on))).toBe(age))
})

describe('The aged balance of AF-1', () => {
  const [all, march] = ['54600.00', '10600.00']
  test.each([
    [
      '2026-01-12',
      ['B', 'notDue 36000.00', '36000.00', '0.00', '0.00', '36000.00'],
      ['C', 'notDue 18600.00', '18600.00', '0.00', '0.00', '18600.00'],
      ['total', `notDue ${all}`, all, '0.00', '0.00', all],
    ],
    [
      '2026-03-31',
      ['B', 'upTo30 10000.00', '10000.00', '0.00', '0.00', '10000.00'],
      ['C', 'upTo30 600.00', '600.00', '0.00', '0.00', '600.00'],
      ['total', `upTo30 ${march}`, march, '0.00', '0.00', march],
    ],
  ])('is of the last day booked: %s', async (asOf, ...rows) => {
    const at = await positionOf(cut({ asOf: day(asOf) })(pages(af1)))
    expect(agedBalance(at).on).toBe(asOf)
    expect(shownAll(agedBalance(at))).toEqual(rows)
  })

  test('is of another day, of what is open all the same', async () => {
    const at = await positionOf(cut({ asOf: day('2026-01-12') })(pages(af1)))
    expect(shownAll(agedBalance(at, day('2026-05-29')))).toEqual([
      ['B', 'upTo90 36000.00', '36000.00', '0.00', '0.00', '36000.00'],
      ['C', 'upTo90 600.00', 'beyond90 18000.00', '18600.00', '0.00', '0.00', '18600.00'],
      ['total', 'upTo90 36600.00', 'beyond90 18000.00', all, '0.00', '0.00', all],
    ])
  })
})

describe('A debtor’s account', () => {
  const at = '2026-03-31T12:00:00Z'
  const of = (debtorId: string) => ({ debtorId, collectionId: 'C9' })
  const credit = (debtorId: string, amount: string) =>
    told(at, 'DebtorCreditNoted', { ...of(debtorId), amount: eur(amount) }, contractId)
  const disputed = async (amount: string) => {
    const { funding } = await positionOf(pages(af1))
    const invoiceId = funding.receivables.findKey(({ number }) => number === 'F102')
    const reserve = { invoiceId, debtorId: 'B', ground: 'dispute', amount: eur(amount) }
    const days = { reservedOn: '2026-03-31', notFundableFrom: '2026-05-01' }
    return told(at, 'ReceivableReserved', { ...reserve, ...days }, contractId)
  }

  test('is what is open less his credit, below zero where he is owed', async () => {
    const history = pages([
      ...af1,
      credit('B', '1000.00'),
      credit('C', '700.00'),
      credit('D', '5.00'),
    ])
    expect(shownAll(agedBalance(await positionOf(history)))).toEqual([
      ['B', 'upTo30 10000.00', '10000.00', '0.00', '1000.00', '9000.00'],
      ['C', 'upTo30 600.00', '600.00', '0.00', '700.00', '-100.00'],
      ['D', '0.00', '0.00', '5.00', '-5.00'],
      ['total', 'upTo30 10600.00', '10600.00', '0.00', '1705.00', '8895.00'],
    ])
  })

  test.each([
    ['3000.00', '3000.00'],
    ['12000.00', '10000.00'],
  ])('shows what is disputed, grace or not, and no more than is open: %s', async (of, shows) => {
    const history = pages([...af1, await disputed(of)])
    const { debtors, total } = agedBalance(await positionOf(history))
    expect(debtors.map(({ disputed }) => text(disputed))).toEqual([shows, '0.00'])
    expect([text(total.disputed), text(total.account)]).toEqual([shows, '10600.00'])
  })

  test('is none where nothing is owed either way', async () => {
    const at = await positionOf(cut({ asOf: day('2026-01-07') })(pages(af1)))
    expect(agedBalance(at)).toMatchObject({ debtors: [], total: { account: { minor: 0n } } })
  })
})
