/** Values as plain data: to be sent and read back, or compared later on. */
import { either as E } from 'fp-ts'

import { stateAsJson, stateFromJson } from '../state-as-json.ts'

/** What arrives, when this is sent as JSON. */
export const sent = (encoded: unknown): unknown => JSON.parse(JSON.stringify(encoded))

/** All that a state is, as text: two are alike when their texts are. */
export const snapshot = (state: unknown): string =>
  JSON.stringify(state, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value))

/** A state as it is kept: two are alike when their texts are. */
export const asKept = (state: unknown): string => JSON.stringify(stateAsJson(state))

/** A state, after it was kept and found again. */
export const kept = <State>(state: State): State => {
  const found = stateFromJson(sent(stateAsJson(state)))
  if (E.isLeft(found)) throw new Error(found.left)
  return found.right as State
}
