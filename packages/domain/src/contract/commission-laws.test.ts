/** What holds for what a client is charged and what is held back, whatever is agreed. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'
import { eur, written } from '../testing/amounts.ts'
import { anyTerms } from '../testing/any-terms.ts'
import { underAnyTerms } from '../testing/commission-stories.ts'
import {
  book,
  close,
  contractAfter,
  contractId,
  invoice,
  only,
  pay,
  startedOn,
  taxing,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { always, anyMove, availableOn, drawing, type Step } from '../testing/contract-stories.ts'
import { sent } from '../testing/plain.ts'
import { type Day, day, firstDayOf, monthAfter, plusDays } from '../values/day.ts'
import { isNegative, isZero, max, minus, negated, plus, sum, zero } from '../values/money.ts'
import { interest, rate } from '../values/rate.ts'
import { imbalance } from './account.ts'
import { priceOn } from './financing-rate.ts'
import { requiredOn } from './guarantee-fund.ts'
import { type Command, type Contract, decider, Event, type Terms, termsOn } from './index.ts'
import { interestScale } from './interest.ts'
import { later } from './state/fund.ts'
import { evolve } from './state.ts'

const { decide } = decider

describe('Whatever is agreed', () => {
  test('client account + guarantee fund = outstanding − funds in use, after every event', () =>
    underAnyTerms(({ before, events }) => {
      events.reduce((state: Contract, event) => {
        const after = evolve(state, event)
        agree(imbalance(after.account), eur('0.00'))
        return after
      }, before)
    }))

  test('what is charged, closed and held back is remembered in plain data', () =>
    underAnyTerms(({ events }) => {
      for (const event of events) {
        if (event.type === 'TermsAmended') continue // life-laws.test.ts
        agree(Event.decode(sent(Event.encode(event))), E.right(event))
      }
    }))

  test('a draw that is granted makes no over-advance when it is booked with all that is granted', () =>
    always(isCovered, fc.oneof(anyTerms(), whereTheFundFollows()), fc.oneof(anyMove(), drawing())))

  describe('the fund', () => {
    test('is what was levied less what was released, and never below zero', () =>
      underAnyTerms(({ before, events, after }) => {
        const levied = events.flatMap((event) => {
          if (event.type === 'GuaranteeFundLevied') return [event.amount]
          return event.type === 'GuaranteeFundReleased' ? [negated(event.amount)] : []
        })
        expect(levied.length).toBeLessThanOrEqual(1)
        agree(after.account.guaranteeFund, plus(before.account.guaranteeFund, sum(levied, 'EUR')))
        agree(isNegative(after.account.guaranteeFund), false)
      }))

    test('is what is required, after whatever moves the position', () =>
      underAnyTerms(({ before, after }) => {
        if (before.account === after.account) return
        const { account } = after
        if (Object.values(minusEach(account, before.account)).every(isZero)) return
        agree(written(account.guaranteeFund), written(requiredOn(after, day('1900-01-01'))))
      }))

    test('is within its cap', () =>
      underAnyTerms(({ after: { account, fund, life }, events }) => {
        if (!events.some(({ type }) => type === 'GuaranteeFundLevied')) return
        const latest = later(fund.asOf, life.appliedUntil ?? day('2026-01-07'))
        const { cap } = termsOn(life, latest).guaranteeFund
        agree(isNegative(minus(cap, account.guaranteeFund)), false)
      }))
  })

  describe('a closed month', () => {
    test('is charged what its days make without rounding, rounded once', () =>
      underAnyTerms(({ command, events, before }) => {
        if (command.type !== 'CloseMonth') return
        const [closed] = only('MonthClosed', events)
        if (closed === undefined) return
        const corrected = only('FinancingCommissionCorrected', events).reduce(evolve, before)
        const days = daysOf(firstDayOf(command.month), firstDayOf(monthAfter(command.month)))
        const daily = days.flatMap((on) => {
          const price = priceOn(termsOn(before.life, on), on, command.fixing)
          const { segments } = interestScale(
            corrected.interest.valued,
            [on, plusDays(on, 1)],
            [price],
            'EUR',
          )
          return segments
        })
        agree(interest(daily, 'EUR'), { exact: closed.exact, rounded: closed.rounded })
        agree(sum(charges(events), 'EUR'), closed.rounded)
      }))

    test('was charged what its scale makes now, once no movement is late', () =>
      underAnyTerms(({ command, after }) => {
        if (command.type !== 'CloseMonth') return
        const next = { ...command, month: monthAfter(command.month) }
        const late = { ...after, interest: { ...after.interest, lateFrom: day('2025-01-01') } }
        const again = decide(late, next)
        agree(E.isRight(again) && only('FinancingCommissionCorrected', again.right), [])
      }))

    test('is corrected by the difference of two rounded figures', () =>
      underAnyTerms(({ before, events }) => {
        for (const { month: of, rounded, exclTax } of only(
          'FinancingCommissionCorrected',
          events,
        )) {
          const charged = before.interest.closed.find((closed) => closed.month === of)?.charged
          agree(charged && plus(charged, exclTax), rounded)
        }
      }))
  })

  test('credit notes give back no more than an invoice was charged', () =>
    underAnyTerms(({ after: { commissions }, events }) => {
      for (const { occasion, exclTax, commissions: of } of only(
        'FactoringCommissionCharged',
        events,
      )) {
        if (occasion.kind !== 'creditNote' || !isNegative(exclTax)) continue
        const charged = commissions.invoices.get(of[0]?.invoiceId as never)?.charged
        agree(charged && isNegative(plus(charged, exclTax)), false)
      }
    }))

  test('a charge is taxed as the policy of its day says, and stores it', () =>
    underAnyTerms(({ events }) => {
      for (const event of events) {
        if (!('vat' in event)) continue
        const { exclTax, vatAmount, inclTax, vat } = event
        agree(inclTax, plus(exclTax, vatAmount))
        agree(isZero(vatAmount) || vat.treatment === 'taxable', true)
      }
    }))

  function charges(events: ReadonlyArray<Event>) {
    return only('FinancingCommissionCharged', events).map(({ exclTax }) => exclTax)
  }
})

describe('What was undone', () => {
  test('leaves no interest behind: a closed month is corrected by what it was corrected', () =>
    fc.assert(
      fc.property(
        anyTerms(),
        fc.integer({ min: 1, max: 90_000_00 }),
        fc.nat(58),
        (any, cents, days) => {
          const agreed: Terms = { ...any, advanceMode: 'A', drawing: 'onRequest' }
          const amount = { minor: BigInt(cents), currency: 'EUR' as const }
          const on = plusDays(day('2026-01-07'), days)
          const closed = told(startedOn(agreed), pay('D1', '10000.00'), ...twoMonths())
          const done = told(closed, { ...pay('D2', '1.00', on), amount } as Command)
          const undone = told(done, {
            ...pay('D3', '1.00', on),
            amount: negated(amount),
          } as Command)
          const next = told(undone, close('2026-03'))
          agree(only('FinancingCommissionCorrected', next), [])
          const between = told(
            ...[done, close('2026-03')],
            { ...pay('D3', '1.00', on), amount: negated(amount) } as Command,
            close('2026-04'),
          )
          for (const closedMonth of ['2026-01', '2026-02']) {
            const corrections = only('FinancingCommissionCorrected', between).filter(
              (corrected) => corrected.month === closedMonth,
            )
            agree(
              sum(
                corrections.map(({ exclTax }) => exclTax),
                'EUR',
              ),
              eur('0.00'),
            )
          }
        },
      ),
    ))
})

describe('The order of what happens', () => {
  test('within a value day changes no interest', () =>
    fc.assert(
      fc.property(
        anyTerms(),
        fc
          .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9_000_00 })), {
            minLength: 2,
            maxLength: 8,
          })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
          ),
        (any, [all, shuffled]) => {
          const agreed: Terms = { ...any, advanceMode: 'A', drawing: 'onRequest' }
          const closing = (moved: typeof all) =>
            only('MonthClosed', told(startedOn(agreed), ...moved.map(paid), ...twoMonths()))
          agree(closing(shuffled), closing(all))
        },
      ),
    ))

  function paid([days, cents]: readonly [number, number], index: number): Command {
    const on = plusDays(day('2026-01-07'), days)
    const amount = { minor: BigInt(cents), currency: 'EUR' as const }
    return { ...pay(`D${index}`, '1.00', on), amount } as Command
  }
})

describe('A schedule that is cut in two, under whatever terms', () => {
  const lines = fc
    .array(fc.tuple(fc.constantFrom('B', 'C'), fc.integer({ min: 1, max: 3_000_000 })), {
      minLength: 2,
      maxLength: 6,
    })
    .map((all) =>
      all.map(([debtor, cents], index) =>
        invoice(debtor, `F${index}`, written({ ...zero('EUR'), minor: BigInt(cents) }), {
          proofs: [
            { kind: 'order', reference: 'PO-1' as never },
            { kind: 'deliveryNote', reference: 'BL-1' as never },
          ],
        }),
      ),
    )

  test('changes no figure but the rounding of its VAT', () =>
    fc.assert(
      fc.property(anyTerms(), lines, fc.nat(), (any, all, at) => {
        const untaxed = {
          ...taxing(any, 'factoringCommission', noTax),
          eligibility: terms.eligibility,
        }
        const cut = 1 + (at % (all.length - 1))
        const accountAfter = (...commands: ReadonlyArray<Command>) =>
          contractAfter(told(startedOn(untaxed), ...commands, close('2026-01'))).account
        const whole = accountAfter(transmit('R1', all), book('R1'))
        agree(accountAfter(transmit('R1', all.toReversed()), book('R1')), whole)
        agree(
          accountAfter(
            ...[transmit('R1', all.slice(0, cut)), book('R1')],
            ...[transmit('R2', all.slice(cut)), book('R2')],
          ),
          whole,
        )
      }),
    ))

  const noTax = { treatment: 'taxable' as const, rate: rate('0'), legalBasis: 'none' as never }
})

function twoMonths() {
  return [close('2026-01'), close('2026-02')]
}
function daysOf(from: Day, to: Day): ReadonlyArray<Day> {
  const days: Array<Day> = []
  for (let on = from; on < to; on = plusDays(on, 1)) days.push(on)
  return days
}
function minusEach(one: Contract['account'], other: Contract['account']) {
  return {
    outstanding: minus(one.outstanding, other.outstanding),
    fundsInUse: minus(one.fundsInUse, other.fundsInUse),
    guaranteeFund: minus(one.guaranteeFund, other.guaranteeFund),
  }
}
/** Once it is booked with all that is granted, on its own day, no less than nothing is available. */
function isCovered({ events, after }: Step) {
  for (const { requestedOn: on } of only('AdvanceGranted', events)) {
    if (on === null) throw new Error('a draw has its day')
    const paid = [...after.funding.earmarks].reduce((contract, [advanceId, { amount }]) => {
      const draw = { contractId, advanceId, amount, paidOn: on }
      const booked = decide(contract, { type: 'BookAdvance', ...draw })
      if (E.isLeft(booked)) throw new Error(booked.left.type)
      return booked.right.reduce(evolve, contract)
    }, after)
    agree(written(max(availableOn(paid, on), eur('0.00'))), written(availableOn(paid, on)))
  }
}

/** Whatever is drawn levies it. */
function whereTheFundFollows() {
  return anyTerms().map((any) => ({
    ...{ ...any, fundApprovedOnly: false, eligibility: terms.eligibility },
    guaranteeFund: { ...any.guaranteeFund, base: 'fundedOutstanding' as const },
  }))
}
