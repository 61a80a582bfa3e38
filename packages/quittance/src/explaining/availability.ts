/** Availability: the waterfall, each euro that may not be drawn with the event that it rests on. */
import type { Contract } from '@quittance/domain/events'
import { type Day, negated } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { availabilityOf, type Position, position } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { exclusionJson, subjectOf, wordsOf } from '../say/availability.ts'
import { agreements } from './agreed.ts'
import type { Explained } from './explanation.ts'

/** On a day, or on the last on which anything was booked. */
export const availabilityExplained = async (
  history: AsyncIterable<ReadonlyArray<Decoded<Contract.Event>>>,
  asked: Day | undefined,
): Promise<Explained> => {
  const agreed = agreements()
  let row: Position | undefined
  for await (const page of history) {
    for (const told of page) {
      agreed.tell(told)
      row = position.next(row, told)
    }
  }
  if (row === undefined) return E.left([])
  const on = asked ?? row.lastBookedOn
  const waterfall = availabilityOf(row, on)
  const { outstanding, exclusions, fundsInUse, availability } = waterfall
  const terms = waterfall.agreed ? agreed.of(row.life).on(on).named : 'no terms are in force'
  const stream = `contract-${row.contractId}`
  return E.right([
    {
      figure: `availability (disponible) of ${row.contractId} on ${on}`,
      result: availability,
      rule: 'the outstanding, less each euro that its first cause excludes, less the funds in use',
      source: `docs/concepts/availability.md, by the number of the rule; ${terms}`,
      steps: [
        { says: 'outstanding (encours)', amount: outstanding },
        ...exclusions.map((exclusion) => ({
          says: [
            `less ${exclusionJson(exclusion).rule}:`,
            ...[wordsOf(exclusion), exclusion.debtorId, subjectOf(waterfall, exclusion)],
          ]
            .filter((word) => word !== undefined)
            .join(' '),
          amount: negated(exclusion.amount),
          event: exclusion.restsOn === undefined ? undefined : `${stream}@${exclusion.restsOn}`,
        })),
        { says: 'less funds in use (fonds employés)', amount: negated(fundsInUse) },
      ],
    },
  ])
}
