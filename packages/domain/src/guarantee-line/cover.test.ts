/** Who is covered, and for how much. Amounts are euros; the limit is 10,000.00 unless said otherwise. */
import { describe, test } from '@jest/globals'

import {
  cover,
  coverAll,
  covered,
  dispute,
  disputed,
  expired,
  giveBack,
  grant,
  granted,
  owe,
  reduced,
  requested,
  restored,
  resume,
  resumed,
  revise,
  revised,
  suspended,
  toppedUp,
  undispute,
  undisputed,
  withdrawn,
} from '../testing/guarantee-line.ts'
import { scenario } from '../testing/scenario.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
const line = granted('10000.00')

describe('A guarantee line', () => {
  describe('covers an invoice', () => {
    test('in full while there is headroom', () =>
      given(line)
        .when(cover('F1', '4000.00'))
        .then(covered('F1', '4000.00', '4000.00')))
    test('in part when headroom runs out, the rest at the client’s risk', () =>
      given(line, covered('F1', '9000.00', '9000.00'))
        .when(cover('F2', '4000.00'))
        .then(covered('F2', '4000.00', '1000.00')))
    test('for nothing yet once the limit is reached', () =>
      given(line, covered('F1', '10000.00', '10000.00'))
        .when(cover('F2', '4000.00'))
        .then(covered('F2', '4000.00', '0.00')))
    test('for nothing yet while a limit revised down is exceeded', () =>
      given(line, covered('F1', '9000.00', '9000.00'), revised('5000.00'))
        .when(cover('F2', '4000.00'))
        .then(covered('F2', '4000.00', '0.00', '5000.00')))
    test('for nothing once withdrawn', () =>
      given(line, withdrawn())
        .when(cover('F1', '4000.00'))
        .then(covered('F1', '4000.00', '0.00', '0.00')))
    test.each<[string, ReadonlyArray<Event>]>([
      ['without a line', []],
      ['with a line that is only requested', [requested()]],
    ])('for nothing %s: it queues', (_story, history) =>
      given(...history)
        .when(cover('F1', '4000.00'))
        .then(covered('F1', '4000.00', '0.00', '0.00')),
    )
    test('only once', () =>
      given(line, covered('F1', '4000.00', '4000.00'))
        .when(cover('F1', '4000.00'))
        .thenNothingChanges())
    test('anew, in the last place, where it was paid or given back and comes again', () =>
      given(
        ...[line, covered('F1', '4000.00', '4000.00')],
        reduced('F1', 5n, { outstanding: '0.00', released: '4000.00', covered: '0.00' }),
        covered('F2', '9000.00', '9000.00'),
      )
        .when(cover('F1', '4000.00'))
        .then(covered('F1', '4000.00', '1000.00')))
    test('knowing it still by its own revision', () =>
      given(
        ...[line, covered('F1', '4000.00', '4000.00')],
        reduced('F1', 5n, { outstanding: '0.00', released: '4000.00', covered: '0.00' }),
        covered('F1', '4000.00', '4000.00'),
      )
        .when(owe(5n, [['F1', '1000.00']]))
        .thenNothingChanges())
  })

  describe('covers within its validity', () => {
    const dated = granted('10000.00', { from: '2026-02-01', to: '2026-06-30' })

    test.each([
      ['2026-01-31', '0.00', '0.00'],
      ['2026-02-01', '4000.00', '10000.00'],
      ['2026-06-30', '4000.00', '10000.00'],
      ['2026-07-01', '0.00', '0.00'],
    ])('on %s: %s, of %s', (on, amount, limit) =>
      given(dated)
        .when(cover('F1', '4000.00', on))
        .then(covered('F1', '4000.00', amount, limit)),
    )
    test('first what has waited for its first day', () =>
      given(dated, covered('F1', '8000.00', '0.00', '0.00'))
        .when(cover('F2', '4000.00', '2026-02-01'))
        .then(toppedUp('F1', '8000.00', '8000.00'), covered('F2', '4000.00', '2000.00')))
    test('no more once it has expired, and a payment is first for the factor', () =>
      given(dated, covered('F1', '12000.00', '10000.00'), covered('F2', '1000.00', '0.00'))
        .when(owe(1n, [['F1', '7500.00']], '2026-07-01'))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '7500.00', released: '4500.00', covered: '5500.00' },
            '0.00',
          ),
        ))
  })

  describe('tops up what waits, the oldest first,', () => {
    const wait = [
      covered('F1', '8000.00', '0.00', '0.00'),
      covered('F2', '9000.00', '0.00', '0.00'),
    ]

    test('when it is granted', () =>
      given(...wait)
        .when(grant('12000.00'))
        .then(
          granted('12000.00'),
          toppedUp('F1', '8000.00', '8000.00', '12000.00'),
          toppedUp('F2', '4000.00', '4000.00', '12000.00'),
        ))
    test('when it is granted from a later day: then it is what they wait for', () =>
      given(...wait)
        .when(grant('8000.00', { from: '2026-02-01' }))
        .then(
          granted('8000.00', { from: '2026-02-01' }),
          toppedUp('F1', '8000.00', '8000.00', '8000.00'),
        ))
    test('when its limit is raised', () =>
      given(
        ...[line, covered('F1', '9000.00', '9000.00'), covered('F2', '4000.00', '1000.00')],
        covered('F3', '2000.00', '0.00'),
      )
        .when(revise('14000.00'))
        .then(
          revised('14000.00'),
          toppedUp('F2', '3000.00', '4000.00', '14000.00'),
          toppedUp('F3', '1000.00', '1000.00', '14000.00'),
        ))
    test('not when its limit is raised to less than is in use', () =>
      given(line, covered('F1', '12000.00', '10000.00'), revised('5000.00'))
        .when(revise('9000.00'))
        .then(revised('9000.00')))
    test('not when its limit is raised after it has expired', () =>
      given(granted('10000.00', { to: '2026-06-30' }), covered('F1', '12000.00', '10000.00'))
        .when(revise('12000.00', '2026-07-01'))
        .then(revised('12000.00', '0.00')))
    test('not while it is suspended', () =>
      given(line, covered('F1', '12000.00', '10000.00'), suspended())
        .when(revise('12000.00'))
        .then(revised('12000.00', '0.00')))
    test('when it is resumed', () =>
      given(line, suspended(), ...wait)
        .when(resume())
        .then(
          resumed('10000.00'),
          toppedUp('F1', '8000.00', '8000.00'),
          toppedUp('F2', '2000.00', '2000.00'),
        ))
  })

  test('what is given back is first what is not covered, though the line has ended', () => {
    const left = { outstanding: '9000.00', released: '1000.00', covered: '9000.00' }
    given(line, covered('F1', '12000.00', '10000.00'), withdrawn())
      .when(giveBack(1n, 'F1', '9000.00'))
      .then(reduced('F1', 1n, left, '0.00'))
  })

  describe('suspended', () => {
    const partly = [line, covered('F1', '12000.00', '10000.00'), suspended()]

    test('covers nothing new', () =>
      given(...partly)
        .when(cover('F2', '4000.00'))
        .then(covered('F2', '4000.00', '0.00', '0.00')))
    test('passes nothing on, and a payment is first for the client: it has not ended', () =>
      given(...partly, covered('F2', '4000.00', '0.00', '0.00'))
        .when(owe(1n, [['F1', '7000.00']]))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '7000.00', released: '3000.00', covered: '7000.00' },
            '0.00',
          ),
        ))
    test('and withdrawn, a payment is first for the factor', () =>
      given(...partly, withdrawn())
        .when(owe(1n, [['F1', '7000.00']]))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '7000.00', released: '5000.00', covered: '5000.00' },
            '0.00',
          ),
        ))
    test('and withdrawn and requested anew, the same', () =>
      given(...partly, withdrawn(), requested())
        .when(owe(1n, [['F1', '11000.00']]))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '11000.00', released: '1000.00', covered: '9000.00' },
            '0.00',
          ),
        ))
  })

  describe('covers no more of what is disputed', () => {
    const waiting = [line, covered('F1', '10000.00', '6000.00'), covered('F2', '3000.00', '0.00')]

    test('which is said once', () =>
      given(line, covered('F1', '4000.00', '4000.00'))
        .when(dispute('F1'))
        .then(disputed('F1')))
    test.each([
      ['disputed', dispute('F1'), [disputed('F1')]],
      ['undisputed', undispute('F1'), []],
    ] as const)('nor when it is %s already', (_story, command, history) =>
      given(line, covered('F1', '4000.00', '4000.00'), ...history)
        .when(command)
        .thenNothingChanges(),
    )
    test('so that headroom goes past it', () =>
      given(...waiting.slice(0, 1), covered('F1', '12000.00', '10000.00'), disputed('F1'))
        .when(revise('11000.00'))
        .then(revised('11000.00')))
    test('and to the next', () =>
      given(...waiting)
        .when(dispute('F1'))
        .then(disputed('F1'), toppedUp('F2', '3000.00', '3000.00')))
    test('until no dispute is left', () =>
      given(...waiting, disputed('F1'), toppedUp('F2', '3000.00', '3000.00'))
        .when(undispute('F1'))
        .then(undisputed('F1'), toppedUp('F1', '1000.00', '7000.00')))
    test('but what is paid meanwhile lowers it', () =>
      given(line, covered('F1', '4000.00', '4000.00'), disputed('F1'))
        .when(owe(1n, [['F1', '1000.00']]))
        .then(
          reduced('F1', 1n, { outstanding: '1000.00', released: '3000.00', covered: '1000.00' }),
        ))
  })

  describe('after the end of its contract', () => {
    const ended = [
      ...[line, covered('F1', '12000.00', '9000.00'), expired('2026-03-31', 'contractEnded')],
    ]
    test.each([
      ['covers what was shipped before, for 30 days', '2026-04-30', '2026-03-31', '1000.00'],
      ['not on the day after these', '2026-05-01', '2026-03-31', '0.00'],
      ['not what was shipped later', '2026-04-01', '2026-04-01', '0.00'],
    ])('%s', (_story, on, issuedOn, amount) =>
      given(...ended)
        .when(cover('F2', '4000.00', on, issuedOn))
        .then(covered('F2', '4000.00', amount, '0.00')),
    )
    test('not while it is suspended', () =>
      given(line, suspended(), expired('2026-03-31', 'contractEnded'))
        .when(cover('F2', '4000.00', '2026-04-01', '2026-03-31'))
        .then(covered('F2', '4000.00', '0.00', '0.00')))
    test('not beyond its own last day', () =>
      given(granted('10000.00', { to: '2026-04-15' }), expired('2026-03-31', 'contractEnded'))
        .when(cover('F2', '4000.00', '2026-04-16', '2026-03-31'))
        .then(covered('F2', '4000.00', '0.00', '0.00')))
    test('passes nothing on: payments are first for the factor', () =>
      given(...ended, covered('F2', '4000.00', '1000.00', '0.00'))
        .when(owe(1n, [['F1', '7000.00']], '2026-04-02'))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '7000.00', released: '5000.00', covered: '4000.00' },
            '0.00',
          ),
        ))
  })

  describe('passes headroom on', () => {
    const threeWait = [
      ...[line, covered('F1', '9000.00', '9000.00'), covered('F2', '4000.00', '1000.00')],
      covered('F3', '2000.00', '0.00'),
    ]

    test('to the oldest invoice that waits', () =>
      given(...threeWait)
        .when(owe(1n, [['F1', '7000.00']]))
        .then(
          reduced('F1', 1n, { outstanding: '7000.00', released: '2000.00', covered: '7000.00' }),
          toppedUp('F2', '2000.00', '3000.00'),
        ))
    test('and then to the next', () =>
      given(...threeWait)
        .when(owe(1n, [['F1', '5000.00']]))
        .then(
          reduced('F1', 1n, { outstanding: '5000.00', released: '4000.00', covered: '5000.00' }),
          toppedUp('F2', '3000.00', '4000.00'),
          toppedUp('F3', '1000.00', '1000.00'),
        ))
    test('once every invoice of a batch is reduced', () =>
      given(...threeWait)
        .when(
          owe(1n, [
            ['F1', '0.00'],
            ['F2', '500.00'],
          ]),
        )
        .then(
          reduced('F1', 1n, { outstanding: '0.00', released: '9000.00', covered: '0.00' }),
          reduced('F2', 1n, { outstanding: '500.00', released: '500.00', covered: '500.00' }),
          toppedUp('F3', '2000.00', '2000.00'),
        ))
    test('not while a limit revised down is exceeded', () =>
      given(...threeWait, revised('8000.00'))
        .when(owe(1n, [['F1', '7000.00']]))
        .then(
          reduced(
            'F1',
            1n,
            { outstanding: '7000.00', released: '2000.00', covered: '7000.00' },
            '8000.00',
          ),
        ))
    test('not once withdrawn', () =>
      given(...threeWait, withdrawn())
        .when(owe(1n, [['F1', '0.00']]))
        .then(
          reduced('F1', 1n, { outstanding: '0.00', released: '9000.00', covered: '0.00' }, '0.00'),
        ))
  })

  describe('follows what is still owed', () => {
    const partly = [line, covered('F1', '12000.00', '10000.00')]
    const left = (outstanding: string, released: string, covered: string, limit = '10000.00') =>
      reduced('F1', 7n, { outstanding, released, covered }, limit)

    test.each([
      ['taking a payment first off the part not covered', '7500.00', '2500.00', '7500.00'],
      ['releasing nothing while only that part is paid', '10000.00', '0.00', '10000.00'],
      ['down to nothing', '0.00', '10000.00', '0.00'],
      ['noting that nothing was paid', '12000.00', '0.00', '10000.00'],
    ])('%s', (_story, outstanding, released, covered) =>
      given(...partly)
        .when(owe(7n, [['F1', outstanding]]))
        .then(left(outstanding, released, covered)),
    )
    test.each([
      ['first off the part covered', '7500.00', '4500.00', '5500.00'],
      ['down to no cover at all', '1000.00', '10000.00', '0.00'],
    ])('once withdrawn, %s', (_story, outstanding, released, covered) =>
      given(...partly, withdrawn())
        .when(owe(7n, [['F1', outstanding]]))
        .then(left(outstanding, released, covered, '0.00')),
    )
    test.each([7n, 6n, 0n])('ignoring what is no newer than it knows: revision %s', (revision) =>
      given(...partly, left('11000.00', '0.00', '10000.00'))
        .when(owe(revision, [['F1', '1000.00']]))
        .thenNothingChanges(),
    )
    test('knowing each invoice by its own revision', () =>
      given(...partly, covered('F2', '1000.00', '0.00'), left('11000.00', '0.00', '10000.00'))
        .when(
          owe(7n, [
            ['F1', '1000.00'],
            ['F2', '400.00'],
          ]),
        )
        .then(reduced('F2', 7n, { outstanding: '400.00', released: '0.00', covered: '0.00' })))
  })

  describe('covers again what is owed again', () => {
    const covering = [line, covered('F1', '12000.00', '10000.00')]
    const part = reduced('F1', 3n, {
      outstanding: '5000.00',
      released: '5000.00',
      covered: '5000.00',
    })
    test('as before', () =>
      given(...covering, part)
        .when(owe(4n, [['F1', '12000.00']]))
        .then(
          restored('F1', 4n, { outstanding: '12000.00', restored: '5000.00', covered: '10000.00' }),
        ))
    test('as if the other payment were the only one', () => {
      const first = reduced('F1', 3n, {
        outstanding: '11000.00',
        released: '0.00',
        covered: '10000.00',
      })
      const second = reduced('F1', 4n, {
        outstanding: '4000.00',
        released: '6000.00',
        covered: '4000.00',
      })
      given(...covering, first, second)
        .when(owe(5n, [['F1', '5000.00']]))
        .then(
          restored('F1', 5n, { outstanding: '5000.00', restored: '1000.00', covered: '5000.00' }),
        )
    })
    test('though others have taken its place: beyond the limit', () =>
      given(
        ...[line, covered('F1', '10000.00', '10000.00'), covered('F2', '4000.00', '0.00')],
        reduced('F1', 3n, { outstanding: '0.00', released: '10000.00', covered: '0.00' }),
        toppedUp('F2', '4000.00', '4000.00'),
      )
        .when(owe(4n, [['F1', '10000.00']]))
        .then(
          restored('F1', 4n, {
            outstanding: '10000.00',
            restored: '10000.00',
            covered: '10000.00',
          }),
        ))
    test('though it covers nothing new, once it is withdrawn', () =>
      given(...covering, part, withdrawn())
        .when(owe(4n, [['F1', '12000.00']]))
        .then(
          restored(
            'F1',
            4n,
            { outstanding: '12000.00', restored: '5000.00', covered: '10000.00' },
            '0.00',
          ),
        ))
    test('up to its former cover, though a line granted anew has topped it up since', () =>
      given(
        ...[line, covered('F1', '10000.00', '6000.00'), withdrawn()],
        reduced('F1', 3n, { outstanding: '5000.00', released: '5000.00', covered: '1000.00' }),
        ...[requested(), granted('20000.00'), toppedUp('F1', '4000.00', '5000.00', '20000.00')],
        revised('6000.00'),
      )
        .when(owe(4n, [['F1', '10000.00']]))
        .then(
          restored(
            'F1',
            4n,
            { outstanding: '10000.00', restored: '1000.00', covered: '6000.00' },
            '6000.00',
          ),
        ))
    test('not for what was never covered', () =>
      given(line, covered('F1', '12000.00', '0.00'), revised('0.00'))
        .when(owe(3n, [['F1', '2000.00']]))
        .then(
          reduced('F1', 3n, { outstanding: '2000.00', released: '0.00', covered: '0.00' }, '0.00'),
        ))
  })

  describe('takes a batch as one decision', () => {
    test('covering each invoice as the one before leaves the line', () =>
      given(line)
        .when(
          coverAll([
            ['F1', '9000.00'],
            ['F2', '4000.00'],
            ['F3', '2000.00'],
          ]),
        )
        .then(
          covered('F1', '9000.00', '9000.00'),
          covered('F2', '4000.00', '1000.00'),
          covered('F3', '2000.00', '0.00'),
        ))
    test('covering only those it has not yet', () =>
      given(line, covered('F1', '4000.00', '4000.00'))
        .when(
          coverAll([
            ['F1', '4000.00'],
            ['F2', '2000.00'],
            ['F2', '2000.00'],
          ]),
        )
        .then(covered('F2', '2000.00', '2000.00')))
    test('queueing them all where there is no line', () =>
      given()
        .when(
          coverAll([
            ['F1', '8000.00'],
            ['F2', '9000.00'],
          ]),
        )
        .then(covered('F1', '8000.00', '0.00', '0.00'), covered('F2', '9000.00', '0.00', '0.00')))
  })
})
