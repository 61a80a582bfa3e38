/** `quittance diff`: what is known now that was not known then, and by which events. */
import { type Instant, millisecondsOf } from '@quittance/domain/values'

import { changesBetween } from '../differences.ts'
import { openStore } from '../open-store.ts'
import { differencesJson, differencesText } from '../say/differences.ts'
import { asText } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

interface DiffAsked {
  readonly store: string
  readonly knownAt: ReadonlyArray<Instant>
  readonly contract?: string
  readonly json?: boolean
}

export const diff = async (
  { store: location, knownAt, contract, json }: DiffAsked,
  { out }: Terminal,
): Promise<Exit> => {
  const [first, last, ...more] = knownAt
  const areTwo = first !== undefined && last !== undefined && more.length === 0
  if (!areTwo || millisecondsOf(last) < millisecondsOf(first)) {
    throw new Ends(
      exit.wrongUse,
      'Two instants are compared: --known-at the earlier, --known-at the later.',
    )
  }
  const store = await openStore(location)
  try {
    const changed = await changesBetween(store, [first, last], contract)
    out(json ? asText(differencesJson(changed)) : differencesText(changed))
    return exit.well
  } finally {
    await store.close()
  }
}
