/** Where reading goes on. */
import type { Position } from '@quittance/event-store'

/** After this place in the log; from its beginning where there is none yet. */
export const from = (after: Position | undefined): { readonly after?: Position } =>
  after === undefined ? {} : { after }
