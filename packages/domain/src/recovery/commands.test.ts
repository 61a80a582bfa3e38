/** What may be asked of a recovery, as it is sent. */
import { describe } from '@jest/globals'

import { isAsked } from '../testing/asked.ts'
import { examples } from '../testing/recovery.ts'
import { Command, streamOf } from './commands.ts'

describe('A recovery is asked', () =>
  isAsked(Command, streamOf, { stream: 'recovery-F104', examples }))
