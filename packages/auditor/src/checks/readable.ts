import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const readable: Check = {
  name: 'readable',
  holds: 'every stored event is one that this version knows, field by field',
  page: `Every row is read by the codec of its room and of its version. A finding names the field. Either somebody
changed the row, which \`chained\` then finds too, or a newer version of quittance wrote it: update, and ask again.
Checks that need the fields of an event pass over one that cannot be read; a row that is no event ends the audit.`,
  begin: () => ({
    log: ({ recorded, told }) =>
      E.isLeft(told)
        ? { expected: 'an event that can be read', found: `${recorded.type}: ${told.left}` }
        : undefined,
  }),
}
