/** The stories of an advance: D1 of AF-1, 45,000.00. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { eur } from '../testing/amounts.ts'
import { sent } from '../testing/plain.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { AdvanceId, ContractId, InvoiceId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { Command, decider, type Event, streamOf } from './index.ts'

const { evolve, initial } = decider
const { given } = scenario(decider)
const D1 = { contractId: id(ContractId, 'AF-2026-0001'), advanceId: id(AdvanceId, 'D1') }

/** Each status, and how D1 comes to it. */
const histories = {
  Requested: [requested()],
  Authorised: [requested(), authorised()],
  Refused: [requested(), refused()],
  Instructed: [requested(), authorised(), instructed()],
  Paid: [requested(), authorised(), instructed(), paid()],
  Failed: [requested(), authorised(), failed()],
} as const

describe('An advance', () => {
  test.each(Object.entries(histories))('is %s', (status, history) =>
    expect(history.reduce<ReturnType<typeof evolve> | typeof initial>(evolve, initial).status).toBe(
      status,
    ),
  )

  describe('is requested', () => {
    test('for an amount', () => given().when(request()).then(requested()))
    test.each(['Requested', 'Authorised', 'Instructed', 'Paid'] as const)(
      'again while %s, to no effect',
      (status) =>
        given(...histories[status])
          .when(request())
          .thenNothingChanges(),
    )
    test('again once refused, and is refused as it was', () =>
      given(...histories.Refused)
        .when(request())
        .thenRejected(refused()))
    test.each([request('45000.01'), request('45000.00', '2026-01-14')])(
      'not for something else: %#',
      (otherwise) =>
        given(...histories.Paid)
          .when(otherwise)
          .thenRejected({ type: 'AdvanceRequestedOtherwise' }),
    )
    test.each(['0.00', '-1.00'])('not for %s', (amount) =>
      given().when(request(amount)).thenRejected({ type: 'AmountMustBePositive' }),
    )
  })

  test.each([authorise(), refuse(), instruct(), pay(), fail()])(
    'that was not requested is unknown: $type',
    (command) => given().when(command).thenRejected({ type: 'AdvanceUnknown' }),
  )

  describe('is authorised', () => {
    test('as the contract has granted it', () =>
      given(requested()).when(authorise()).then(authorised()))
    test.each(['Authorised', 'Refused', 'Instructed', 'Paid'] as const)(
      'not once %s: it has its answer',
      (status) =>
        given(...histories[status])
          .when(authorise())
          .thenNothingChanges(),
    )
  })

  describe('is refused', () => {
    test('as the contract has declined it', () => given(requested()).when(refuse()).then(refused()))
    test.each(['Authorised', 'Refused', 'Instructed', 'Paid'] as const)(
      'not once %s: it has its answer',
      (status) =>
        given(...histories[status])
          .when(refuse())
          .thenNothingChanges(),
    )
  })

  describe('is instructed', () => {
    test('once authorised', () =>
      given(...histories.Authorised)
        .when(instruct())
        .then(instructed()))
    test.each(['Instructed', 'Paid'] as const)('again while %s, to no effect', (status) =>
      given(...histories[status])
        .when(instruct())
        .thenNothingChanges(),
    )
    test.each(['Requested', 'Refused', 'Failed'] as const)('not while %s', (status) =>
      given(...histories[status])
        .when(instruct())
        .thenRejected({ type: 'AdvanceNotAuthorised', status }),
    )
  })

  describe('is paid', () => {
    test.each(['Requested', 'Authorised', 'Refused', 'Instructed'] as const)(
      'though it is %s: the money has moved',
      (status) =>
        given(...histories[status])
          .when(pay())
          .then(paid()),
    )
    test('once', () =>
      given(...histories.Paid)
        .when(pay())
        .thenNothingChanges())
    test('not on two days', () =>
      given(...histories.Paid)
        .when(pay('2026-01-14'))
        .thenRejected({ type: 'AdvancePaidOtherwise', paidOn: day('2026-01-13') }))
  })

  describe('fails', () => {
    test.each(['Authorised', 'Instructed', 'Paid'] as const)('though it is %s', (status) =>
      given(...histories[status])
        .when(fail())
        .then(failed()),
    )
    test.each(['Requested', 'Refused'] as const)('not while %s: nobody pays it', (status) =>
      given(...histories[status])
        .when(fail())
        .thenRejected({ type: 'AdvanceNotAuthorised', status }),
    )
    test('once', () =>
      given(...histories.Failed)
        .when(fail())
        .thenNothingChanges())
    test('not on two days', () =>
      given(...histories.Failed)
        .when(fail('2026-01-15'))
        .thenRejected({ type: 'AdvanceFailedOtherwise', failedOn: day('2026-01-14') }))
    test('and may be paid all the same: the money has moved', () =>
      given(...histories.Failed)
        .when(pay('2026-01-16'))
        .then({ ...paid(), paidOn: day('2026-01-16') }))
    test('and is not paid again by what was reported before', () =>
      given(...histories.Paid, failed())
        .when(pay())
        .thenNothingChanges())
  })

  describe('is swept', () => {
    const swept = { ...D1, advanceId: id(AdvanceId, 'sweep-2026-01-13') }
    const sweptOn = day('2026-01-13')
    const sweep: Command = { type: 'SweepAdvance', contractId: D1.contractId, sweptOn }
    const asked: Event = { type: 'SweepRequested', ...swept, sweptOn }
    const amount = eur('48612.60')
    const granted: Event = { type: 'AdvanceAuthorised', ...swept, amount, availability: amount }
    const none = { amount: eur('0.00'), availability: eur('-1.00') }
    const declined = {
      ...({ type: 'AdvanceRefused', ...swept, ...none, reason: 'NothingAvailable' } as const),
    }

    test('under the name of its day', () => {
      given().when(sweep).then(asked)
      expect(streamOf(sweep)).toBe('advance-AF-2026-0001_sweep-2026-01-13')
      expect(Command.decode(sent(Command.encode(sweep)))).toEqual(E.right(sweep))
    })
    test('once a day', () => given(asked, granted).when(sweep).thenNothingChanges())
    test('again once refused, and is refused as it was', () =>
      given(asked, declined).when(sweep).thenRejected(declined))
    test('for what the contract grants', () =>
      given(asked)
        .when({ type: 'AuthoriseSweep', ...swept, amount, availability: amount })
        .then(granted))
    test('for nothing when it is declined', () =>
      given(asked)
        .when({
          ...refuse(),
          ...swept,
          availability: eur('-1.00'),
          reason: 'NothingAvailable',
        } as Command)
        .then(declined))
    test('and paid as much', () =>
      given(asked, granted)
        .when({ type: 'PayAdvance', ...swept, paidOn: sweptOn })
        .then({ type: 'AdvancePaid', ...swept, amount, paidOn: sweptOn }))
    test.each([[asked], [asked, declined]])('and not paid unless granted: %#', (...history) =>
      given(...history)
        .when({ type: 'PayAdvance', ...swept, paidOn: sweptOn })
        .thenRejected({
          ...{ type: 'AdvanceNotAuthorised' },
          status: history.length === 1 ? 'Requested' : 'Refused',
        }),
    )
    test('not under a name that was requested', () =>
      given({ ...requested(), ...swept } as Event)
        .when(sweep)
        .thenRejected({ type: 'AdvanceRequestedOtherwise' }))
    test('nor requested under its name', () =>
      given(asked)
        .when({ ...request(), ...swept } as Command)
        .thenRejected({ type: 'AdvanceRequestedOtherwise' }))
  })

  describe('on one invoice', () => {
    const ofF101 = {
      ...{ ...D1, invoiceId: id(InvoiceId, 'F101'), amount: eur('9000.00') },
      requestedOn: day('2026-01-13'),
      fixing: { reference: text('EURIBOR 1M'), rate: rate('0.0202'), source: text('ECB') },
    }
    const ask: Command = { type: 'RequestReceivableAdvance', ...ofF101 }
    const asked: Event = { type: 'ReceivableAdvanceRequested', ...ofF101 }
    const repay: Command = { type: 'RepayAdvance', ...D1, repaidOn: day('2026-03-11') }
    const repaid: Event = { type: 'AdvanceRepaid', ...D1, repaidOn: day('2026-03-11') }

    test('is requested at a fixing', () => {
      given().when(ask).then(asked)
      expect(Command.decode(sent(Command.encode(ask)))).toEqual(E.right(ask))
    })
    test('again to no effect', () => given(asked).when(ask).thenNothingChanges())
    test.each<[string, Command]>([
      ['invoice', { ...ask, invoiceId: id(InvoiceId, 'F102') }],
      ['amount', { ...ask, amount: eur('9000.01') }],
      ['day', { ...ask, requestedOn: day('2026-01-14') }],
      ['rate', { ...ask, fixing: { ...ofF101.fixing, rate: rate('0.0203') } }],
      ['source', { ...ask, fixing: { ...ofF101.fixing, source: text('Reuters') } }],
      ['reference', { ...ask, fixing: { ...ofF101.fixing, reference: text('ESTR') } }],
      ['kind', { ...request('9000.00') }],
    ])('not for another %s', (_what, command) =>
      given(asked).when(command).thenRejected({ type: 'AdvanceRequestedOtherwise' }),
    )
    test('not where one on the client account was requested', () =>
      given(...histories.Requested)
        .when({ ...ask, amount: eur('45000.00') })
        .thenRejected({ type: 'AdvanceRequestedOtherwise' }))
    test('not for nothing', () =>
      given()
        .when({ ...ask, amount: eur('0.00') })
        .thenRejected({ type: 'AmountMustBePositive' }))
    test('is repaid once', () => {
      given(...histories.Paid)
        .when(repay)
        .then(repaid)
      given(...histories.Paid, repaid)
        .when(repay)
        .thenNothingChanges()
    })
    test('is paid once, repaid or not', () => {
      given(...histories.Paid, repaid)
        .when(pay())
        .thenNothingChanges()
      given(...histories.Paid, repaid)
        .when(instruct())
        .thenNothingChanges()
    })
  })

  describe('stops at a history that cannot be:', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['paid before it was requested', [paid()]],
      ['requested twice', [requested(), requested()]],
    ])('%s', (_story, history) =>
      expect(() =>
        history.reduce<ReturnType<typeof evolve> | typeof initial>(evolve, initial),
      ).toThrow('Invariant broken'),
    )
  })

  test.each([request(), authorise(), refuse(), instruct(), pay(), fail()])(
    'is asked in plain data, under its contract’s name and its own: $type',
    (command) => {
      expect(Command.decode(sent(Command.encode(command)))).toEqual(E.right(command))
      expect(streamOf(command)).toBe('advance-AF-2026-0001_D1')
    },
  )

  test('is left as it was by what happens next', () => {
    const before = evolve(initial, requested())
    const shown = { ...before }
    evolve(before, authorised())
    evolve(before, paid())
    expect(before).toEqual(shown)
  })
})

