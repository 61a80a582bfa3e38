/** `quittance replay`: everything folded anew, and compared with what is kept and with what decides. */
import { openSqlite } from '@quittance/event-store-sqlite'

import { openStore } from '../open-store.ts'
import { type Difference, replayed } from '../replaying.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const replay = async (
  {
    store: location,
    tables: file,
    json,
  }: { readonly store: string; readonly tables?: string; readonly json?: boolean },
  { out }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  const beside = file === undefined ? undefined : await openSqlite(file)
  try {
    const { events, compared, differences } = await replayed(store, beside?.tables ?? store.tables)
    for (const each of differences) out(json ? JSON.stringify(each) : sentence(each))
    if (differences.length > 0) return exit.refused
    out(
      json
        ? JSON.stringify({ events, compared })
        : `${count(events)} events replayed: ${count(compared)} rows and states are as they were kept.`,
    )
    return exit.well
  } finally {
    await beside?.close()
    await store.close()
  }
}

const sentence = ({ projection, key, expected, found }: Difference): string =>
  `${projection}: ${key}: expected ${expected}; found ${found}`

const count = (of: number): string => of.toLocaleString('en-GB')
