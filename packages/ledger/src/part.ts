/** The work of the policies in parts: each contract in exactly one, whoever asks and whenever. */
import { createHash } from 'node:crypto'

export interface Part {
  /** From 0; below `of`. */
  readonly member: number
  /** How many parts there are. */
  readonly of: number
}

/** The part of a contract among `of`, by SHA-256 of its name. */
export const partOf = (contractId: string, of: number): number => {
  demandParts(of)
  return createHash('sha256').update(contractId).digest().readUInt32BE() % of
}

/** A `RangeError` for a part that does not exist. */
export const demandPart = ({ member, of }: Part): void => {
  demandParts(of)
  if (Number.isSafeInteger(member) && member >= 0 && member < of) return
  throw new RangeError(
    `there is no worker ${member} of ${of}: they are numbered from 0 to ${of - 1}`,
  )
}

const demandParts = (of: number): void => {
  if (Number.isSafeInteger(of) && of >= 1) return
  throw new RangeError(
    `work cannot be shared by ${of}: name how many workers there are, at least 1`,
  )
}

/** All contracts: of one worker, or of a ledger that reacts by itself. */
export const whole: Part = { member: 0, of: 1 }

/** Under which its progress is kept. */
export const nameOf = ({ member, of }: Part): string =>
  of === 1 ? 'reactions' : `reactions-${member}-of-${of}`
