/** Where a command writes. */
export interface Terminal {
  /** What was asked for, a line or several. */
  readonly out: (text: string) => void
  /** What went wrong. */
  readonly err: (text: string) => void
  /** Whether a person watches standard error. */
  readonly isWatched: boolean
  /** From now on Ctrl-C is not the end: it aborts this, and whoever asked ends in good order. */
  readonly interruption: () => AbortSignal
}
