/** What may be asked of a collection, as it is sent. */
import { describe } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import { isAsked } from '../testing/asked.ts'
import {
  allocate,
  collectionId,
  holdRest,
  identify,
  receive,
  reverse,
} from '../testing/collection.ts'
import { Command, streamOf } from './commands.ts'

describe('A collection is asked', () =>
  isAsked(Command, streamOf, {
    stream: `collection-${collectionId}`,
    examples: [
      receive(),
      identify(),
      allocate(['F101', eur('1.00')]),
      holdRest(['B', '1.00']),
      reverse(),
    ],
  }))