function request(amount = '45000.00', on = '2026-01-13'): Command {
  return { type: 'RequestAdvance', ...D1, amount: eur(amount), requestedOn: day(on) }
}
function authorise(): Command {
  return { type: 'AuthoriseAdvance', ...D1, availability: eur('48612.60') }
}
function refuse(): Command {
  return {
    ...{ type: 'RefuseAdvance', ...D1, availability: eur('3612.60'), reason: 'AboveAvailability' },
  }
}
function instruct(): Command {
  return { type: 'InstructAdvance', ...D1 }
}
function pay(paidOn = '2026-01-13'): Command {
  return { type: 'PayAdvance', ...D1, paidOn: day(paidOn) }
}

function fail(failedOn = '2026-01-14'): Command {
  return { type: 'FailAdvance', ...D1, failedOn: day(failedOn), reason: text('account closed') }
}

function requested(): Event {
  return {
    ...{ type: 'AdvanceRequested', ...D1, amount: eur('45000.00'), requestedOn: day('2026-01-13') },
  }
}
function authorised(): Event {
  return {
    ...{ type: 'AdvanceAuthorised', ...D1, amount: eur('45000.00'), availability: eur('48612.60') },
  }
}
function refused(): Extract<Event, { type: 'AdvanceRefused' }> {
  return {
    ...{ type: 'AdvanceRefused', ...D1, amount: eur('45000.00'), availability: eur('3612.60') },
    reason: 'AboveAvailability',
  }
}
function instructed(): Event {
  return { type: 'AdvanceInstructed', ...D1 }
}
function paid() {
  const amount = eur('45000.00')
  return { type: 'AdvancePaid', ...D1, amount, paidOn: day('2026-01-13') } as const
}
function failed(): Event {
  return {
    ...{ type: 'AdvanceFailed', ...D1, amount: eur('45000.00'), failedOn: day('2026-01-14') },
    reason: text('account closed'),
  }
}
