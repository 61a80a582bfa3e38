/**
 * What a debtor remembers, under whatever contracts he owes. A person's name stays out: of a sole trader
 * there is no `name`, and whoever may see it finds it elsewhere by his `debtorId`.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event, type Upcasts, upcast } from '../event-codec.ts'
import { Country } from '../values/country.ts'
import { Day, ReckonedDay } from '../values/day.ts'
import { ContractId, DebtorId } from '../values/identity.ts'
import { Money } from '../values/money.ts'
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

/** Under that contract there is a guarantee line on him, and he has been insolvent since then, or is not. */
export const LineNoted = event('LineNoted', {
  debtorId: DebtorId,
  contractId: ContractId,
  insolventSince: nullable(Day),
})
export type LineNoted = t.TypeOf<typeof LineNoted>

/** He may become insolvent: an alert (_procédure d’alerte_), a protest, what is heard of him. Nothing follows by itself. */
export const AlertRaised = event('AlertRaised', { debtorId: DebtorId, ground: Text, raisedOn: Day })
export type AlertRaised = t.TypeOf<typeof AlertRaised>

/** What the court opened, from the lightest to the gravest. */
export const Procedure = t.keyof(
  { sauvegarde: null, redressement: null, liquidation: null },
  'Procedure',
)
export type Procedure = t.TypeOf<typeof Procedure>

/**
 * A court opened that procedure, or converted an earlier one into it, or published it now (BODACC); `lines` are
 * the contracts under which there is a guarantee line on him, and each of them hears of it. Claims are
 * declared by `claimsDueBy`, or by `claimsFromAbroadDueBy`; unknown until it is published.
 */
export const InsolvencyOpened = event('InsolvencyOpened', {
  debtorId: DebtorId,
  procedure: Procedure,
  judgmentOn: Day,
  publishedOn: nullable(Day),
  claimsDueBy: nullable(ReckonedDay),
  claimsFromAbroadDueBy: nullable(ReckonedDay),
  lines: t.readonlyArray(ContractId),
})
export type InsolvencyOpened = t.TypeOf<typeof InsolvencyOpened>

/** `amount` of what he owes under that contract was declared; `isLate`, after `dueBy`. */
export const ClaimDeclared = event('ClaimDeclared', {
  debtorId: DebtorId,
  contractId: ContractId,
  amount: Money,
  declaredOn: Day,
  dueBy: nullable(ReckonedDay),
  isLate: t.boolean,
})
export type ClaimDeclared = t.TypeOf<typeof ClaimDeclared>

export const ClaimOutcome = t.keyof({ admitted: null, contested: null }, 'ClaimOutcome')
export type ClaimOutcome = t.TypeOf<typeof ClaimOutcome>

/** The claim is admitted for `amount`, or contested but for it. */
export const ClaimDecided = event('ClaimDecided', {
  debtorId: DebtorId,
  contractId: ContractId,
  outcome: ClaimOutcome,
  amount: Money,
  decidedOn: Day,
})
export type ClaimDecided = t.TypeOf<typeof ClaimDecided>

/** The procedure is over; nothing more is to come of his claims. */
export const InsolvencyClosed = event('InsolvencyClosed', { debtorId: DebtorId, closedOn: Day })
export type InsolvencyClosed = t.TypeOf<typeof InsolvencyClosed>

export const Event = t.union(
  [
    DebtorRegistered,
    TypologyRevised,
    LineNoted,
    AlertRaised,
    InsolvencyOpened,
    ClaimDeclared,
    ClaimDecided,
    InsolvencyClosed,
  ],
  'Debtor.Event',
)
export type Event = t.TypeOf<typeof Event>

/** Nobody was insolvent. */
const lineNotedSince1 = upcast(
  event('LineNoted', { debtorId: DebtorId, contractId: ContractId }),
  (stored) => ({ ...stored, insolventSince: null }),
)

/** How older versions are read. */
export const upcasts: Upcasts = { LineNoted: [lineNotedSince1] }
