/** How often what did not succeed is tried again. */
import type { Given } from './given.ts'

/** Waits before each try but the first; no, once the deadline would pass. */
export const tries = ({ jitter, deadline }: Given): (() => Promise<boolean>) => {
  const started = performance.now()
  let tried = 0
  return async () => {
    const wait = jitter(tried)
    tried += 1
    if (performance.now() - started + wait > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, wait))
    return true
  }
}
