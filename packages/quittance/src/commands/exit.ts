/** The ends of a command. */
import type { Refusal } from '@quittance/ledger'

/** How a command ends; other tools rely on it. */
export const exit = {
  well: 0,
  /** Refused, or findings. */
  refused: 1,
  wrongUse: 2,
  /** The store is unreachable or damaged. */
  store: 3,
  /** By Ctrl-C, in good order; as shells count it. */
  interrupted: 130,
} as const

export type Exit = (typeof exit)[keyof typeof exit]

/** How a refusal ends a command: where the store is what is wrong, the command may well be right. */
export const exitOf = ({ type }: Refusal): Exit =>
  ofTheStore.has(type) ? exit.store : exit.refused

const ofTheStore: ReadonlySet<string> = new Set<Refusal['type']>([
  ...(['Unavailable', 'Denied', 'StreamDeleted', 'Duplicate', 'Corrupt'] as const),
])

/** Ends the command with a sentence on standard error. */
export class Ends extends Error {
  readonly code: Exit

  constructor(code: Exit, sentence: string) {
    super(sentence)
    this.code = code
  }
}
