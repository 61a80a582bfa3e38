/** The fourteen commitments of the charter, in their order. */
import type { Commitment } from './commitment.ts'
import { complaints } from './commitments/complaints.ts'
import { arbitration, lineDecision } from './commitments/credit.ts'
import { dunning } from './commitments/dunning.ts'
import { meetings, reviews } from './commitments/follow-up.ts'
import { funding } from './commitments/funding.ts'
import { contacts, introduction, offer, start } from './commitments/life.ts'
import { calls, extranet } from './commitments/reach.ts'
import { surveys } from './commitments/surveys.ts'

export const commitments: ReadonlyArray<Commitment> = [
  ...[contacts, calls, offer, introduction, start, funding, arbitration],
  ...[extranet, dunning, reviews, meetings, complaints, surveys, lineDecision],
]
