/** `quittance propose`: what a receipt would pay; a person or a rule accepts it, by running the command. */
import { Lettrage } from '@quittance/domain'
import { type Day, type DebtorId, isPositive } from '@quittance/domain/values'
import { type CollectionRow, leftOf } from '@quittance/projections'

import type { Queries } from '../queries.ts'
import { gaveUpSentence, proposalCommand, proposalText } from '../say/proposal.ts'
import { reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

interface Asked {
  /** Its id or its reference. */
  readonly collection: string
  /** Numbers of invoices, as the debtor lists them. */
  readonly indicated?: ReadonlyArray<string>
  readonly store: string
  readonly json?: boolean
}

export const propose = (
  { collection, indicated = [], store, json }: Asked,
  { out, err }: Terminal,
): Promise<Exit> =>
  reading(store, async (queries) => {
    const row = payable(await named(queries, collection))
    const open = await queries.openInvoices(row.debtorId, row.receivedOn)
    const receipt = { amount: leftOf(row), indicated, reference: row.reference }
    const proposal = Lettrage.propose(receipt, open)
    const proposed = { row, open, proposal }
    if (!json) return out(proposalText(proposed))
    if (proposal.allocations.length === 0) {
      throw refused(`Nothing that ${row.debtorId} owes can be paid by collection ${collection}.`)
    }
    if (proposal.gaveUp) err(gaveUpSentence)
    const at = await queries.lastOccurredAt(row.collectionId)
    out(JSON.stringify(proposalCommand(proposed, at)))
  })

const named = async ({ collectionsNamed }: Queries, name: string): Promise<CollectionRow> => {
  const [row, ...others] = await collectionsNamed(name)
  if (row === undefined) {
    throw refused(`There is no collection ${name} in this ledger: check its id or its reference.`)
  }
  if (others.length === 0) return row
  const ids = [row, ...others].map(({ collectionId }) => collectionId).join(', ')
  throw refused(`Several collections have the reference ${name}: name one by its id, of ${ids}.`)
}

type Payable = CollectionRow & { readonly receivedOn: Day; readonly debtorId: DebtorId }

/** Of what has come, from whom is known, and is in suspense. */
const payable = (row: CollectionRow): Payable => {
  const { reference, receivedOn, debtorId } = row
  if (receivedOn === null) {
    throw refused(`The client has not passed ${reference} on yet: there is nothing to allocate.`)
  }
  if (debtorId === null) {
    throw refused(`Nobody knows yet who paid ${reference}: identify it first (IdentifyCollection).`)
  }
  if (!isPositive(leftOf(row))) {
    throw refused(
      `Nothing of ${reference} is left to allocate: \`quittance collections\` says why.`,
    )
  }
  return { ...row, receivedOn, debtorId }
}

const refused = (sentence: string): Ends => new Ends(exit.refused, sentence)
