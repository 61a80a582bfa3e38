/** Terms, one a line: what each is called, and what was agreed. */
import { Money, Rate } from '@quittance/domain/values'
import type { Position } from '@quittance/projections'

import { inCurrency } from '../say/figures.ts'
import { capitalised, percentage, spaced } from './words.ts'

type Terms = NonNullable<Position['life']['offered']>

export interface Agreed {
  /** As docs/reference/commands.md names it: `guaranteeFund.retentionRate`. */
  readonly name: string
  readonly words: string
  readonly value: string
}

/** A record in a record is a line each; a list is one line. */
export const agreedIn = (terms: Terms): ReadonlyArray<Agreed> =>
  leaves(terms).map(([path, value]) => ({
    name: path.join('.'),
    words: wordsOf(path),
    value: told(value, path.at(-1) ?? ''),
  }))

export interface Changed extends Agreed {
  readonly before: string
}

export const changedIn = (before: Terms, after: Terms): ReadonlyArray<Changed> => {
  const [old, now] = [before, after].map(
    (terms) => new Map(agreedIn(terms).map((each) => [each.name, each])),
  )
  const names = new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])
  return [...names].flatMap((name) => {
    const [was, is] = [old?.get(name), now?.get(name)]
    if (was?.value === is?.value) return []
    const words = is?.words ?? was?.words ?? name
    return [{ name, words, before: was?.value ?? none, value: is?.value ?? none }]
  })
}

const none = '–'

type Leaf = readonly [path: ReadonlyArray<string>, value: unknown]

const leaves = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<Leaf> =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]))
    : [[path, value]]

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Money.is(value) &&
  !Rate.is(value)

/** `Guarantee fund (fonds de garantie): retention rate`. */
const wordsOf = ([first = '', ...rest]: ReadonlyArray<string>): string => {
  const trade = french[first]
  const head = `${capitalised(spaced(first))}${trade === undefined ? '' : ` (${trade})`}`
  return [head, ...rest.map(spaced)].join(': ')
}

const told = (value: unknown, name: string): string => {
  if (value === null) return 'none'
  if (Money.is(value)) return inCurrency(value)
  if (Rate.is(value)) return name === 'multiplier' ? value.toFixed() : percentage(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const many: ReadonlyArray<unknown> = value
    return many.length === 0 ? 'none' : many.map((each) => told(each, name)).join('; ')
  }
  if (isRecord(value)) {
    const fields = Object.entries(value).filter(([, each]) => each !== null)
    return fields.map(([field, each]) => told(each, field)).join(' ')
  }
  // What a person wrote stays as it was written.
  return typeof value === 'string' && !written.has(name) ? spaced(value) : String(value)
}

const written: ReadonlySet<string> = new Set([
  ...['reference', 'cause', 'legalBasis', 'accounts', 'excludedDebtors', 'excludedCountries'],
  ...['supportingDocuments', 'sector', 'country', 'commitment', 'dayCount', 'advanceMode'],
])

const french: Readonly<Record<string, string>> = {
  advanceRate: 'quotité financée',
  definancing: 'définancement',
  specialReserves: 'réserves',
  facilityCeiling: 'plafond',
  guaranteeFund: 'fonds de garantie',
  factoringCommission: 'commission d’affacturage',
  financingCommission: 'commission de financement',
  collectionValue: 'dates de valeur',
  fees: 'tarif',
  vatPolicy: 'TVA',
  recourse: 'recours',
  dispute: 'litige',
  commitments: 'engagements',
  recovery: 'recouvrement',
}
