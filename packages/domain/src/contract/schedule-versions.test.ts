/** Schedules and terms as they were stored before: nothing more was stated, and nothing more was asked. */
import { describe, expect, test } from '@jest/globals'

import { upcasted } from '../event-codec.ts'
import golden from './events.golden.json' with { type: 'json' }
import { upcasts } from './events.ts'

const ofVersion = (type: string, version: string) => {
  const { schemaVersion: _version, ...stored } = Object(
    golden.find((line) => {
      const { schemaVersion = '1' }: { readonly schemaVersion?: string } = line
      return line.type === type && schemaVersion === version
    }),
  )
  return stored
}
const read = (type: string, version: string) =>
  upcasted(upcasts, Number(version), ofVersion(type, version))

describe('An older version', () => {
  test.each(['1', '2'])('%s of ScheduleBooked covered all, and warned of nothing', (version) => {
    const stored = ofVersion('ScheduleBooked', version)
    const accepted = stored.accepted.map((line: { kind: string; amount: object }) =>
      line.kind === 'invoice' ? { ...line, coverable: line.amount } : line,
    )
    expect(read('ScheduleBooked', version)).toMatchObject({
      right: { ...stored, accepted, warnings: [] },
    })
  })

  test('of ScheduleTransmitted stated no more, and nobody looked for its debtors', () => {
    const stored = ofVersion('ScheduleTransmitted', '1')
    const nothing = { vat: null, paymentClause: null, account: null, subrogatedOn: null }
    const lines = stored.lines.map((line: object) => ({ ...line, ...nothing }))
    expect(read('ScheduleTransmitted', '1')).toEqual({
      ...{ _tag: 'Right', right: { ...stored, lines, debtors: [] } },
    })
  })

  test.each([
    ['OfferSent', '1'],
    ['OfferSent', '2'],
    ['TermsAmended', '1'],
  ])('of %s, the %s., asked for no control', (type, version) =>
    expect(read(type, version)).toMatchObject({
      right: {
        terms: {
          controls: { paymentClause: false, accounts: [], debtors: 'any', legalTerm: null },
        },
      },
    }),
  )
})
