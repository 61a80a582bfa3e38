/** `quittance balances`, `availability`, `overdue`, `statement`, `lines` and `claims`: what it adds up to. */
import { type Day, plusDays } from '@quittance/domain/values'
import type { Cut } from '@quittance/projections'

import type { ClaimsOf } from '../queries.ts'
import { availabilityJson, availabilityTable } from '../say/availability.ts'
import { balancesOf, balancesTable } from '../say/balances.ts'
import { claimsJson, claimsTable } from '../say/claims.ts'
import { linesJson, linesTable } from '../say/lines.ts'
import { overdueJson, overdueTable } from '../say/overdue.ts'
import { statementText } from '../say/statement.ts'
import { statementJson } from '../say/statement-json.ts'
import { asText, found, type Query, reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const balances = (query: Query, { out }: Terminal): Promise<Exit> =>
  reading(query.store, async ({ position }) => {
    const row = await found(query, position)
    out(query.json ? asText(balancesOf(row)) : balancesTable(row))
  })

export const availability = (
  query: Query & { readonly on?: Day },
  { out }: Terminal,
): Promise<Exit> =>
  reading(query.store, async ({ position }) => {
    const row = await found(query, position)
    const on = query.on ?? row.lastBookedOn
    out(query.json ? asText(availabilityJson(row, on)) : availabilityTable(row, on))
  })

/** Of a contract whose debtors pay in time, an empty table. */
export const overdue = (query: Query & { readonly on?: Day }, { out }: Terminal): Promise<Exit> =>
  reading(query.store, async ({ position }) => {
    const row = await found(query, position)
    const on = query.on ?? row.lastBookedOn
    out(query.json ? asText(overdueJson(row, on)) : overdueTable(row, on))
  })

/** Of a contract without one, an empty table. */
export const lines = (query: Query, { out }: Terminal): Promise<Exit> =>
  reading(query.store, async (queries) => {
    await found(query, queries.position)
    const rows = await queries.lines(query.contract, query)
    out(query.json ? asText(linesJson(rows)) : linesTable(rows))
  })

/** Where nobody is insolvent, an empty table. */
export const claims = (
  query: Omit<Query, 'contract'> & ClaimsOf,
  { out }: Terminal,
): Promise<Exit> =>
  reading(query.store, async (queries) => {
    const rows = await queries.claims(query, query)
    out(query.json ? asText(claimsJson(rows)) : claimsTable(rows))
  })

export const statement = async (
  query: Query & { readonly from?: Day; readonly to?: Day },
  { out }: Terminal,
): Promise<Exit> => {
  const { from, to } = query
  if (from !== undefined && to !== undefined && to < from) {
    throw new Ends(exit.wrongUse, `A period does not end (${to}) before it begins (${from}).`)
  }
  return reading(query.store, async (queries) => {
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
