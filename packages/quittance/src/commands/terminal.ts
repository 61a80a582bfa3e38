/** Where a command writes. */
export interface Terminal {
  /** What was asked for, a line or several. */
  readonly out: (text: string) => void
  /** What went wrong. */
  readonly err: (text: string) => void
  /** Whether a person watches standard error. */
  readonly isWatched: boolean
}
