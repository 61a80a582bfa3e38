/** What the reference was worth in a month, and who says so. */
import type * as t from 'io-ts'

import { exact } from './exact.ts'
import { AnnualRate } from './rate.ts'
import { Text } from './text.ts'

export const Fixing = exact({ reference: Text, rate: AnnualRate, source: Text }, 'Fixing')
export type Fixing = t.TypeOf<typeof Fixing>
