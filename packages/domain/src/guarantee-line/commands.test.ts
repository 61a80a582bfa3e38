/** What may be asked of a guarantee line, as it is sent. */
import { describe } from '@jest/globals'

import { isAsked } from '../testing/asked.ts'
import { cover, grant, owe, refuse, request, revise, withdraw } from '../testing/guarantee-line.ts'
import { Command, streamOf } from './commands.ts'

describe('A guarantee line is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'guaranteeLine-AF-2026-0001_B',
    examples: [
      ...[request(), grant('1.00'), grant('1.00', { to: '2026-06-30' }), refuse(), withdraw()],
      ...[revise('1.00'), cover('F1', '1.00'), owe(7n, [['F1', '0.00']])],
    ],
  }))
