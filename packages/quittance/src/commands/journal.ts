/** `quittance journal`: double entry, in the format that is asked for. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Chart, clientChart, factorChart, type House, houseOf } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { fecFile } from '../accounting/fec-file.ts'
import { readHouse } from '../accounting/house-file.ts'
import { type Format, journalText, type Wanted } from '../accounting/journal-text.ts'
import { openStore } from '../open-store.ts'
import { queriesOn } from '../queries.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface JournalAsked extends Pick<Wanted, 'contract' | 'asOf' | 'knownAt' | 'view'> {
  readonly store: string
  readonly format: Format
  readonly house?: string
  readonly closing?: Day
  readonly to: string
}

/** A FEC is a file of its own name, whose name is printed; every other format is printed itself. */
export const journal = async (asked: JournalAsked, { out }: Terminal): Promise<Exit> => {
  const { format, view, contract } = asked
  if (view === 'client' && contract === undefined) {
    throw new Ends(exit.wrongUse, 'A client has books of his own: name a --contract of his.')
  }
  const chart: Chart = view === 'factor' ? factorChart : clientChart
  const house = await houseIn(chart, asked.house)
  const store = await openStore(asked.store)
  try {
    await mustBeThere(store, contract)
    if (format === 'fec') {
      out(await written(asked.to, refusedUnless(await fecFile(store, { ...asked, chart, house }))))
    } else {
      for await (const text of journalText(store, format, { ...asked, chart, house })) out(text)
    }
    return exit.well
  } finally {
    await store.close()
  }
}

/** A neutral one, unless a file is named. */
export const houseIn = async (chart: Chart, path: string | undefined): Promise<House> => {
  if (path === undefined) return houseOf(chart)
  const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Ends(exit.wrongUse, `${path} cannot be read (${error.code}): check its name.`)
  })
  const read = readHouse(chart, json)
  if (E.isRight(read)) return read.right
  throw new Ends(exit.refused, `${path} does not fit. ${read.left}`)
}

const mustBeThere = async (store: EventStore, contract: string | undefined): Promise<void> => {
  if (contract === undefined || (await queriesOn(store).position(contract))) return
  throw new Ends(exit.refused, `There is no contract ${contract} in this ledger: check its name.`)
}

const refusedUnless = <A>(made: E.Either<string, A>): A => {
  if (E.isRight(made)) return made.right
  throw new Ends(exit.refused, made.left)
}

/** Never over a file that is there: the year that was handed in is what it was. */
const written = async (
  folder: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EEXIST'
        ? `${path} is there already, and was left as it is: name another folder with --to.`
        : `${path} cannot be written (${error.code}): name another folder with --to.`
    throw new Ends(exit.wrongUse, why)
  })
  return path
}
