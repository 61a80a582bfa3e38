/** `quittance resume`: runs what was left, once what was in its way is repaired. */
import { stoppedOf } from '@quittance/ledger'

import { openLedger } from '../open-ledger.ts'
import { openStore } from '../open-store.ts'
import { stopSentence } from '../say/refusals.ts'
import { Ends, type Exit, exit } from './exit.ts'
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
    const held = await stoppedOf(store.checkpoints, contract)
    const stop = await ledger.resume(contract)
    await ledger.close()
    const { workers = 1 } = options
    if (!held.includes(workers)) throw new Ends(exit.refused, notStopped(contract, workers, held))
    if (stop === undefined) return exit.well
    err(`${stopSentence(stop)}.`)
    return exit.refused
  } finally {
    await store.close()
  }
}

const notStopped = (contract: string, workers: number, held: ReadonlyArray<number>): string => {
  const here = `Contract ${contract} is not stopped ${among(workers)}`
  if (held.length === 0) return `${here}: check its name, and how many workers there are.`
  const elsewhere = held.map((of) => `${among(of)} (${asked(contract, of)})`).join(', and ')
  return `${here}, but ${elsewhere}.`
}

const among = (workers: number): string =>
  workers === 1 ? 'without workers' : `among ${workers} workers`

const asked = (contract: string, workers: number): string =>
  `quittance resume --contract ${contract}${workers === 1 ? '' : ` --workers ${workers}`}`
