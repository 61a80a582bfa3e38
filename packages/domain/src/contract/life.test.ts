/** From the request to the start: each step once, in order. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import {
  approve,
  book,
  checkKyc,
  clientId,
  close,
  completeDocuments,
  contractAfter,
  contractId,
  credit,
  draw,
  invoice,
  noteCover,
  offer,
  request,
  sign,
  start,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { ClientId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { type Command, decider, type Event, termsOn } from './index.ts'

const { given } = scenario(decider)

/** The steps in their order, and where each leaves the contract. */
const steps = [
  [request(), 'Requested'],
  [approve(), 'Approved'],
  [offer(), 'OfferSent'],
  [sign(), 'Signed'],
  [completeDocuments(), 'DocumentsComplete'],
  [start(), 'Started'],
] as const
const known = [request(), checkKyc()]

const upTo = (count: number): ReadonlyArray<Event> =>
  told([], ...known, ...steps.slice(1, count).map(([command]) => command))

describe('A contract', () => {
  test('goes from the request to the start', () =>
    expect(startedOn().map(({ type }) => type)).toEqual([
      'ContractRequested',
      'ContractApproved',
      'OfferSent',
      'KycChecked',
      'ContractSigned',
      'SupportingDocumentsCompleted',
      'ContractStarted',
    ]))

  test.each(steps.map(([command, status], index) => ({ type: command.type, status, index })))(
    'is $status after $type',
    ({ status, index }) => expect(contractAfter(upTo(index + 1)).life.status).toBe(status),
  )

  test.each(steps.map(([command], index) => ({ type: command.type, command, index })))(
    'takes $type again, later on, to no effect',
    ({ command }) =>
      given(...startedOn())
        .when(command)
        .thenNothingChanges(),
  )

  describe('does not leave out a step:', () => {
    const tooEarly = steps.flatMap(([command], index) =>
      steps
        .slice(0, Math.max(index - 1, 0))
        .map(([, status], before) => ({ type: command.type, command, status, before })),
    )
    test.each(tooEarly)('$type while it is $status', ({ command, status, before }) =>
      given(...upTo(before + 1))
        .when(command)
        .thenRejected({ type: 'ContractNotThere', status }),
    )
  })

  test.each([
    ...[approve(), offer(), checkKyc(), sign(), completeDocuments(), start()],
    ...[transmit('R1', [invoice('B', 'F101', '1.00')]), book('R1'), draw('D1', '1.00')],
    ...[noteCover('B', '1.00', 1n), credit('B', eur('1.00')), close('2026-01')],
  ])('that nobody requested is unknown: $type', (command) =>
    given().when(command).thenRejected({ type: 'ContractUnknown' }),
  )

  describe('is requested', () => {
    test('by one client, in one currency', () =>
      given()
        .when(request())
        .then({ type: 'ContractRequested', contractId, clientId, currency: 'EUR' }))
    test.each<[string, Partial<Extract<Command, { type: 'RequestContract' }>>]>([
      ['by another client', { clientId: id(ClientId, 'OMEGA') }],
      ['in another currency', { currency: 'USD' }],
    ])('not again %s', (_otherwise, otherwise) =>
      given(...upTo(1))
        .when({ ...request(), ...otherwise } as Command)
        .thenRejected({ type: 'ContractRequestedOtherwise' }),
    )
  })

  describe('has its offer sent', () => {
    test('with all its terms', () =>
      given(...upTo(2))
        .when(offer())
        .then({ type: 'OfferSent', contractId, terms }))
    test('again with a rate spelt otherwise, to no effect', () =>
      given(...upTo(3))
        .when(offer({ ...terms, advanceRate: rate('1') }))
        .thenNothingChanges())
    test('not again on other terms', () =>
      given(...upTo(3))
        .when(offer({ ...terms, advanceRate: rate('0.90') }))
        .thenRejected({ type: 'OfferSentOtherwise' }))
    test.each([
      ['minimum', { guaranteeFund: { ...terms.guaranteeFund, min: usd('3000.00') } }],
      ['cap', { guaranteeFund: { ...terms.guaranteeFund, cap: usd('15000.00') } }],
      [
        'minimum commission',
        { factoringCommission: { ...terms.factoringCommission, perInvoiceMin: usd('7.50') } },
      ],
    ])('not with a %s in another currency', (_amount, otherwise) =>
      given(...upTo(2))
        .when(offer({ ...terms, ...otherwise }))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }),
    )
    test('with a cap as high as the minimum', () => {
      const guaranteeFund = { ...terms.guaranteeFund, cap: eur('3000.00') }
      given(...upTo(2))
        .when(offer({ ...terms, guaranteeFund }))
        .then({ type: 'OfferSent', contractId, terms: { ...terms, guaranteeFund } })
    })
    test.each(['min', 'cap'])('not with a %s below zero', (which) =>
      given(...upTo(2))
        .when(offer({ ...terms, guaranteeFund: { ...terms.guaranteeFund, [which]: eur('-0.01') } }))
        .thenRejected({ type: 'AmountMustNotBeNegative' }),
    )
    test('not with a cap under the minimum', () =>
      given(...upTo(2))
        .when(offer({ ...terms, guaranteeFund: { ...terms.guaranteeFund, cap: eur('2999.99') } }))
        .thenRejected({ type: 'CapUnderMinimum', min: eur('3000.00'), cap: eur('2999.99') }))
  })

  describe('knows its client', () => {
    const checked = (expiresOn: string, level: 'standard' | 'enhanced' = 'standard'): Event => ({
      ...{ type: 'KycChecked', contractId, level, expiresOn: day(expiresOn) },
    })

    test('once checked', () =>
      given(...upTo(1).slice(0, 1))
        .when(checkKyc())
        .then(checked('2026-12-31')))
    test('as checked, however often it is said', () =>
      given(...upTo(1))
        .when(checkKyc())
        .thenNothingChanges())
    test('for longer, or less long, when checked anew', () =>
      given(...upTo(1))
        .when(checkKyc('2026-06-30'))
        .then(checked('2026-06-30')))
    test('better, when checked more closely until the same day', () =>
      given(...upTo(1))
        .when(checkKyc('2026-12-31', 'enhanced'))
        .then(checked('2026-12-31', 'enhanced')))
  })

  describe('is signed', () => {
    test('on the last day on which its client is known', () =>
      given(...upTo(3))
        .when(sign('2026-12-31'))
        .then({ type: 'ContractSigned', contractId, signedOn: day('2026-12-31') }))
    test('not the day after', () =>
      given(...upTo(3))
        .when(sign('2027-01-01'))
        .thenRejected(kycNotValid('2027-01-01', '2026-12-31')))
    test('not by a client whom nobody checked', () =>
      given(...told([], request(), approve(), offer()))
        .when(sign())
        .thenRejected(kycNotValid('2026-01-05', undefined)))
    test('not on two days', () =>
      given(...upTo(4))
        .when(sign('2026-01-06'))
        .thenRejected({ type: 'ContractSignedOtherwise', signedOn: day('2026-01-05') }))
  })

  describe('starts', () => {
    test('on the day of its signature, at the earliest', () =>
      given(...upTo(5))
        .when(start('2026-01-05'))
        .then({ type: 'ContractStarted', contractId, startedOn: day('2026-01-05') }))
    test('not the day before', () =>
      given(...upTo(5))
        .when(start('2026-01-04'))
        .thenRejected({ type: 'BeforeSignature', signedOn: day('2026-01-05') }))
    test('not once its client’s file has expired', () =>
      given(...upTo(5))
        .when(start('2027-01-01'))
        .thenRejected(kycNotValid('2027-01-01', '2026-12-31')))
    test('not on two days', () =>
      given(...startedOn())
        .when(start('2026-01-08'))
        .thenRejected({ type: 'ContractStartedOtherwise', startedOn: day('2026-01-07') }))
    test.each(['2026-01-06', '2026-01-07', '2030-01-01'])('with the terms offered, on %s', (on) =>
      expect(termsOn(contractAfter(startedOn()).life, day(on))).toEqual(terms),
    )
  })
})

function kycNotValid(on: string, expiresOn: string | undefined) {
  const known = expiresOn === undefined ? undefined : day(expiresOn)
  return { type: 'KycNotValid', on: day(on), expiresOn: known } as const
}
