/** How those who wait for something new are woken. */

export interface Bell {
  /** Wakes all who wait. */
  readonly ring: () => void
  /** Until it is rung, or one of the signals aborts. */
  readonly heard: (signals: ReadonlyArray<AbortSignal>) => Promise<void>
}

/** `attended`: told when the first begins to wait, and when nobody does any longer. */
export const bell = (attended: (someoneWaits: boolean) => void = () => {}): Bell => {
  const waiting = new Set<() => void>()
  return {
    ring: () => {
      for (const wake of [...waiting]) wake()
    },
    heard: (signals) =>
      new Promise((resolve) => {
        const wake = () => {
          if (!waiting.delete(wake)) return
          for (const signal of signals) signal.removeEventListener('abort', wake)
          if (waiting.size === 0) attended(false)
          resolve()
        }
        waiting.add(wake)
        if (waiting.size === 1) attended(true)
        for (const signal of signals) signal.addEventListener('abort', wake)
        if (signals.some(({ aborted }) => aborted)) wake()
      }),
  }
}
