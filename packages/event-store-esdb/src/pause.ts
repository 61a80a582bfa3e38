/** How long to wait before the next attempt: longer each time, and never as long as others do. */

/** In milliseconds. */
const [shortest, longest] = [50, 2_000]

/** Anything up to 50 ms × 2^n, and 2 s at most; no longer than until one of the signals aborts. */
export const pause = (failures: number, signals: ReadonlyArray<AbortSignal>): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.random() * Math.min(longest, shortest * 2 ** failures))
    for (const signal of signals) signal.addEventListener('abort', end)
    if (signals.some(({ aborted }) => aborted)) end()
  })
