/** A payment that is short (golden L-3): of 12,000.00, a tolerance of 10.00 or 0.1 %, whichever is less. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import l3 from '../testing/goldens/l-3.json' with { type: 'json' }
import {
  assigned,
  extinguished,
  paid,
  pay,
  receipt,
  reopened,
  submitted,
  unpaid,
  unpay,
} from '../testing/invoice.ts'
import { scenario } from '../testing/scenario.ts'
import { rate } from '../values/rate.ts'
import { tolerated } from '../values/tolerance.ts'
import { decider } from './index.ts'

const { given } = scenario(decider)
const bought = [submitted(), assigned(), receipt()]
const tolerance = {
  amount: eur(l3.given.toleranceMax),
  share: rate(l3.given.toleranceRate),
}

describe('A payment short', () => {
  test('within the tolerance closes its invoice', () =>
    given(...bought)
      .when(pay(eur('11990.00'), {}, tolerance))
      .then(paid(eur('11990.00'), eur('11990.00'), eur('0.00'), {}, eur('10.00')), extinguished()))
  test('by a cent more does not', () =>
    given(...bought)
      .when(pay(eur('11989.99'), {}, tolerance))
      .then(paid(eur('11989.99'), eur('11989.99'), eur('10.01'))))
  test('of nothing closes nothing, however little is open', () =>
    given(...bought, paid(eur('11995.00'), eur('11995.00'), eur('5.00')))
      .when(pay(eur('0.00'), {}, tolerance))
      .then(paid(eur('0.00'), eur('0.00'), eur('5.00'))))
  test('is whole again when it goes back, with what it was short of', () =>
    given(
      ...bought,
      paid(eur('11990.00'), eur('11990.00'), eur('0.00'), {}, eur('10.00')),
      extinguished(),
    )
      .when(unpay())
      .then(unpaid('11990.00', '12000.00', {}, '10.00'), reopened()))
})

test.each([
  [l3.given.open.F101, l3.expect.tolerance],
  ['5000.00', '5.00'],
  ['0.10', '0.00'],
])('Of %s open, %s may be short', (open, most) =>
  expect(tolerated(eur(open), tolerance)).toEqual(eur(most)),
)
