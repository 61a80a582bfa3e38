/** The reviews of AF-13 that `docs/examples` shows, as the tool makes them. */
import { fileURLToPath } from 'node:url'

import { quittance } from './command-line.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

export const reviewed = 'AF-2026-0013'

export const shownMonths = ['2026-03', '2026-05'] as const

export const pageOf = (month: string): string =>
  at(`docs/examples/review-${reviewed}-${month}.html`)

/** Tells the story to that file. */
export const tellYear = async (store: string): Promise<void> => {
  const ran = await quittance(
    'run',
    at('examples/13-a-year-of-service/story.jsonl'),
    '--store',
    store,
  )
  if (ran.code !== 0) throw new Error(ran.err)
}
