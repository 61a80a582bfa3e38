/** `quittance resume`: runs what was left, once what was in its way is repaired. */
import { openLedger } from '../open-ledger.ts'
import { openStore } from '../open-store.ts'
import { stopSentence } from '../say/refusals.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

interface ResumeOptions {
  readonly contract: string
  readonly store: string
  readonly workers?: number
}

export const resume = async (
  { contract, store: location, ...options }: ResumeOptions,
  { err }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  try {
    const ledger = await openLedger(store, options)
    const stop = await ledger.resume(contract)
    await ledger.close()
    if (stop === undefined) return exit.well
    err(`${stopSentence(stop)}.`)
    return exit.refused
  } finally {
    await store.close()
  }
}
