import type { Day } from '@quittance/domain/values'
import { negated } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { subjectOf, wordsOf } from '../say/availability.ts'
import type { Explanation } from './explanation.ts'

export const availabilityExplained = (
  position: Position,
  on: Day = position.lastBookedOn,
): Explanation => {
  const waterfall = availabilityOf(position, on)
  const { agreed, outstanding, exclusions, fundsInUse, availability } = waterfall
  const stream = `contract-${position.contractId}`
  const terms =
    agreed === undefined
      ? 'no terms are in force'
      : `terms ${agreed.version}, in force since ${agreed.effectiveOn}`
  return {
    figure: `availability (disponible) of ${position.contractId} on ${on}`,
    result: availability,
    rule: 'the outstanding, less each euro that its first cause excludes, less the funds in use',
    source: `docs/concepts/availability.md; ${terms}`,
    steps: [
      { says: 'outstanding (encours)', amount: outstanding },
      ...exclusions.map((exclusion) => ({
        says: ['less', wordsOf(exclusion), exclusion.debtorId, subjectOf(waterfall, exclusion)]
          .filter((word) => word !== undefined)
          .join(' '),
        amount: negated(exclusion.amount),
        event: exclusion.restsOn === undefined ? undefined : `${stream}@${exclusion.restsOn}`,
      })),
      { says: 'less funds in use (fonds employés)', amount: negated(fundsInUse) },
    ],
  }
}
