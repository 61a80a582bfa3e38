/** The month in five figures. */
import { invariant } from '@quittance/domain/values'
import type { Satisfaction } from '@quittance/projections'

import type { Fact, Section } from '../../page/document.ts'
import { counts, percentage, signed, tally } from '../../page/words.ts'
import type { Review } from '../review.ts'

export const atAGlance = (review: Review): Section => ({
  title: 'At a glance',
  blocks: [
    {
      is: 'facts',
      facts: [
        onTime(review),
        missed(review),
        complaints(review),
        says(review.ofMonth),
        extranet(review.ofMonth),
      ],
    },
  ],
})

const onTime = ({ ofMonth, sinceStart, month }: Review): Fact => {
  const own = ofMonth.byMonth.get(month)
  const [all] = sinceStart.byContract.values()
  const before =
    all?.ratePercent === undefined ? '' : `; ${percentage(all.ratePercent)} since the start`
  if (own?.ratePercent === undefined) {
    return { label: 'On time', value: '–', note: `nothing was due that began in it${before}` }
  }
  const tone = own.missed === 0 ? 'good' : 'bad'
  return { ...shown('On time', percentage(own.ratePercent), tone), note: `${tally(own)}${before}` }
}

const missed = ({ ofMonth, month }: Review): Fact => {
  const { missed: count, missedOpen } = ofMonth.byMonth.get(month) ?? { missed: 0, missedOpen: 0 }
  const note = missedOpen === 0 ? 'of what began in it' : `${missedOpen} of them still open`
  return { ...shown('Missed', String(count), count === 0 ? 'good' : 'bad'), note }
}

const complaints = ({ complaints: all }: Review): Fact => {
  const open = all.filter(({ closedOn }) => closedOn === undefined).length
  const late = all.filter(({ isLate }) => isLate).length
  const note =
    all.length === 0 ? 'none received' : `${counts(all.length, 'complaint')}, ${late} late`
  return { label: 'Complaints open', value: String(open), note, ...(late > 0 && { tone: 'bad' }) }
}

const says = ({ surveys }: Satisfaction): Fact => {
  const { nps, csatPercent, answered, sent, isSmallSample } = surveys
  if (answered === 0)
    return {
      label: 'NPS',
      value: '–',
      note: sent === 0 ? 'no survey sent' : `no answer to ${counts(sent, 'survey')}`,
    }
  const parts = [
    ...(csatPercent === undefined ? [] : [`CSAT ${percentage(csatPercent)}`]),
    `${answered} of ${sent} answered`,
    ...(isSmallSample ? ['a small sample'] : []),
  ]
  return { label: 'NPS', value: nps === undefined ? '–' : signed(nps), note: parts.join(', ') }
}

const extranet = ({ extranetPercent }: Satisfaction): Fact => {
  invariant(extranetPercent !== undefined, 'a month that is over has no length')
  return {
    label: 'Extranet',
    value: percentage(extranetPercent),
    note: 'of the time, maintenance apart',
  }
}

const shown = (label: string, value: string, tone: 'good' | 'bad') => ({ label, value, tone })
