/** `quittance collections`: what came in, where it is, and what is in suspense. */
import type { Day } from '@quittance/domain/values'

import type { Queries } from '../queries.ts'
import { collectionsJson, collectionsTables } from '../say/collections.ts'
import { asText, cutOf, found, type Query, reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

type Asked = Omit<Query, 'contract'> & {
  readonly contract?: string
  readonly debtor?: string
  readonly on?: Day
}

export const collections = (query: Asked, { out }: Terminal): Promise<Exit> =>
  reading(query.store, async (queries) => {
    const { contract, debtor } = query
    const by = cutOf(query)
    const at =
      contract === undefined ? undefined : await found({ contract, ...by }, queries.position)
    const whose = {
      ...(contract === undefined ? {} : { contract }),
      ...(debtor === undefined ? {} : { debtor }),
    }
    const told = await queries.collections({ ...whose, ...by })
    if (debtor !== undefined && told.rows.length === 0) await expectKnown(queries, debtor)
    const on = query.on ?? at?.lastBookedOn ?? told.lastBookedOn
    out(query.json ? asText(collectionsJson(told, on)) : collectionsTables(told, on))
  })

const expectKnown = async ({ isDebtor }: Queries, debtor: string): Promise<void> => {
  if (await isDebtor(debtor)) return
  const sentence = `There is no debtor ${debtor} in this ledger: check its name.`
  throw new Ends(exit.refused, sentence)
}
