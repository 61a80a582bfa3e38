/** The debtor is insolvent: no new cover, what there is is called, and dividends are shared. Goldens G-1, S-1, S-2. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import s1 from '../testing/goldens/s-1.json' with { type: 'json' }
import s2 from '../testing/goldens/s-2.json' with { type: 'json' }
import {
  asLine,
  call,
  callByTerms,
  called,
  contractEnded,
  cover,
  coverAll,
  dispute,
  grant,
  insolvencyNoted,
  noteInsolvency,
  owe,
  parties,
  recover,
  request,
  resume,
  revise,
  stateAfter,
  suspend,
  told,
  undispute,
  withdraw,
} from '../testing/guarantee-line.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { InvoiceId, id } from '../values/identity.ts'
import { minus } from '../values/money.ts'
import { decider, type Event } from './index.ts'
import { standingLimit } from './state.ts'

const { given } = scenario(decider)
const { debtorId } = parties
const invoiceId = id(InvoiceId, 'F1')
const covered = told(
  [],
  grant('10000.00'),
  coverAll([
    ['F1', '8000.00'],
    ['F2', '4000.00'],
  ]),
)
const insolvent = told(covered, noteInsolvency())
const lost = told(insolvent, call(['F1', 'F2']))
const only = <Type extends Event['type']>(events: ReadonlyArray<Event>, type: Type) =>
  events.filter((event): event is Extract<Event, { readonly type: Type }> => event.type === type)

describe('A line whose debtor is insolvent', () => {
  test('hears of it once, and says what it bears', () => {
    given(...covered)
      .when(noteInsolvency())
      .then(insolvencyNoted())
    given(...insolvent)
      .when(noteInsolvency('2026-06-01'))
      .thenNothingChanges()
    given(...told([], cover('F1', '1.00')))
      .when(noteInsolvency())
      .then(insolvencyNoted(null))
  })

  test('gives no new cover and no succession, and cover given stands', () => {
    const history = told(insolvent, cover('F3', '1.00'), owe(1n, [['F1', '0.00']]))
    expect(only(history, 'CoverToppedUp')).toEqual([])
    expect(history.at(-2)).toMatchObject({ type: 'InvoiceCovered', covered: eur('0.00') })
    expect(asLine(stateAfter(history)).coverInUse).toEqual(eur('2000.00'))
  })

  test.each([
    ['raised', [revise('50000.00')]],
    ['resumed', [suspend(), resume()]],
  ])('may cover nothing, though it is %s', (_what, commands) =>
    expect(
      standingLimit(asLine(stateAfter(told(insolvent, ...commands))), day('2026-06-01')),
    ).toEqual(eur('0.00')),
  )

  test('covers nothing shipped before its contract ended, either (R4)', () => {
    const ended = told([], grant('10000.00'), cover('F1', '1.00'), contractEnded('2026-05-12'))
    const late = cover('F2', '100.00', '2026-05-20', '2026-05-04')
    expect(told(ended, late).at(-1)).toMatchObject({ covered: eur('100.00') })
    expect(told(ended, noteInsolvency(), late).at(-1)).toMatchObject({ covered: eur('0.00') })
  })

  test('may cover nothing, though it is granted after it heard', () => {
    const history = told([], cover('F1', '100.00'), noteInsolvency(), grant('50000.00'))
    expect(history.at(-1)).toMatchObject({ type: 'GuaranteeLineGranted', mayCover: eur('0.00') })
  })

  test('bears what it bore when it heard, though it is granted anew at another quotity', () => {
    const anew = [withdraw(), request(), grant('50000.00', { quotity: '0.10' })]
    const history = told(insolvent, ...anew, call(['F1']), recover('800.00'))
    expect(only(history, 'CoverCalled')).toMatchObject([
      { borne: eur('7200.00'), chargedBack: eur('800.00') },
    ])
    expect(only(history, 'RecoveryShared')).toMatchObject([
      { forFactor: eur('720.00'), forClient: eur('80.00') },
    ])
  })
})

describe('Cover is called', () => {
  test('of each invoice once, and stays in use', () => {
    given(...insolvent)
      .when(call(['F1', 'F2']))
      .then(
        called('F1', {
          ...{ outstanding: '8000.00', covered: '8000.00' },
          ...{ borne: '7200.00', chargedBack: '800.00' },
        }),
        called('F2', {
          ...{ outstanding: '4000.00', covered: '2000.00' },
          ...{ borne: '1800.00', chargedBack: '2200.00' },
        }),
      )
    const line = asLine(stateAfter(lost))
    expect(line.coverInUse).toEqual(eur('10000.00'))
    expect(line.covers.get(invoiceId)?.outstanding).toEqual(eur('0.00'))
  })

  test('twice is refused, with what came of it', () =>
    given(...lost)
      .when(call(['F1']))
      .thenRejected({
        ...{ type: 'CoverAlreadyCalled', invoiceId, calledOn: day('2026-05-18') },
        ...{ borne: eur('7200.00'), chargedBack: eur('800.00') },
      }))

  test('though a payment that went back opened it again', () =>
    given(...told(lost, owe(1n, [['F1', '500.00']])))
      .when(call(['F1']))
      .thenRejected({
        ...{ type: 'CoverAlreadyCalled', invoiceId, calledOn: day('2026-05-18') },
        ...{ borne: eur('7200.00'), chargedBack: eur('800.00') },
      }))

  test('again of one that came again', () => {
    const history = told(lost, cover('F1', '500.00'), call(['F1']))
    expect(history.at(-1)).toMatchObject({ outstanding: eur('500.00'), borne: eur('0.00') })
    expect(asLine(stateAfter(history)).coverInUse).toEqual(eur('10000.00'))
  })

  test('of a disputed invoice is refused by name until its dispute ends', () => {
    const disputed = told(insolvent, dispute('F1'))
    given(...disputed)
      .when(call(['F2', 'F1']))
      .thenRejected({ type: 'CoverIsSuspended', invoiceId, covered: eur('8000.00') })
    expect(only(told(disputed, undispute('F1'), call(['F1'])), 'CoverCalled')).toHaveLength(1)
  })

  test.each([
    ['nothing', [], { type: 'NothingToCall' }],
    ['an invoice twice', ['F2', 'F2'], { type: 'InvoiceNamedTwice', invoiceId: 'F2' }],
    ['an invoice of another', ['F9'], { type: 'InvoiceNotOnLine', invoiceId: 'F9' }],
    ['too much', Array.from({ length: 1_001 }, String), { type: 'TooManyInvoices', limit: 1_000 }],
  ])('of %s is refused', (_what, invoices, rejection) =>
    given(...insolvent)
      .when(call(invoices))
      .thenRejected(rejection as never),
  )

  test('of what is paid is refused', () =>
    given(...told(insolvent, owe(1n, [['F1', '0.00']])))
      .when(call(['F1']))
      .thenRejected({ type: 'InvoiceNotOpen', invoiceId }))

  test('without a line is refused', () =>
    given()
      .when(call(['F1']))
      .thenRejected({ type: 'InvoiceNotOnLine', invoiceId }))

  test('of a debtor who is not insolvent, or not yet, is refused', () => {
    given(...covered)
      .when(call(['F1']))
      .thenRejected({ type: 'DebtorNotInsolvent', debtorId })
    given(...insolvent)
      .when(call(['F1'], '2026-05-10'))
      .thenRejected({ type: 'BeforeJudgment', judgmentOn: day('2026-05-11') })
  })

  test('where the terms presume insolvency, once the waiting period is over', () => {
    expect(only(told(covered, callByTerms('F1', '2026-05-18')), 'CoverCalled')).toHaveLength(1)
    given(...covered)
      .when(callByTerms('F1', '2026-05-19'))
      .thenRejected({
        ...{ type: 'InsolvencyNotYetPresumed', invoiceId, presumedOn: day('2026-05-19') },
      })
    expect(only(told(insolvent, callByTerms('F1', '2026-09-28')), 'CoverCalled')).toHaveLength(1)
  })
})

describe.each(s1.expect.cases)(
  'S-1, at a quotity of $quotity',
  ({ quotity, dividend, ...case1 }) => {
    const [b1, b2] = s1.given.invoices
    const line = told(
      [],
      grant(b1?.covered ?? '', { quotity }),
      coverAll([
        ['B1', b1?.open ?? ''],
        ['B2', b2?.open ?? ''],
      ]),
      ...[dispute('B2'), noteInsolvency(s1.given.judgmentOn), call(['B1'])],
    )

    test('shares the loss', () => {
      const [loss] = only(line, 'CoverCalled')
      if (!loss) throw new Error('nothing was called')
      expect({
        factorLoss: written(loss.borne),
        clientQuotity: written(minus(loss.covered, loss.borne)),
        uncovered: written(minus(loss.outstanding, loss.covered)),
        chargedBack: written(loss.chargedBack),
      }).toEqual({
        ...{ factorLoss: case1.factorLoss, clientQuotity: case1.clientQuotity },
        ...{ uncovered: case1.uncovered, chargedBack: case1.chargedBack },
      })
    })

    test('shares the dividend', () => {
      const [shared] = only(told(line, recover(dividend.received)), 'RecoveryShared')
      expect(shared).toMatchObject({
        ...{
          coveredShare: eur(dividend.coveredShare),
          uncoveredShare: eur(dividend.uncoveredShare),
        },
        ...{ forFactor: eur(dividend.factor), forClient: eur(dividend.client) },
      })
    })

    test('S-2: bears nothing of the disputed invoice, whose cover was never given', () => {
      const later = s2.expect.cases.find((each) => each.quotity === quotity)
      const history = told(
        line,
        undispute('B2', s2.given.resolvedOn),
        call(['B2'], s2.given.resolvedOn),
      )
      expect(only(history, 'CoverCalled').at(-1)).toMatchObject({
        ...{ borne: eur(later?.borne ?? ''), chargedBack: eur(later?.chargedBack ?? '') },
      })
      expect(written(asLine(stateAfter(history)).coverInUse)).toBe(later?.coverInUse)
    })
  },
)
