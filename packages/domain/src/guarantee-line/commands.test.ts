/** What may be asked of a guarantee line, as it is sent. */
import { describe } from '@jest/globals'

import { isAsked } from '../testing/asked.ts'
import * as line from '../testing/guarantee-line.ts'
import { Command, streamOf } from './commands.ts'

describe('A guarantee line is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'guaranteeLine-AF-2026-0001_B',
    examples: [
      ...[line.request(), line.grant('1.00'), line.grant('1.00', { to: '2026-06-30' })],
      ...[line.grant('1.00', { ahead: '2025-12-31' }), line.refuse(), line.begin('2026-01-01')],
      ...[line.revise('1.00'), line.suspend(), line.resume(), line.withdraw()],
      ...[line.expire('2026-07-01'), line.appeal(), line.arbitrate('overturned')],
      ...[line.contractSuspended(), line.contractResumed(), line.contractEnded()],
      ...[line.cover('F1', '1.00'), line.owe(7n, [['F1', '0.00']])],
      ...[line.dispute('F1'), line.undispute('F1'), line.noteInsolvency(), line.call(['F1'])],
      ...[
        line.callByTerms('F1', '2026-09-28'),
        line.callByTerms('F1', null),
        line.recover('1.00'),
        line.takeBack(),
      ],
    ],
  }))
