/** What may be asked of a collection, as it is sent. */
import { describe } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import { isAsked } from '../testing/asked.ts'
import {
  allocate,
  allocateByTerms,
  allocateCredit,
  chargeReported,
  collectionId,
  directId,
  dividend,
  excessId,
  forward,
  holdCredit,
  holdExcess,
  holdRest,
  identify,
  passOn,
  receive,
  refund,
  reportDirect,
  reverse,
} from '../testing/collection.ts'
import { Command, streamOf } from './commands.ts'

const another: Readonly<Record<string, string>> = { HoldExcess: `collection-${excessId}` }
const direct = ['ReportDirectPayment', 'PassOnDirectPayment', 'ChargeReportedPayment']

describe('A collection is asked', () =>
  isAsked(Command, streamOf, {
    stream: ({ type }) =>
      another[type] ??
      (direct.includes(type) ? `collection-${directId}` : `collection-${collectionId}`),
    examples: [
      receive(),
      identify(),
      allocate(['F101', eur('1.00')]),
      dividend(['B', '1.00']),
      holdRest(['B', '1.00']),
      reverse(),
      allocateByTerms('10.00', ['F101', eur('1.00')]),
      ...[holdCredit('500.00'), allocateCredit('F102', '300.00'), forward('100.00')],
      ...[refund('200.00', { debtor: 'B' }), refund('1.00')],
      ...[reportDirect(), passOn(), chargeReported(), holdExcess()],
    ],
  }))
