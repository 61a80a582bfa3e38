/** What may become of an advance, whatever it is asked (rules 1.9). */
import { test } from '@jest/globals'
import fc from 'fast-check'

import { eur } from '../testing/amounts.ts'
import { keepsTo } from '../testing/machine.ts'
import { day } from '../values/day.ts'
import { AdvanceId, ContractId, InvoiceId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { type Command, decider } from './index.ts'

const on = day('2026-01-13')
const contractId = id(ContractId, 'AF-2026-0001')
const advance = { contractId, advanceId: id(AdvanceId, 'D1') }
const availability = eur('48612.60')
const fixing = { reference: text('EURIBOR-1M'), rate: rate('0.02'), source: text('a sheet') }

const amount = fc.constantFrom(eur('45000.00'), eur('0.01'), eur('0.00'))
const later = fc.constantFrom(on, day('2026-01-14'))
const asked: fc.Arbitrary<Command> = fc.oneof(
  amount.map(
    (of): Command => ({ type: 'RequestAdvance', ...advance, amount: of, requestedOn: on }),
  ),
  amount.map(
    (of): Command => ({
      ...{ type: 'RequestReceivableAdvance', ...advance, amount: of, requestedOn: on, fixing },
      invoiceId: id(InvoiceId, 'F101'),
    }),
  ),
  fc.constant<Command>({ type: 'SweepAdvance', contractId, sweptOn: on }),
  fc.constant<Command>({ type: 'AuthoriseAdvance', ...advance, availability }),
  amount.map((of): Command => ({ type: 'AuthoriseSweep', ...advance, amount: of, availability })),
  fc.constant<Command>({
    type: 'RefuseAdvance',
    ...advance,
    availability,
    reason: 'AboveAvailability',
  }),
  fc.constant<Command>({ type: 'InstructAdvance', ...advance }),
  later.map((paidOn): Command => ({ type: 'PayAdvance', ...advance, paidOn })),
  later.map(
    (failedOn): Command => ({ type: 'FailAdvance', ...advance, failedOn, reason: text('closed') }),
  ),
  fc.constant<Command>({ type: 'RepayAdvance', ...advance, repaidOn: on }),
)

test('It goes where it may; and where the bank has paid, it is paid, whatever was answered', () =>
  keepsTo(decider, {
    asked,
    standing: ({ status }) => status,
    ways: {
      Absent: ['Requested'],
      Requested: ['Authorised', 'Refused', 'Paid'],
      Authorised: ['Instructed', 'Paid', 'Failed'],
      Refused: ['Paid'],
      Instructed: ['Paid', 'Failed'],
      Paid: ['Failed', 'Repaid'],
      Failed: ['Paid'],
    },
  }))
