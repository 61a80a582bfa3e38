/** What a person is told of data that could not be read. */
import { describe, expect, test } from '@jest/globals'
import { GuaranteeLine } from '@quittance/domain'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { explain } from './explain.ts'

const eur = (amount: unknown) => ({ amount, currency: 'EUR' })
const line = { contractId: 'K', debtorId: 'D' }
const revised = { type: 'LimitRevised', ...line, limit: eur('1.00'), mayCover: eur('1.00') }
const cover = {
  ...{ type: 'CoverInvoices', ...line, on: '2026-01-12' },
  invoices: [
    { invoiceId: 'F_1', amount: eur('1.00'), coverable: eur('1.00'), issuedOn: '2026-01-09' },
  ],
}

describe('A failure to read', () => {
  test.each<[told: string, codec: t.Mixed, data: unknown]>([
    ['expected GuaranteeLine.Event, found {"type":"Lost"}', GuaranteeLine.Event, { type: 'Lost' }],
    [
      'limit: expected Money, found nothing',
      GuaranteeLine.Event,
      { type: 'LimitRevised', ...line, mayCover: eur('1.00') },
    ],
    [
      'limit.amount: expected string, found 1250',
      GuaranteeLine.Event,
      { ...revised, limit: eur(1250) },
    ],
    [
      'limit: expected Money, found {"amount":"1.0","currency":"EUR"}',
      GuaranteeLine.Event,
      { ...revised, limit: eur('1.0') },
    ],
    ['note: expected no such field, found "x"', GuaranteeLine.Event, { ...revised, note: 'x' }],
    ['invoices.0.invoiceId: expected InvoiceId, found "F_1"', GuaranteeLine.Command, cover],
    [
      'a: expected string, found 1',
      t.intersection([t.type({ a: t.string }), t.UnknownRecord]),
      { a: 1 },
    ],
    [
      'a: expected string, found 1; b: expected string, found null',
      t.type({ a: t.string, b: t.string }),
      { a: 1, b: null },
    ],
    [`expected string, found [${'1,'.repeat(29)}1…`, t.string, Array(31).fill(1)],
    ['expected string, found "1n"', t.string, 1n],
  ])('reads: %s', (told, codec, data) => {
    const read = codec.decode(data)
    expect(E.isLeft(read) && explain(read.left)).toBe(told)
  })
})
