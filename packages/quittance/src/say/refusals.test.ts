/** Refusals, said to a person. */
import { describe, expect, test } from '@jest/globals'
import type { Refusal } from '@quittance/ledger'

import { contractId, examples, invoiceId, refusalOf, scheduleId } from '../testing/refusals.ts'
import { refusalJson, refusalSentence } from './refusals.ts'

describe('A refusal', () => {
  test.each(Object.entries(examples))('has a sentence: %s', (type, [fields, sentence]) => {
    expect(refusalSentence(refusalOf(type, fields))).toBe(sentence)
  })

  test.each<readonly [string, Refusal, string]>([
    [
      'a contract that a stream does not know',
      refusalOf('ContractUnknown', {}),
      'there is no such contract: check its name, or request it first',
    ],
    [
      'a client who was never checked',
      refusalOf('KycNotValid', { on: '2026-01-06', expiresOn: undefined }),
      "the client's file is not good on 2026-01-06 (it was never checked): check it first",
    ],
    [
      'a schedule of which nothing is accepted',
      refusalOf('ScheduleRejected', {
        ...{ scheduleId, reason: 'NothingAccepted' },
        rejected: [
          { line: 1, number: 'F101', reason: 'Duplicate' },
          { line: 4, number: 'F104', reason: 'TermTooLong' },
        ],
      }),
      'schedule R1 is rejected: no line can be accepted (line 1, F101: the invoice is assigned, or being assigned, already (Duplicate); line 4, F104: its term is longer than the terms take (TermTooLong))',
    ],
    [
      'a draw whose levy is not available',
      refusalOf('AdvanceRefused', {
        ...examples.AdvanceRefused[0],
        reason: 'LevyAboveAvailability',
      }),
      'advance D2 of 4,000.00 EUR is refused (LevyAboveAvailability): 3,612.60 EUR is available, before the fund is levied for it',
    ],
    [
      'one of several amounts',
      refusalOf('AmountMustBePositive', { invoiceId }),
      'the amount for invoice I1 must be above zero',
    ],
    [
      'one of several currencies',
      refusalOf('CurrencyMustMatch', { invoiceId, currency: 'EUR' }),
      'the amount for invoice I1 must be in EUR',
    ],
    [
      'the currency of a contract',
      refusalOf('CurrencyMustMatch', { contractId, currency: 'EUR' }),
      'the amount must be in EUR, as contract C1 is',
    ],
    [
      'a step when none is left',
      refusalOf('StepOutOfTurn', { step: 'L1', next: null }),
      'L1 is not the next step: none is left',
    ],
    [
      'a debtor whom nobody registered',
      refusalOf('RecoveryStepsMissing', {
        debtor: { typology: null, sector: null, country: null },
      }),
      'the terms have no recovery step for a debtor of whom nothing is known: amend recovery, or register the debtor',
    ],
  ])('says more where there is more to say: %s', (_what, refusal, sentence) => {
    expect(refusalSentence(refusal)).toBe(sentence)
  })

  test('is data without the record of what was written all the same', () => {
    const [fields] = examples.AdvanceRefused
    expect(refusalJson(refusalOf('AdvanceRefused', fields))).toEqual({
      ...{ type: 'AdvanceRefused', contractId: 'C1', advanceId: 'D2', reason: 'AboveAvailability' },
      amount: { amount: '4000.00', currency: 'EUR' },
      availability: { amount: '3612.60', currency: 'EUR' },
    })
    expect(refusalJson(refusalOf('ContractNotStarted', {}))).toEqual({ type: 'ContractNotStarted' })
  })
})
