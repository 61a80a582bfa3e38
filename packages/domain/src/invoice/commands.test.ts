/** What may be asked of an invoice, as it is sent. */
import { describe } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import { isAsked } from '../testing/asked.ts'
import {
  assign,
  credit,
  dispute,
  extend,
  hold,
  indemnify,
  notify,
  pay,
  reassign,
  rejectIt,
  resolve,
  submit,
  unpay,
} from '../testing/invoice.ts'
import { Command, streamOf } from './commands.ts'

describe('An invoice is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'invoice-F102',
    examples: [
      ...[submit(), hold(), rejectIt(), assign(), pay(eur('1.00')), credit('AV1', eur('1.00'))],
      ...[unpay(), notify('2026-01-13'), dispute(eur('4000.00')), resolve('partly')],
      ...[extend('2026-04-09'), reassign(eur('4000.00')), indemnify(eur('5400.00'), eur('600.00'))],
    ],
  }))
