/** The reports that `docs/examples` shows, with the logs that they are of, as whoever audits them has them. */
import { fileURLToPath } from 'node:url'

import { quittance } from './command-line.ts'

const at = (path: string) =>
  fileURLToPath(new URL(`../../../../docs/examples/${path}`, import.meta.url))

/** Of the first contract, and of one among three in a ledger with insolvent debtors. */
export const shownReports = [
  { contract: 'AF-2026-0001', log: '1-first-contract' },
  { contract: 'AF-2026-0071', log: '7-guarantee-line' },
] as const

type Shown = (typeof shownReports)[number]

export const pageOf = ({ contract }: Pick<Shown, 'contract'>): string =>
  at(`report-${contract}.html`)

/** What was signed of that log, and the key of who signed. */
export const signedOptions = ({ log }: Shown): ReadonlyArray<string> => [
  ...['--checkpoint', at(`logs/${log}.note`)],
  ...['--key', at('logs/notary.pub')],
]

export const importShown = async ({ log }: Shown, store: string): Promise<void> => {
  const imported = await quittance('import', at(`logs/${log}.ndjson`), '--store', store)
  if (imported.code !== 0) throw new Error(imported.err)
}
