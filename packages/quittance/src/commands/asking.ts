/** How a question is asked: of a store that is opened for it, about a contract that is there. */
import type { Cut } from '@quittance/projections'

import { openStore } from '../open-store.ts'
import { type Queries, queriesOn } from '../queries.ts'
import { Ends, type Exit, exit } from './exit.ts'

export interface Query extends Cut {
  readonly contract: string
  readonly store: string
  readonly json?: boolean
}

export const reading = async (
  location: string,
  ask: (queries: Queries) => Promise<void>,
): Promise<Exit> => {
  const store = await openStore(location)
  try {
    await ask(queriesOn(store))
    return exit.well
  } finally {
    await store.close()
  }
}

export const found = async <Row>(
  { contract, ...by }: Pick<Query, 'contract'> & Cut,
  rowOf: (contractId: string, by: Cut) => Promise<Row | undefined>,
): Promise<Row> => {
  const row = await rowOf(contract, cutOf(by))
  if (row !== undefined) return row
  const sinceWhen = isCut(by) ? ', or none yet by then' : ''
  throw new Ends(
    exit.refused,
    `There is no contract ${contract} in this ledger${sinceWhen}: check its name.`,
  )
}

export const cutOf = ({ asOf, knownAt }: Cut): Cut => ({
  ...(asOf === undefined ? {} : { asOf }),
  ...(knownAt === undefined ? {} : { knownAt }),
})

const isCut = ({ asOf, knownAt }: Cut): boolean => asOf !== undefined || knownAt !== undefined

export const asText = (data: unknown): string => JSON.stringify(data, null, 2)
