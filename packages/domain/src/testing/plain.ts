/** Values as plain data: to be sent and read back, or compared later on. */

/** What arrives, when this is sent as JSON. */
export const sent = (encoded: unknown): unknown => JSON.parse(JSON.stringify(encoded))

/** All that a state is, as text: two are alike when their texts are. */
export const snapshot = (state: unknown): string =>
  JSON.stringify(state, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value))
