/** An explanation for a person and for a machine: the same steps in the same order. */
import { Money } from '@quittance/domain/values'

import type { Explanation, Step } from '../explaining/explanation.ts'
import { amount, grouped, inCurrency } from './figures.ts'
import { left, right, table } from './table.ts'

export const explanationText = ({
  figure,
  result,
  event,
  rule,
  source,
  steps,
}: Explanation): string =>
  [
    `${figure}: ${inCurrency(result)}`,
    ...(event === undefined ? [] : [`Decided by: ${event}.`]),
    `Rule: ${rule}.`,
    `Source: ${source}.`,
    table(
      [left('Step'), right(result.currency), left('Event')],
      [
        ...steps.map(({ says, amount: of, event }) => [says, figureOf(of), event ?? '']),
        ['=', amount(result), ''],
      ],
    ),
  ].join('\n')

const figureOf = (of: Step['amount']): string => {
  if (of === undefined) return ''
  return typeof of === 'string' ? grouped(of) : amount(of)
}

/** Amounts are decimal strings of `currency`, unrounded in an interest scale. */
export const explanationJson = ({ figure, result, event, rule, source, steps }: Explanation) => ({
  ...{ figure, currency: result.currency, result: Money.encode(result).amount },
  ...{ event: event ?? null, rule, source },
  steps: steps.map(({ says, amount: of, event: by }) => ({
    says,
    ...(of === undefined ? {} : { amount: typeof of === 'string' ? of : Money.encode(of).amount }),
    ...(by === undefined ? {} : { event: by }),
  })),
})
