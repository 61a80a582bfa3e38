/** `quittance aged` and `receivables`: what is owed under a contract, by age and in all its dimensions. */
import type { Day } from '@quittance/domain/values'
import { agedBalance } from '@quittance/projections'

import { agedJson, agedTable } from '../say/aged.ts'
import { receivablesTable } from '../say/receivables.ts'
import { receivablesJson } from '../say/receivables-json.ts'
import { asText, cutOf, found, type Query, reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const aged = (query: Query & { readonly on?: Day }, { out }: Terminal): Promise<Exit> =>
  reading(query.store, async ({ position }) => {
    const at = await found(query, position)
    const balance = agedBalance(at, query.on)
    out(query.json ? asText(agedJson(at, balance)) : agedTable(at, balance))
  })

export const receivables = (
  query: Query & { readonly on?: Day; readonly debtor?: string },
  { out }: Terminal,
): Promise<Exit> =>
  reading(query.store, async (queries) => {
    const at = await found(query, queries.position)
    const { contract, debtor, on } = query
    if (debtor !== undefined) {
      const known = await queries.lines(contract, cutOf(query))
      if (!known.some(({ debtorId }) => debtorId === debtor)) throw noDebtor(debtor, contract)
    }
    const asked = { ...(on && { on }), ...(debtor !== undefined && { debtor }) }
    const open = await found(query, (of, by) => queries.receivables(of, { ...by, ...asked }))
    out(query.json ? asText(receivablesJson(at, open)) : receivablesTable(at, open))
  })

const noDebtor = (debtor: string, contract: string): Ends =>
  new Ends(
    exit.refused,
    `Contract ${contract} has no debtor ${debtor}: \`quittance lines\` names those it has.`,
  )
