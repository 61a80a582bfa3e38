/** What was missed, and what does not count: each with the events that show it. */
import { invariant } from '@quittance/domain/values'
import type { Clock, Scorecard } from '@quittance/projections'
import {
  type Block,
  code,
  type Finding,
  inTable,
  prose,
  type Section,
  type Text,
} from '../../page/document.ts'
import { moment, teamName } from '../../page/words.ts'
import { delay } from '../../say/satisfaction.ts'
import { left } from '../../say/table.ts'
import type { Review } from '../review.ts'

export const missed = ({ clocks, ofMonth }: Review): Section => {
  const late = clocks.filter(({ outcome }) => outcome === 'missed')
  const findings = late.map((clock) => finding(clock, ofMonth.commitments))
  return {
    title: 'What was missed, and why',
    blocks: [
      findings.length === 0
        ? prose('Nothing of what began in the month was missed.')
        : { is: 'findings', findings },
      ...notCounted(clocks),
    ],
  }
}

const finding = (clock: Clock, cards: ReadonlyArray<Scorecard>): Finding => {
  const { commitment, subject, startedBy, stoppedBy } = clock
  const card = cards.find((each) => each.commitment === commitment)
  invariant(card !== undefined, `${commitment} has no card`)
  return {
    title: `${commitment} ${card.promise}: ${subject}`,
    text: toldOf(clock, card.unit),
    evidence: [startedBy, stoppedBy].flatMap((shown) =>
      shown === undefined ? [] : [[`${shown.event} `, code(shown.place)]],
    ),
  }
}

const toldOf = (clock: Clock, unit: Scorecard['unit']): Text => {
  const { team, startedAt, deadline, stoppedAt } = clock
  const took = delay(clock.elapsed, unit)
  const due = deadline === undefined ? '' : `, due ${moment(deadline)}`
  const end =
    stoppedAt === undefined
      ? `still open when this was measured, ${took} on its clock`
      : `done ${moment(stoppedAt)}, ${took} on its clock`
  return `Began ${moment(startedAt)}${due}; ${end}. Owed by: ${teamName(team)}.`
}

const notCounted = (clocks: ReadonlyArray<Clock>): ReadonlyArray<Block> => {
  const rows = clocks.flatMap(({ commitment, subject, voidedBy }) =>
    voidedBy === undefined ? [] : [[commitment, subject, voidedBy.event, [code(voidedBy.place)]]],
  )
  if (rows.length === 0) return []
  const columns = [left('Not counted'), left('Of'), left('Shown by'), left('Event')]
  return [
    inTable({ id: 'voided', caption: 'What does not count, and what shows it', columns, rows }),
  ]
}
