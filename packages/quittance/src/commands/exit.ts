/** How a command ends; other tools rely on it. */
export const exit = {
  well: 0,
  /** Refused, or findings. */
  refused: 1,
  wrongUse: 2,
  /** The store is unreachable or damaged. */
  store: 3,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** Ends the command with a sentence on standard error. */
export class Ends extends Error {
  readonly code: Exit

  constructor(code: Exit, sentence: string) {
    super(sentence)
    this.code = code
  }
}
