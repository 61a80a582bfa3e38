import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const readable: Check = {
  name: 'readable',
  holds: 'every stored event is one that this version knows, field by field',
  begin:
    () =>
    ({ recorded, told }) =>
      E.isLeft(told)
        ? { expected: 'an event that can be read', found: `${recorded.type}: ${told.left}` }
        : undefined,
}
