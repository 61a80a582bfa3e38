/** `quittance resume`: runs what was left, once what was in its way is repaired. */
import { openLedger } from '../open-ledger.ts'
import { openStore } from '../open-store.ts'
import { stopSentence } from '../say/refusals.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const resume = async (
  { contract, store: location }: { readonly contract: string; readonly store: string },
  { err }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  try {
    const ledger = await openLedger(store)
    const stop = await ledger.resume(contract)
    await ledger.close()
    if (stop === undefined) return exit.well
    err(`${stopSentence(stop)}.`)
    return exit.refused
  } finally {
    await store.close()
  }
}
