/** What is stored, for ever. */
import { describe } from '@jest/globals'

import { remembers } from '../testing/stored.ts'
import golden from './events.golden.json' with { type: 'json' }
import { Event } from './events.ts'

describe('A relationship remembers', () => remembers(Event, golden))
