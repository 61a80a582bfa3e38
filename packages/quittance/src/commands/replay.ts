/** `quittance replay`: everything folded anew, and compared with what is kept and with what decides. */
import { openSqlite } from '@quittance/event-store-sqlite'
import spinner from 'yocto-spinner'

import { openStore } from '../open-store.ts'
import type { Difference } from '../replaying/difference.ts'
import { replayed } from '../replaying.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const replay = async (
  {
    store: location,
    tables: file,
    json,
  }: { readonly store: string; readonly tables?: string; readonly json?: boolean },
  { out, isWatched }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  const beside = file === undefined ? undefined : await openSqlite(file)
  const progress = isWatched ? spinner({ text: 'Reading the log' }).start() : undefined
  let [events, compared, found] = [0, 0, 0]
  try {
    for await (const page of replayed(store, beside?.tables ?? store.tables)) {
      events += page.events
      compared += page.compared
      found += page.differences.length
      if (progress) progress.text = `${count(events)} events, ${count(found)} differences`
      for (const each of page.differences) out(json ? JSON.stringify(each) : sentence(each))
    }
    if (found > 0) return exit.refused
    out(
      json
        ? JSON.stringify({ events, compared })
        : `${count(events)} events replayed: ${count(compared)} figures, rows and snapshots are alike.`,
    )
    return exit.well
  } finally {
    progress?.stop()
    await beside?.close()
    await store.close()
  }
}

const sentence = ({ projection, key, expected, found }: Difference): string =>
  `${projection}: ${key}: expected ${expected}; found ${found}`

const count = (of: number): string => of.toLocaleString('en-GB')
