/** Terms in words: what was agreed, a term a line, and what a later version changed. */
import { Money, Rate } from '@quittance/domain/values'

import { inCurrency } from '../say/figures.ts'
import { counted, isWritten, names, type Terms, wordOf, words } from './term-words.ts'
import { percentage } from './words.ts'

interface Agreed {
  readonly words: string
  readonly value: string
}

/** In the order of docs/reference/commands.md. */
export const agreedIn = (terms: Terms): ReadonlyArray<Agreed> =>
  names.map((name) => ({
    words: words[name],
    value: leaves(terms[name])
      .map(([path, value]) => [...path.map(wordOf), said(value, path.at(-1) ?? name)].join(' '))
      .join('; '),
  }))

interface Changed extends Agreed {
  readonly before: string
}

/** Field by field; of a list, all of it. */
export const changedIn = (before: Terms, after: Terms): ReadonlyArray<Changed> =>
  names.flatMap((name) => {
    const [old, now] = [before, after].map((terms) => fieldsOf(terms, name))
    const fields = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
    return [...fields].flatMap((field) => {
      const [was = '–', is = '–'] = [old?.get(field), now?.get(field)]
      return was === is ? [] : [{ words: field, before: was, value: is }]
    })
  })

const fieldsOf = (terms: Terms, name: keyof Terms): ReadonlyMap<string, string> =>
  new Map(
    leaves(terms[name]).map(([path, value]) => [
      [words[name], ...path.map(wordOf)].join(', '),
      said(value, path.at(-1) ?? name),
    ]),
  )

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

const said = (value: unknown, name: string): string => {
  if (value === null) return 'none'
  if (Money.is(value)) return inCurrency(value)
  if (Rate.is(value)) return name === 'multiplier' ? value.toFixed() : percentage(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return counted(value, name)
  if (Array.isArray(value)) {
    const many: ReadonlyArray<unknown> = value
    return many.length === 0 ? 'none' : many.map((each) => said(each, name)).join(', ')
  }
  if (isRecord(value)) {
    const fields = Object.entries(value).filter(([, each]) => each !== null)
    return fields.map(([field, each]) => said(each, field)).join(' ')
  }
  // What a person wrote stays as it was written.
  return isWritten(name) ? String(value) : wordOf(String(value))
}
