/** Numbers that people give to documents: an invoice's, a credit note's. Spelt in many ways, meant as one. */
import { branded, literal } from './branded.ts'
import { Text } from './text.ts'

declare const of: unique symbol

/** As written on the document: 1 to 64 characters on one line, with at least one letter or digit. */
export type DocumentNumber = string & { readonly [of]: 'DocumentNumber' }

const isDocumentNumber = (u: unknown): u is DocumentNumber =>
  Text.is(u) && u.length <= 64 && normal(u) !== ''

export const DocumentNumber = branded('DocumentNumber', isDocumentNumber)

/** A document's number written in source code. */
export const number = (text: string): DocumentNumber => literal(DocumentNumber, text)

/**
 * Upper case; punctuation between two digits becomes one `-`; whatever else is no letter or digit
 * goes. So `F-101` is `F101`, and `2026/1` is not `20261`.
 */
export const normalised = (number: DocumentNumber): string => normal(number)

const normal = (text: string): string =>
  text
    .normalize('NFC')
    .toUpperCase()
    .replace(/(?<=\p{Nd})[^\p{L}\p{N}\s]+(?=\p{Nd})/gu, '\0')
    .replace(/[^\p{L}\p{N}\0]/gu, '')
    .replaceAll('\0', '-')
