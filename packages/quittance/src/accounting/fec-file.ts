/** One financial year as the tax authority's file. */
import type { Currency, Day } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { closingOf, fec, fecName, latin9 } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { entriesOf } from './entries.ts'
import { seen, type Wanted } from './journal-text.ts'

export interface FecFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The year that closes then; unless named, that of the last entry. In a sentence, why there is none. */
export const fecFile = async (
  store: Pick<EventStore, 'readAll'>,
  wanted: Wanted & { readonly closing?: Day | undefined },
): Promise<E.Either<string, FecFile>> => {
  const { chart, house, view } = wanted
  const { siren, closes } = house
  if (siren === undefined) {
    return E.left('SirenMissing: a FEC is named after the SIREN of its house: name it in --house.')
  }
  if (wanted.closing !== undefined && closingOf(wanted.closing, closes) !== wanted.closing) {
    return E.left(`NoClosing: no financial year ends on ${wanted.closing}, but on ${closes}.`)
  }
  const closing = wanted.closing ?? (await lastClosing(store, wanted))
  if (closing === undefined) return E.left('NothingPosted: there is no entry to print.')
  const file = fec(chart, house, closing)
  for await (const page of entriesOf(store, closes, wanted)) {
    for (const { entry } of page) {
      const each = seen(view, entry)
      const foreign = each?.lines.map(({ amount }) => amount.currency).find(isForeign)
      if (foreign) {
        return E.left(`RateUnknown: a FEC is in euros, and no rate is recorded for ${foreign}.`)
      }
      if (each) file.tell(each)
    }
  }
  return E.right({ name: fecName(siren, closing), bytes: latin9(file.text()) })
}

const isForeign = (currency: Currency): boolean => currency !== 'EUR'

const lastClosing = async (
  store: Pick<EventStore, 'readAll'>,
  wanted: Wanted,
): Promise<Day | undefined> => {
  let last: Day | undefined
  for await (const page of entriesOf(store, wanted.house.closes, wanted)) {
    for (const { entry } of page) {
      const closesOn = seen(wanted.view, entry)?.closesOn
      if (closesOn !== undefined && (last === undefined || closesOn > last)) last = closesOn
    }
  }
  return last
}
