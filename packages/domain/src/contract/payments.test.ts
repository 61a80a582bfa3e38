/** Payments that are short, credits, and what a client received himself: goldens L-3, L-5 and D-1. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import {
  bought,
  chargeDirect,
  collect,
  contractAfter,
  credit,
  invoiceId,
  only,
  refundCredit,
  returnDirect,
  reverse,
  told,
  useCredit,
} from '../testing/contract.ts'
import d1 from '../testing/goldens/d-1.json' with { type: 'json' }
import l3 from '../testing/goldens/l-3.json' with { type: 'json' }
import l5 from '../testing/goldens/l-5.json' with { type: 'json' }
import { scenario } from '../testing/scenario.ts'
import { terms } from '../testing/terms.ts'
import { day } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { minus } from '../values/money.ts'
import { number } from '../values/number.ts'
import { imbalance } from './account.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
const B = id(DebtorId, 'B')
const oneDay = { ...terms, collectionValue: { transfer: 1, cheque: 1 } }

/** In the words of the goldens. */
const positionAfter = (history: ReadonlyArray<Event>) => {
  const { account } = contractAfter(history)
  expect(imbalance(account)).toEqual(eur('0.00'))
  const { clientAccount, guaranteeFund, outstanding, fundsInUse } = account
  return Object.fromEntries(
    Object.entries({ clientAccount, guaranteeFund, outstanding, fundsInUse }).map(
      ([figure, amount]) => [figure, written(amount)],
    ),
  )
}
const figures = ({ identity: _identity, ...rest }: Readonly<Record<string, string>>) => rest

describe('L-3: a payment short within the tolerance', () => {
  const line = { invoiceId: invoiceId('B', 'F101'), number: number('F101'), debtorId: B }
  const short = {
    ...collect('C1', '2026-03-10', 'B', { F101: l3.given.received }),
    differences: [{ ...line, amount: eur(l3.expect.shortfall) }],
  }
  const before = bought()
  const after = told(before, short)

  test('closes the invoice in the same append, at the client’s charge', () => {
    const [first, second] = [contractAfter(before), contractAfter(after)]
    const fund = minus(first.account.guaranteeFund, second.account.guaranteeFund)
    const change = (figure: 'clientAccount' | 'outstanding' | 'fundsInUse') =>
      minus(second.account[figure], first.account[figure])
    expect(written(minus(change('clientAccount'), fund))).toBe(l3.expect.clientAccountChange)
    expect(written(change('outstanding'))).toBe(l3.expect.outstandingChange)
    expect(written(change('fundsInUse'))).toBe(l3.expect.fundsInUseChange)
    expect(second.funding.receivables.has(line.invoiceId)).toBe(false)
    expect(only('SettlementDifferenceCharged', after)).toMatchObject([
      { lines: [{ amount: eur(l3.expect.settlementDifference) }], valueOn: '2026-03-11' },
    ])
  })

  test('leaves the position as it was when it goes back', () => {
    const back = {
      ...reverse('C1', ['2026-03-10', '2026-03-12'], 'B', { F101: l3.given.received }),
      differences: short.differences,
    }
    const again = told(after, back)
    expect(contractAfter(again).account).toEqual(contractAfter(before).account)
    expect(only('SettlementDifferenceReversed', again)).toMatchObject([{ valueOn: '2026-03-11' }])
  })
})

describe('L-5: a returned cheque', () => {
  test('is open again from the day from which it was paid, and the fund levied', () => {
    const { amount, receivedOn } = l5.given.collection
    const paid = told(bought(oneDay), collect('C1', receivedOn, 'C', { F103: amount }, 'cheque'))
    const back = reverse('C1', [receivedOn, l5.given.returnedOn], 'C', { F103: amount })
    const events = told(paid, { ...back, means: 'cheque' }).slice(paid.length)
    expect(only('CollectionReversalBooked', events)).toMatchObject([
      { valueOn: l5.expect.reversalValueOn, lines: [{ restored: eur(l5.expect.openAfter) }] },
    ])
    expect(only('GuaranteeFundLevied', events)).toMatchObject([{ amount: eur(l5.expect.levied) }])
  })
})

