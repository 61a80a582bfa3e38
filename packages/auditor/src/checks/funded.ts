import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  availabilityOn,
  emptyAccount,
  type Funding,
  fundedOn,
  type Life,
  livedOn,
  moved,
  noFunding,
  requested,
} from '@quittance/domain/figures'
import { equals, isNegative, minus } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import type { Check, Examine, Found } from '../check.ts'
import { amountOf } from './amount.ts'
import { stepping } from './stepping.ts'

export const funded: Check = {
  name: 'funded',
  holds:
    'whenever a draw is answered, the availability is what was answered on, and no more is granted',
  page: `At each answer to a draw, availability is reckoned again from the events before it, on the day of the draw. A
finding is a draw that was answered on another figure, or for more than there was. See \`quittance availability\`.
Rules: docs/concepts/availability.md. Answers of the first version do not say their day, and are passed over.`,
  begin: () => ({
    stream: (stream) => (stream.startsWith('contract-') ? contract() : undefined),
  }),
}

/** What availability is reckoned from. */
interface Standing {
  readonly life: Life
  readonly account: Account
  readonly funding: Funding
}

const contract = (): Examine => {
  let before: Standing | undefined
  return stepping(({ event, revision }: Decoded<Contract.Event>, { movements }) => {
    if (event.type === 'ContractRequested') {
      const { clientId, currency } = event
      const [life, account] = [requested(clientId, currency), emptyAccount(currency)]
      before = { life, account, funding: noFunding }
    } else if (before !== undefined) {
      const found = misjudged(before, event)
      const { life, account, funding } = before
      before = {
        life: livedOn(life, event),
        account: movements.reduce(moved, account),
        funding: fundedOn(funding, event, revision),
      }
      return found
    }
    return undefined
  })
}

/** An answer of the first version does not say of which day: there is nothing to compare. */
const misjudged = (before: Standing, event: Contract.Event): Found | undefined => {
  const isAnswer = event.type === 'AdvanceGranted' || event.type === 'AdvanceDeclined'
  if (!isAnswer || event.requestedOn === null) return undefined
  const { advanceId, amount, availability, requestedOn } = event
  const available = availabilityOn(before, requestedOn).availability
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
