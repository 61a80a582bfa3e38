/** What changed, for a person and for a machine. */
import { Money } from '@quittance/domain/values'

import { type Change, type Changed, changedFrom } from '../differences.ts'
import { type Figure, type Figures, textOf } from '../rooms/figures.ts'
import { amount } from './figures.ts'
import { left, right, table } from './table.ts'

export const differencesText = (changed: ReadonlyArray<Changed>): string =>
  changed.length === 0 ? 'Nothing was recorded in between.' : changed.map(text).join('\n\n')

const text = ({ stream, before, after, events }: Changed): string => {
  const currency = currencyOf(after)
  const moved = Object.keys(changedFrom(before ?? {}, after))
  return [
    table(
      [left(currency ? `${stream}, in ${currency}` : stream), right('Before'), right('After')],
      moved.map((name) => [wordsOf(name), said(before?.[name]), said(after[name])]),
    ),
    table(
      [right('Event'), left('Recorded'), left('Booked'), left('What'), left('Changes')],
      events.map(({ revision, recordedAt, bookedOn, type, by }) => [
        ...[String(revision), recordedAt, bookedOn, type],
        Object.entries(by)
          .map(
            ([name, figure]) =>
              `${wordsOf(name)} ${Money.is(figure) ? 'by' : 'is'} ${said(figure)}`,
          )
          .join('; '),
      ]),
    ),
  ].join('\n\n')
}

const currencyOf = (figures: Figures) => Object.values(figures).find(Money.is)?.currency

const said = (figure: Figure): string => (Money.is(figure) ? amount(figure) : (figure ?? ''))

/** `fundsInUse`: funds in use. */
const wordsOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** Of each stream its figures before and after, null where there were none, and the events with what they changed. */
export const differencesJson = (changed: ReadonlyArray<Changed>) =>
  changed.map(({ stream, before, after, events }) => ({
    ...{ stream, currency: currencyOf(after) ?? null },
    ...{ before: before ? figuresJson(before) : null, after: figuresJson(after) },
    events: events.map(changeJson),
  }))

const changeJson = ({ revision, by, ...change }: Change) => ({
  ...{ revision: String(revision), ...change, by: figuresJson(by) },
})

const figuresJson = (figures: Figures) =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) =>
      figure === undefined ? [] : [[name, textOf(figure)]],
    ),
  )