describe('A debtor’s credit', () => {
  const credited = told(bought(), credit('B', eur('500.00')))

  test('pays his invoices, no more than it is, nor than is open', () => {
    const used = told(credited, useCredit('B', '2026-03-16', { F101: '300.00', F102: '200.00' }))
    expect(contractAfter(used).funding.debtors.get(B)?.credit).toEqual(eur('0.00'))
    given(...used)
      .when(useCredit('B', '2026-03-16', { F101: '0.01' }))
      .thenRejected({ type: 'MoreThanCredit', debtorId: B, credit: eur('0.00') })
    given(...told(bought(), credit('B', eur('30000.00'))))
      .when(useCredit('B', '2026-03-16', { F101: '24000.01' }))
      .thenRejected({
        type: 'MoreThanOpen',
        invoiceId: invoiceId('B', 'F101'),
        open: eur('24000.00'),
      })
  })

  test('pays no invoice of another debtor, and names one', () => {
    given(...credited)
      .when(useCredit('C', '2026-03-16', { F101: '1.00' }))
      .thenRejected({ type: 'InvoiceNotOpen', invoiceId: invoiceId('C', 'F101') })
    given(...credited)
      .when(useCredit('B', '2026-03-16', {}))
      .thenRejected({ type: 'NothingToAllocate' })
  })

  test('counts as collected from the day of its use, without float', () => {
    const from = {
      ...collect('C9', '2026-03-16', 'B', { F101: '500.00' }),
      source: 'credit' as const,
    }
    expect(only('CollectionBooked', told(bought(), from))).toMatchObject([
      { source: 'credit', valueOn: '2026-03-16' },
    ])
  })

  test('goes back to him, and is nobody’s any more', () => {
    const refunded = told(credited, refundCredit('B', '500.00', '2026-03-17'))
    expect(contractAfter(refunded).funding.debtors.get(B)?.credit).toEqual(eur('0.00'))
    given(...refunded)
      .when(refundCredit('B', '1.00', '2026-03-18'))
      .thenNothingChanges()
  })

  test('of a receipt that goes back is taken back as far as it is left, and not noted later', () => {
    const used = told(credited, useCredit('B', '2026-03-16', { F101: '300.00' }))
    const back = told(used, reverse('C9', ['2026-03-10', '2026-03-18'], 'B', {}))
    expect(only('CollectionReversalBooked', back)).toMatchObject([
      { credits: [{ debtorId: 'B', amount: eur('200.00') }] },
    ])
    given(...back)
      .when(credit('B', eur('500.00')))
      .thenNothingChanges()
  })
})

describe('D-1: a direct payment that is not passed on', () => {
  const { amount, receivedByClientOn } = d1.given
  const { deadline, chargedOn } = d1.expect
  const F102 = ['B', d1.given.invoiceId] as const
  const before = bought()
  const charged = told(before, chargeDirect(F102, amount, [receivedByClientOn, chargedOn]))

  test('is charged on the day after the deadline, not on it', () => {
    expect(positionAfter(before)).toEqual(figures(d1.given.before))
    given(...before)
      .when(chargeDirect(F102, amount, [receivedByClientOn, deadline]))
      .thenRejected({ type: 'DirectPaymentNotDue', deadline: day(deadline) })
  })

  test('pays its invoice out of the client account; then the fund releases', () => {
    const upTo = charged.findIndex(({ type }) => type === 'DirectPaymentCharged') + 1
    expect(positionAfter(charged.slice(0, upTo))).toEqual(figures(d1.expect.afterCharge))
    expect(only('GuaranteeFundReleased', charged.slice(upTo))).toMatchObject([
      { amount: eur(d1.expect.released) },
    ])
    expect(positionAfter(charged)).toEqual(figures(d1.expect.after))
  })

  test('is charged once, and of no invoice that is paid, nor beyond what is open', () => {
    given(...charged)
      .when(chargeDirect(F102, amount, [receivedByClientOn, chargedOn]))
      .thenNothingChanges()
    given(...charged)
      .when(chargeDirect(F102, amount, [receivedByClientOn, chargedOn], 'P2'))
      .thenRejected({ type: 'InvoiceNotOpen', invoiceId: invoiceId('B', 'F102') })
    const more = told(before, chargeDirect(F102, '99999.00', [receivedByClientOn, chargedOn]))
    expect(only('DirectPaymentCharged', more)).toMatchObject([{ amount: eur('12000.00') }])
  })

  test('is the client’s again once he passes it on, when the money counts', () => {
    const returned = told(charged, returnDirect(F102, amount, '2026-03-16'))
    expect(only('DirectPaymentReturned', returned)).toMatchObject([
      { amount: eur(amount), valueOn: '2026-03-17' },
    ])
    expect(positionAfter(returned)).toMatchObject({
      ...{ clientAccount: '49812.60', outstanding: '42600.00', fundsInUse: '-11472.60' },
    })
    given(...returned)
      .when(returnDirect(F102, amount, '2026-03-16'))
      .thenNothingChanges()
  })

  test.each([
    ['of nothing', eur('0.00'), { type: 'AmountMustBePositive' }],
    ['in another currency', usd('1.00'), { type: 'CurrencyMustMatch', currency: 'EUR' }],
  ])('is none %s', (_what, of, why) =>
    given(...before)
      .when({ ...chargeDirect(F102, amount, [receivedByClientOn, chargedOn]), amount: of } as never)
      .thenRejected(why as never),
  )
})
