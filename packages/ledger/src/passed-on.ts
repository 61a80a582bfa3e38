/** What a client has passed on is charged to him no more: its receipt knows of it, his contract may not. */
import { isPositive } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import type { AnyCommand, PassedOn } from './language.ts'
import { tell } from './rooms.ts'

/** That it was passed on, where somebody would charge it; what was charged before that is charged, whoever says so. */
export const passedOn = async (
  store: EventStore,
  command: AnyCommand,
): Promise<PassedOn | undefined> => {
  if (command.type !== 'ChargeDirectPayment') return undefined
  for await (const page of store.read(`collection-${command.collectionId}`)) {
    for (const recorded of page) {
      const { event } = tell(recorded)
      // What was charged before, and is his again, was charged all the same: his contract says so.
      if (event.type !== 'DirectPaymentPassedOn' || isPositive(event.charged)) continue
      return { type: 'DirectPaymentPassedOnOtherwise', passedOnOn: event.passedOnOn }
    }
  }
  return undefined
}
