import type { Contract } from '@quittance/domain/events'
import { equals, isNegative, minus } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { availabilityOf, type Position, position } from '@quittance/projections'
import { either as E } from 'fp-ts'

import type { Check, Found } from '../check.ts'
import { amountOf } from './amount.ts'
import { stepping } from './stepping.ts'

export const funded: Check = {
  name: 'funded',
  holds:
    'whenever a draw is answered, the availability is what was answered on, and no more is granted',
  page: `At each answer to a draw, availability is reckoned again from the events before it, on the day of the draw. A
finding is a draw that was answered on another figure, or for more than there was. See \`quittance availability\`.
Rules: docs/concepts/availability.md. Answers of the first version do not say their day, and are passed over.`,
  begin: () => {
    const folds = new Map<string, ReturnType<typeof contract>>()
    return ({ recorded: { stream }, told }) => {
      if (E.isLeft(told) || !stream.startsWith('contract-')) return undefined
      const fold = folds.get(stream) ?? contract()
      folds.set(stream, fold)
      return fold(told.right as Decoded<Contract.Event>)
    }
  },
}

const contract = () => {
  let before: Position | undefined
  return stepping((told: Decoded<Contract.Event>): Found | undefined => {
    const found = before && misjudged(before, told.event)
    before = position.next(before, told)
    return found
  })
}

/** An answer of the first version does not say of which day: there is nothing to compare. */
const misjudged = (before: Position, event: Contract.Event): Found | undefined => {
  const isAnswer = event.type === 'AdvanceGranted' || event.type === 'AdvanceDeclined'
  if (!isAnswer || event.requestedOn === null) return undefined
  const { advanceId, amount, availability, requestedOn } = event
  const available = availabilityOf(before, requestedOn).availability
  if (!equals(available, availability)) {
    return {
      expected: `availability of ${amountOf(available)} on ${requestedOn}, before ${advanceId}`,
      found: amountOf(availability),
    }
  }
  return event.type === 'AdvanceGranted' && isNegative(minus(available, amount))
    ? {
        expected: `${amountOf(available)} granted to ${advanceId} at most`,
        found: amountOf(amount),
      }
    : undefined
}
