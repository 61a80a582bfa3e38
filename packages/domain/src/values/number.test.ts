/** Numbers of documents: spelt in many ways, meant as one. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { DocumentNumber, normalised, number } from './number.ts'

describe('The number of a document', () => {
  test.each([
    ['F101', 'F101'],
    ['F-101', 'F101'],
    ['f 101', 'F101'],
    ['F.101/', 'F101'],
    ['2026/001', '2026-001'],
    ['2026-001', '2026-001'],
    ['2026001', '2026001'],
    ['2026--/001', '2026-001'],
    ['2026_001', '2026-001'],
    ['1.2.3', '1-2-3'],
    ['F-2026/001-A', 'F2026-001A'],
    ['12 34', '1234'],
    ['12 - 34', '1234'], // nothing stands between the digits but spaces: as goldens-check has it
    ['N° 7', 'N7'],
    ['facture é-1', 'FACTUREÉ1'],
    ['٣/٤', '٣-٤'],
    ['ß1', 'SS1'],
  ])('%s is %s', (written, meant) => expect(normalised(number(written))).toBe(meant))

  test('is the same however its accents are encoded', () =>
    expect(normalised(number('caf\u00e9 1'))).toBe(normalised(number('cafe\u0301 1'))))

  test.each([
    ...['', ' ', '-', '/-.', '…', '😀', 'x'.repeat(65), ' F1', 'F1 ', 'F\n1'],
    ...['F\u00001', 101, null],
  ])('may not be %j', (written) => expect(E.isLeft(DocumentNumber.decode(written))).toBe(true))
  test('may have 64 characters', () =>
    expect(DocumentNumber.decode('7'.repeat(64))).toEqual(E.right('7'.repeat(64))))
  test('may not be written wrongly in source code', () =>
    expect(() => number('-')).toThrow('"-" is no DocumentNumber'))
  test('is kept as it was written', () =>
    expect(DocumentNumber.encode(number('f-101'))).toBe('f-101'))

  test('means the same once it is normalised', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aB1٣é-/. _°'), maxLength: 20 }),
        (written) => {
          if (!DocumentNumber.is(written)) return
          const meant = normalised(written)
          expect(normalised(number(meant))).toBe(meant)
        },
      ),
    ))
})
