/** Every clause there is, in the order of the contract's rows. */
import { appending } from './appending.ts'
import { checkpoints } from './checkpoints.ts'
import type { Clause } from './clause.ts'
import { closing } from './closing.ts'
import { content } from './content.ts'
import { draws } from './draws.ts'
import { ending } from './ending.ts'
import { faults } from './faults.ts'
import { following } from './following.ts'
import { idempotence } from './idempotence.ts'
import { log } from './log.ts'
import { reading } from './reading.ts'
import { resuming } from './resuming.ts'
import { tables } from './tables.ts'
import { writers } from './writers.ts'

export const clauses: ReadonlyArray<Clause> = [
  ...appending,
  ...content,
  ...writers,
  ...idempotence,
  ...faults,
  ...reading,
  ...log,
  ...following,
  ...resuming,
  ...tables,
  ...draws,
  ...checkpoints,
  ...closing,
  ...ending,
]
