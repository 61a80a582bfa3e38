/** The file of one contract, as far as it is asked about: what a page of it is made of. */
import type { Cut, Satisfaction, Statement, Turn } from '@quittance/projections'

import type { Evidence } from './evidence.ts'

export interface Report {
  /** With the position after everything. */
  readonly statement: Statement
  readonly turns: ReadonlyArray<Turn>
  /** Nothing was promised before a contract is signed: then nothing is measured. */
  readonly satisfaction: Satisfaction
  /** Of the whole log, whatever the rest is asked about. */
  readonly evidence: Evidence
  readonly by: Cut
}
