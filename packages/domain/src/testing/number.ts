/** Numbers of documents, written in a test. */
import { either as E } from 'fp-ts'

import { DocumentNumber } from '../values/number.ts'

export const number = (written: string): DocumentNumber => {
  const decoded = DocumentNumber.decode(written)
  if (E.isLeft(decoded)) throw new Error(`"${written}" is no number of a document`)
  return decoded.right
}
