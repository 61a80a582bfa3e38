/** What changed, for a person and for a machine. */
import type { Account, Movement } from '@quittance/domain/figures'
import { Money, plus } from '@quittance/domain/values'

import type { Change, Changed } from '../differences.ts'
import { balancesOf } from './balances.ts'
import { amount } from './figures.ts'
import { left, right, table } from './table.ts'

export const differencesText = (changed: ReadonlyArray<Changed>): string =>
  changed.length === 0 ? 'Nothing was recorded in between.' : changed.map(text).join('\n\n')

const figures = ['outstanding', 'fundsInUse', 'guaranteeFund', 'clientAccount'] as const

const text = ({ contractId, before, after, events }: Changed): string => {
  const was = before && balancesOf(before)
  const is = balancesOf(after)
  return [
    table(
      [left(`Contract ${contractId}, in ${is.currency}`), right('Before'), right('After')],
      [...figures, 'availability' as const].map((figure) => [
        ...[words[figure], was?.[figure] ?? '', is[figure]],
      ]),
    ),
    table(
      [
        ...[right('Event'), left('Recorded'), left('Booked'), left('What')],
        ...[right('E'), right('FIU'), right('GF'), right('C/A')],
      ],
      events.map((change) => [
        ...[String(change.revision), change.recordedAt, change.bookedOn, change.type],
        ...figures.map((figure) => {
          const by = totalOf(change.movements, figure)
          return by === undefined ? '' : amount(by)
        }),
      ]),
    ),
  ].join('\n\n')
}

const words = {
  outstanding: 'Outstanding (encours)',
  fundsInUse: 'Funds in use (fonds employés)',
  guaranteeFund: 'Guarantee fund (fonds de garantie)',
  clientAccount: 'Client account (compte courant)',
  availability: 'Availability (disponible)',
} as const

const totalOf = (movements: ReadonlyArray<Movement>, figure: keyof Account): Money | undefined =>
  movements
    .flatMap(({ by }) => by[figure] ?? [])
    .reduce<Money | undefined>((sum, each) => (sum ? plus(sum, each) : each), undefined)

/** Of each contract its balances as `quittance balances --json` has them, and the events with what they moved. */
export const differencesJson = (changed: ReadonlyArray<Changed>) =>
  changed.map(({ contractId, before, after, events }) => ({
    contractId,
    before: before ? balancesOf(before) : null,
    after: balancesOf(after),
    events: events.map((change) => changeJson(contractId, change)),
  }))

const changeJson = (contractId: string, { revision, movements, ...change }: Change) => ({
  ...{ stream: `contract-${contractId}`, revision: String(revision), ...change },
  by: Object.fromEntries(
    figures.flatMap((figure) => {
      const total = totalOf(movements, figure)
      return total === undefined ? [] : [[figure, Money.encode(total).amount]]
    }),
  ),
})
