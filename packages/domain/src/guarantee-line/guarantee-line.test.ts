/** The stories of a guarantee line. Amounts are euros. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  appeal,
  appealed,
  arbitrate,
  arbitrated,
  asLine,
  begin,
  begun,
  contractEnded,
  contractResumed,
  contractSuspended,
  cover,
  coverAll,
  covered,
  dispute,
  expire,
  expired,
  grant,
  granted,
  lineAfter,
  owe,
  parties,
  reduced,
  refuse,
  refused,
  request,
  requested,
  resume,
  resumed,
  revise,
  revised,
  stateAfter,
  suspend,
  suspended,
  toppedUp,
  undispute,
  withdraw,
  withdrawn,
} from '../testing/guarantee-line.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { text } from '../values/text.ts'
import { decider, type Event, type Line } from './index.ts'

const { given } = scenario(decider)
const line = granted('10000.00')
const brief = granted('10000.00', { to: '2026-06-30' })

describe('A guarantee line', () => {
  describe('is requested', () => {
    test('for an order', () => given().when(request()).then(requested()))
    test('again for the same, to no effect', () =>
      given(requested()).when(request()).thenNothingChanges())
    test('again for the same once granted, to no effect', () =>
      given(requested(), line).when(request()).thenNothingChanges())
    test.each([request('50000.01'), request('50000.00', 'PO-4712')])(
      'not for something else beside: %#',
      (otherwise) =>
        given(requested()).when(otherwise).thenRejected({ type: 'LineRequestedOtherwise' }),
    )
    test('not for something else once granted', () =>
      given(requested(), line).when(request('1.00')).thenRejected({ type: 'LineAlreadyGranted' }))
    test('not once granted without a request', () =>
      given(line).when(request()).thenRejected({ type: 'LineAlreadyGranted' }))
    test('anew after it was refused', () =>
      given(requested(), refused()).when(request()).then(requested()))
    test('while invoices wait for it', () =>
      given(covered('F1', '1000.00', '0.00', '0.00'))
        .when(request())
        .then(requested()))
    test('not for nothing', () =>
      given().when(request('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not in another currency than what waits for it', () =>
      given(covered('F1', '1000.00', '0.00', '0.00'))
        .when(request('50000.00', 'PO-4711', 'USD'))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test.each<[string, ReadonlyArray<Event>]>([
      ['withdrawn', [requested(), line, withdrawn()]],
      ['expired', [requested(), brief, expired('2026-07-01')]],
    ])('anew once it is %s, be it for the same order', (_story, history) =>
      given(...history)
        .when(request())
        .then(requested()),
    )
    test('not after the end of its contract', () =>
      given(line, expired('2026-03-31', 'contractEnded'))
        .when(request())
        .thenRejected({ type: 'LineExpired', coverInUse: eur('0.00') }))
  })

  describe('is granted', () => {
    test('as requested', () => given(requested()).when(grant('10000.00')).then(line))
    test('unasked', () => given().when(grant('10000.00')).then(line))
    test('though it was refused before', () =>
      given(requested(), refused()).when(grant('10000.00')).then(line))
    test('until a day', () =>
      given()
        .when(grant('10000.00', { to: '2026-06-30' }))
        .then(granted('10000.00', { to: '2026-06-30' })))
    test('for a single day', () =>
      given()
        .when(grant('10000.00', { from: '2026-06-30', to: '2026-06-30' }))
        .then(granted('10000.00', { from: '2026-06-30', to: '2026-06-30' })))
    test('not until a day before it begins', () =>
      given()
        .when(grant('10000.00', { from: '2026-06-30', to: '2026-06-29' }))
        .thenRejected({ type: 'ValidityMustNotEndBeforeItBegins' }))
    test('again on the same terms, to no effect', () =>
      given(line)
        .when(grant('10000.00', { quotity: '0.9' }))
        .thenNothingChanges())
    test('again on the terms of its grant after they were revised, to no effect', () =>
      given(line, revised('5000.00')).when(grant('10000.00')).thenNothingChanges())
    test('again once it has expired, to no effect, whatever waits', () =>
      given(granted('10000.00', { to: '2026-06-30' }), covered('F1', '1000.00', '0.00', '0.00'))
        .when(grant('10000.00', { to: '2026-06-30' }))
        .thenNothingChanges())
    test.each([
      grant('10000.01'),
      grant('10000.00', { quotity: '0.95' }),
      grant('10000.00', { from: '2026-01-02' }),
      grant('10000.00', { to: '2026-12-31' }),
      grant('10000.00', { currency: 'USD' }),
    ])('not again on other terms: %#', (otherwise) =>
      given(line).when(otherwise).thenRejected({ type: 'LineGrantedOtherwise' }),
    )
    test('anew, once it was requested anew', () =>
      given(line, covered('F1', '9000.00', '9000.00'), withdrawn(), requested('1.00', 'PO-4712'))
        .when(grant('12000.00'))
        .then(granted('12000.00')))
    test('not once expired: it is requested anew', () =>
      given(brief, covered('F1', '9000.00', '9000.00'), expired('2026-07-01'))
        .when(grant('10000.00'))
        .thenRejected({ type: 'LineExpired', coverInUse: eur('9000.00') }))
    test('not in another currency than it was requested in', () =>
      given(requested())
        .when(grant('10000.00', { currency: 'USD' }))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test('not for nothing', () =>
      given().when(grant('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not once withdrawn', () =>
      given(line, withdrawn())
        .when(grant('10000.00'))
        .thenRejected({ type: 'LineWithdrawn', coverInUse: eur('0.00') }))
  })

  describe('is refused', () => {
    test('with a reason', () => given(requested()).when(refuse()).then(refused()))
    test('again, to no effect', () =>
      given(requested(), refused()).when(refuse()).thenNothingChanges())
    test.each<[string, ReadonlyArray<Event>]>([
      ['unasked', []],
      ['while only invoices wait', [covered('F1', '1000.00', '0.00', '0.00')]],
    ])('not %s', (_story, history) =>
      given(...history)
        .when(refuse())
        .thenRejected({ type: 'LineNotRequested' }),
    )
    test('not once granted', () =>
      given(line).when(refuse()).thenRejected({ type: 'LineAlreadyGranted' }))
    test('not once withdrawn', () =>
      given(line, withdrawn())
        .when(refuse())
        .thenRejected({ type: 'LineWithdrawn', coverInUse: eur('0.00') }))
  })

  describe('has its limit revised', () => {
    test('up', () => given(line).when(revise('15000.00')).then(revised('15000.00')))
    test('below the cover in use, which stands', () =>
      given(line, covered('F1', '9000.00', '9000.00'))
        .when(revise('5000.00'))
        .then(revised('5000.00')))
    test('to what it is, to no effect', () =>
      given(line).when(revise('10000.00')).thenNothingChanges())
    test('not to nothing: it is withdrawn instead', () =>
      given(line).when(revise('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not in another currency', () =>
      given(line)
        .when(revise('15000.00', '2026-01-12', 'USD'))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test.each<[string, ReadonlyArray<Event>]>([
      ['unknown', []],
      ['only requested', [requested()]],
      ['refused', [requested(), refused()]],
    ])('not while it is %s', (_story, history) =>
      given(...history)
        .when(revise('1.00'))
        .thenRejected({ type: 'LineNotGranted' }),
    )
    test('not once withdrawn', () =>
      given(line, withdrawn())
        .when(revise('1.00'))
        .thenRejected({ type: 'LineWithdrawn', coverInUse: eur('0.00') }))
  })

  describe('is withdrawn', () => {
    test('with a reason', () => given(line).when(withdraw()).then(withdrawn()))
    test('again, to no effect', () =>
      given(line, withdrawn()).when(withdraw()).thenNothingChanges())
    test('leaving the cover given', () => {
      const { coverInUse } = lineAfter(grant('10000.00'), cover('F1', '9000.00'), withdraw())
      expect(coverInUse).toEqual(lineAfter(grant('10000.00'), cover('F1', '9000.00')).coverInUse)
    })
    test.each<[string, ReadonlyArray<Event>]>([
      ['unknown', []],
      ['only requested', [requested()]],
    ])('not while it is %s', (_story, history) =>
      given(...history)
        .when(withdraw())
        .thenRejected({ type: 'LineNotGranted' }),
    )
  })

  describe('is granted ahead', () => {
    const ahead = { from: '2026-02-01', to: '2026-06-30', ahead: '2026-01-12' }
    const early = granted('10000.00', ahead, '0.00')

    test('covering nothing before its first day', () =>
      given(covered('F1', '8000.00', '0.00', '0.00'))
        .when(grant('10000.00', ahead))
        .then(early))
    test('again, to no effect', () =>
      given(early).when(grant('10000.00', ahead)).thenNothingChanges())
    test('and begins: what waits is topped up', () =>
      given(early, covered('F1', '8000.00', '0.00', '0.00'))
        .when(begin('2026-02-01'))
        .then(begun('2026-02-01', '10000.00'), toppedUp('F1', '8000.00', '8000.00')))
    test('and begins once', () =>
      given(early, begun('2026-02-01', '10000.00')).when(begin('2026-02-02')).thenNothingChanges())
    test('and, once suspended, begins for nothing', () =>
      given(early, suspended()).when(begin('2026-02-01')).then(begun('2026-02-01', '0.00')))
    test.each(['2026-01-31', '2026-07-01'])('but does not begin on %s', (on) =>
      given(early)
        .when(begin(on))
        .thenRejected({
          type: 'LineNotInForce',
          validFrom: day('2026-02-01'),
          validTo: day('2026-06-30'),
        }),
    )
    test('but one granted on its first day has begun', () =>
      given(line).when(begin('2026-01-01')).thenNothingChanges())
    test('but none begins that was not granted', () =>
      given(requested()).when(begin('2026-02-01')).thenRejected({ type: 'LineNotGranted' }))
  })

  describe('is suspended', () => {
    test('by the credit desk', () => given(line).when(suspend()).then(suspended()))
    test('once', () => given(line, suspended()).when(suspend()).thenNothingChanges())
    test('not unless it is granted', () =>
      given(requested()).when(suspend()).thenRejected({ type: 'LineNotGranted' }))
    test('not once withdrawn', () =>
      given(line, withdrawn())
        .when(suspend())
        .thenRejected({ type: 'LineWithdrawn', coverInUse: eur('0.00') }))
    test('and resumed', () => given(line, suspended()).when(resume()).then(resumed('10000.00')))
    test('and resumed, once', () => given(line).when(resume()).thenNothingChanges())
    test('and resumed after its last day, for nothing', () =>
      given(brief, suspended(), covered('F1', '8000.00', '0.00', '0.00'))
        .when(resume('2026-07-01'))
        .then(resumed('0.00', 'factor', '2026-07-01')))
    test('and revised meanwhile, for nothing yet', () =>
      given(line, covered('F1', '12000.00', '10000.00'), suspended())
        .when(revise('12000.00'))
        .then(revised('12000.00', '0.00')))
    test('and granted anew, covers as if it never was', () =>
      given(line, suspended(), withdrawn(), requested(), granted('1.00'))
        .when(cover('F1', '1.00'))
        .then(covered('F1', '1.00', '1.00', '1.00')))
    test('and granted anew: it is no more', () =>
      given(line, suspended(), withdrawn(), requested()).when(grant('1.00')).then(granted('1.00')))
  })

  describe('follows its contract', () => {
    test('suspended, whatever has become of it', () =>
      given(requested()).when(contractSuspended()).then(suspended('contract')))
    test('suspended once', () =>
      given(line, suspended('contract')).when(contractSuspended()).thenNothingChanges())
    test('resumed', () =>
      given(line, suspended('contract'), covered('F1', '4000.00', '0.00', '0.00'))
        .when(contractResumed())
        .then(resumed('10000.00', 'contract'), toppedUp('F1', '4000.00', '4000.00')))
    test('resumed, though the credit desk still suspends it: for nothing', () =>
      given(line, suspended(), suspended('contract'), covered('F1', '4000.00', '0.00', '0.00'))
        .when(contractResumed())
        .then(resumed('0.00', 'contract')))
    test('resumed where it was not suspended, to no effect', () =>
      given(line, suspended()).when(contractResumed()).thenNothingChanges())
    test('suspended, and granted for nothing meanwhile', () =>
      given(requested(), suspended('contract'))
        .when(grant('10000.00'))
        .then(granted('10000.00', {}, '0.00')))
    test('to its end, without notice', () =>
      given(line).when(contractEnded()).then(expired('2026-01-12', 'contractEnded')))
    test.each<[string, ReadonlyArray<Event>]>([
      ['requested', [requested()]],
      ['withdrawn', [line, withdrawn()]],
      ['expired', [brief, expired('2026-07-01')]],
    ])('to its end, of which nothing follows where it is only %s', (_story, history) =>
      given(...history)
        .when(contractEnded())
        .thenNothingChanges(),
    )
  })

  describe('expires', () => {
    test('on the day after its last', () =>
      given(brief).when(expire('2026-07-01')).then(expired('2026-07-01')))
    test('once', () =>
      given(brief, expired('2026-07-01')).when(expire('2026-07-02')).thenNothingChanges())
    test('not on its last day', () =>
      given(brief)
        .when(expire('2026-06-30'))
        .thenRejected({ type: 'LineNotExpired', validTo: day('2026-06-30') }))
    test('not without a last day', () =>
      given(line)
        .when(expire('2026-07-01'))
        .thenRejected({ type: 'LineNotExpired', validTo: null }))
    test('not once withdrawn', () =>
      given(brief, covered('F1', '9000.00', '9000.00'), withdrawn())
        .when(expire('2026-07-01'))
        .thenRejected({ type: 'LineWithdrawn', coverInUse: eur('9000.00') }))
    test.each([revise('1.00'), suspend(), resume(), refuse(), withdraw()])(
      'and then nothing more is asked of it: $type',
      (command) =>
        given(brief, covered('F1', '9000.00', '9000.00'), expired('2026-07-01'))
          .when(command)
          .thenRejected({ type: 'LineExpired', coverInUse: eur('9000.00') }),
    )
  })

  describe('goes to arbitration', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['a refusal', [requested(), refused()]],
      ['what was granted', [line]],
      ['a suspension', [line, suspended()]],
      ['a withdrawal', [line, withdrawn()]],
    ])('against %s', (_story, history) =>
      given(...history)
        .when(appeal())
        .then(appealed()),
    )
    test.each<[Line['status'] | 'Absent', ReadonlyArray<Event>]>([
      ['Absent', []],
      ['Requested', [requested()]],
      ['Awaited', [covered('F1', '1.00', '0.00', '0.00')]],
      ['Expired', [brief, expired('2026-07-01')]],
    ])('not where nothing was decided: %s', (status, history) =>
      given(...history)
        .when(appeal())
        .thenRejected({ type: 'NothingToArbitrate', status }),
    )
    const appealing = [requested(), refused(), appealed()]
    test('once', () =>
      given(...appealing)
        .when(appeal())
        .thenNothingChanges())
    test('not on another ground before there is an answer', () =>
      given(...appealing)
        .when(appeal('a bank stands surety'))
        .thenRejected({ type: 'ArbitrationRequestedOtherwise', requestedOn: day('2026-01-12') }))
    test('on another ground after it', () =>
      given(...appealing, arbitrated('upheld'))
        .when(appeal('a bank stands surety'))
        .then(appealed('a bank stands surety')))
    test.each(['upheld', 'overturned'] as const)('and is answered: %s', (outcome) =>
      given(...appealing)
        .when(arbitrate(outcome))
        .then(arbitrated(outcome)),
    )
    test('and is answered once', () =>
      given(...appealing, arbitrated('upheld'))
        .when(arbitrate('upheld'))
        .thenNothingChanges())
    test.each<[string, ReadonlyArray<Event>]>([
      ['unasked', []],
      ['again otherwise', [...appealing, arbitrated('upheld')]],
    ])('and is not answered %s', (_story, history) =>
      given(...history)
        .when(arbitrate('overturned'))
        .thenRejected({ type: 'ArbitrationNotRequested' }),
    )
    test('upheld, and stays refused', () =>
      expect(asLine(stateAfter([...appealing, arbitrated('upheld')])).status).toBe('Refused'))
    test.each<[string, ReadonlyArray<Event>]>([
      ['refused', appealing],
      ['withdrawn', [line, withdrawn(), appealed()]],
    ])('overturned, and what was %s may be granted', (_story, history) =>
      given(...history, arbitrated('overturned'))
        .when(grant('12000.00'))
        .then(granted('12000.00')),
    )
    test('overturned, and a suspended line stays so until the credit desk resumes it', () =>
      given(line, suspended(), appealed(), arbitrated('overturned'))
        .when(resume())
        .then(resumed('10000.00')))
  })

  describe('stops at a history that cannot be:', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['revised before it was granted', [revised('1.00')]],
      ['refused before it was requested', [refused()]],
      ['withdrawn before it was granted', [withdrawn()]],
      [
        'reduced without having been assigned',
        [line, reduced('F1', 1n, owed('0.00', '0.00', '0.00'))],
      ],
      ['withdrawn while only requested', [requested(), withdrawn()]],
      ['granted anew though withdrawn', [line, withdrawn(), line]],
      ['suspended twice by the same', [line, suspended(), suspended()]],
      ['begun before it was granted', [requested(), begun('2026-02-01', '1.00')]],
      ['arbitrated unasked', [requested(), arbitrated('upheld')]],
      ['topped up without having been assigned', [line, toppedUp('F1', '1.00', '1.00')]],
      ['covered twice', [line, covered('F1', '1.00', '1.00'), covered('F1', '1.00', '1.00')]],
      ['covered for more than is owed', [line, covered('F1', '1.00', '1.01')]],
      ['covered for less than nothing', [line, covered('F1', '1.00', '-0.01')]],
      [
        'topped up to more than is owed',
        [line, covered('F1', '1.00', '0.00'), toppedUp('F1', '1.01', '1.01')],
      ],
    ])('%s', (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))

    test.each<[string, Parameters<typeof owe>[1]]>([
      ['of an invoice it does not know', [['F9', '0.00']]],
      ['of which more is owed than was ever assigned', [['F1', '1000.01']]],
    ])('told %s', (_story, amounts) =>
      expect(() => given(line, covered('F1', '1000.00', '1000.00')).when(owe(1n, amounts))).toThrow(
        'Invariant broken',
      ),
    )
    test('told of another currency: the ledger admits none', () =>
      expect(() => given(line).when(coverAll([['F1', '1.00']], '2026-01-12', 'USD'))).toThrow(
        'Invariant broken',
      ))
    test.each([
      owe(1n, [['F1', '0.00']]),
      ...[contractSuspended(), contractResumed(), contractEnded(), dispute('F1'), undispute('F1')],
    ])('told of what it cannot have heard of: $type', (command) =>
      expect(() => given().when(command)).toThrow('Invariant broken'),
    )
    test('told of a dispute of what is not its own', () =>
      expect(() => given(line).when(dispute('F1'))).toThrow('Invariant broken'))
  })

  test('is known by its contract and its debtor', () =>
    expect(lineAfter(grant('10000.00')).granted).toMatchObject(parties))

  test('gives its reason as it was written', () =>
    given(line)
      .when(withdraw('fraud'))
      .then({ ...withdrawn(), reason: text('fraud') } as Event))

  test('keeps no cover for a batch of none', () =>
    given(line).when(coverAll([])).thenNothingChanges())
})

function owed(outstanding: string, released: string, covered: string) {
  return { outstanding, released, covered }
}
