/** Guarantee lines: limit, cover and what was lost under them. */
import { GuaranteeLine } from '@quittance/domain'
import { lines, losses } from '@quittance/projections'

import { books } from './books.ts'
import { totalOf } from './figures.ts'
import { roomOf, view } from './room.ts'

export const guaranteeLines = roomOf(
  GuaranteeLine,
  (state) => {
    if (state.status === 'Absent') return {}
    const { limit, coverInUse, covers, loss } = state
    const outstanding = totalOf(
      covers.valueSeq().map(({ outstanding: owed }) => owed),
      limit,
    )
    const recovered = GuaranteeLine.recoveredOf(loss)
    return { limit, coverInUse, outstanding, called: loss.covered, recovered }
  },
  [
    view('lines', lines, ({ limit, coverInUse, outstanding, called }) => ({
      ...{ limit, coverInUse, outstanding, called },
    })),
    view('losses', losses, ({ called, recovered }) => ({ called, recovered })),
    books({ coverInUse: ['debit', '903100'] }),
  ],
)
