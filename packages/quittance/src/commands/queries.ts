/** `quittance balances`, `availability`, `statement` and `lines`: what one contract adds up to. */
import { type Day, plusDays } from '@quittance/domain/values'
import type { Cut } from '@quittance/projections'

import { openStore } from '../open-store.ts'
import { type Queries, queriesOn } from '../queries.ts'
import { availabilityJson, availabilityTable } from '../say/availability.ts'
import { balancesOf, balancesTable } from '../say/balances.ts'
import { linesJson, linesTable } from '../say/lines.ts'
import { statementText } from '../say/statement.ts'
import { statementJson } from '../say/statement-json.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface Query extends Cut {
  readonly contract: string
  readonly store: string
  readonly json?: boolean
}

export const balances = (query: Query, { out }: Terminal): Promise<Exit> =>
  reading(query, async ({ position }) => {
    const row = await found(query, position)
    out(query.json ? asText(balancesOf(row)) : balancesTable(row))
  })

export const availability = (
  query: Query & { readonly on?: Day },
  { out }: Terminal,
): Promise<Exit> =>
  reading(query, async ({ position }) => {
    const row = await found(query, position)
    const on = query.on ?? row.lastBookedOn
    out(query.json ? asText(availabilityJson(row, on)) : availabilityTable(row, on))
  })

/** Of a contract without one, an empty table. */
export const lines = (query: Query, { out }: Terminal): Promise<Exit> =>
  reading(query, async (queries) => {
    await found(query, queries.position)
    const rows = await queries.lines(query.contract, query)
    out(query.json ? asText(linesJson(rows)) : linesTable(rows))
  })

export const statement = async (
  query: Query & { readonly from?: Day; readonly to?: Day },
  { out }: Terminal,
): Promise<Exit> => {
  const { from, to } = query
  if (from !== undefined && to !== undefined && to < from) {
    throw new Ends(exit.wrongUse, `A period does not end (${to}) before it begins (${from}).`)
  }
  return reading(query, async (queries) => {
    const told = {
      ...{ ...(from && { from }), ...(to && { to }) },
      statement: await found({ ...query, ...upTo(query) }, queries.statement),
      eve: from && (await queries.position(query.contract, { ...query, asOf: plusDays(from, -1) })),
    }
    out(query.json ? asText(statementJson(told)) : statementText(told))
  })
}

/** The position of a statement is that of its last day. */
const upTo = ({ asOf, to }: Cut & { readonly to?: Day }): Cut => {
  const last = asOf !== undefined && to !== undefined && asOf < to ? asOf : (to ?? asOf)
  return last === undefined ? {} : { asOf: last }
}

export const reading = async (
  { store: location }: Pick<Query, 'store'>,
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

const found = async <Row>(
  { contract, asOf, knownAt }: Query,
  rowOf: (contractId: string, by: Cut) => Promise<Row | undefined>,
): Promise<Row> => {
  const row = await rowOf(contract, {
    ...(asOf === undefined ? {} : { asOf }),
    ...(knownAt === undefined ? {} : { knownAt }),
  })
  if (row !== undefined) return row
  const by = asOf === undefined && knownAt === undefined ? '' : ', or none yet by then'
  throw new Ends(
    exit.refused,
    `There is no contract ${contract} in this ledger${by}: check its name.`,
  )
}

export const asText = (data: unknown): string => JSON.stringify(data, null, 2)
