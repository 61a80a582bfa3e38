/** Control accounts (_comptes collectifs_): what each must show, by the projections. */
import { type ClientId, type Money, negated } from '@quittance/domain/values'

import { type Chart, factorChart } from './chart.ts'
import type { MonthEnd } from './month-ends.ts'

export interface Control {
  readonly account: string
  /** Nobody: the account with everything under it. */
  readonly party: ClientId | undefined
  /** A debit is positive. */
  readonly balance: Money
}

/** In the factor's books what is owed to him and by him; in the client's, what the factor owes him. */
export const controlsOf = (
  chart: Chart,
  { outstanding, clients }: MonthEnd,
): ReadonlyArray<Control> => {
  const owed = [...clients].toSorted(([one], [other]) => (one < other ? -1 : 1))
  if (chart !== factorChart) {
    return owed.flatMap(([, { clientAccount, guaranteeFund }]) => [
      { account: '467000', party: undefined, balance: clientAccount },
      { account: '467100', party: undefined, balance: guaranteeFund },
    ])
  }
  return [
    { account: '250100', party: undefined, balance: outstanding },
    ...owed.flatMap(([party, { clientAccount, guaranteeFund }]) => [
      { account: '251100', party, balance: negated(clientAccount) },
      { account: '251200', party, balance: negated(guaranteeFund) },
    ]),
  ]
}
