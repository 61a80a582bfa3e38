/** `quittance export`: the whole log, an event a line, in its order. */

import { portable } from '../evidence/portable.ts'
import { openStore } from '../open-store.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const exportLog = async (
  { store: location }: { readonly store: string; readonly format: 'ndjson' },
  { out }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  try {
    for await (const page of store.readAll()) {
      out(page.map((event) => `${JSON.stringify(portable(event))}\n`).join(''))
    }
    return exit.well
  } finally {
    await store.close()
  }
}
