/**
 * What a debtor remembers, under whatever contracts he owes. A person's name stays out: of a sole trader
 * there is no `name`, and whoever may see it finds it elsewhere by his `debtorId`.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event } from '../event-codec.ts'
import { Country } from '../values/country.ts'
import { ContractId, DebtorId } from '../values/identity.ts'
import { nullable } from '../values/nullable.ts'
import { Text } from '../values/text.ts'
import { DebtorTypology } from '../values/typology.ts'

export const category = 'debtor'

/** By these he is reminded and judged: typology, branch of trade, and the country of his seat. */
export const kind = { typology: DebtorTypology, sector: nullable(Text), country: Country }

/** He may owe on invoices that are sold. `name` is a company's, or null. */
export const DebtorRegistered = event('DebtorRegistered', {
  debtorId: DebtorId,
  name: nullable(Text),
  ...kind,
})
export type DebtorRegistered = t.TypeOf<typeof DebtorRegistered>

/** He is of another kind now; what was decided before stays as it was. */
export const TypologyRevised = event('TypologyRevised', { debtorId: DebtorId, ...kind })
export type TypologyRevised = t.TypeOf<typeof TypologyRevised>

/** Under that contract there is a guarantee line on him. */
export const LineNoted = event('LineNoted', { debtorId: DebtorId, contractId: ContractId })

export const Event = t.union([DebtorRegistered, TypologyRevised, LineNoted], 'Debtor.Event')
export type Event = t.TypeOf<typeof Event>
