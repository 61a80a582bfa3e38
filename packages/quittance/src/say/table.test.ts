/** Tables line up, however long they are. */
import { describe, expect, test } from '@jest/globals'

import { left, right, table } from './table.ts'

const columns = [left('Invoice'), right('1–30 days'), left('Why')]
const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => [`F${n}`, `${n}.00`, n % 3 === 0 ? 'été' : ''])
const lined = (cells: ReadonlyArray<string>) =>
  `${(cells[0] ?? '').padEnd(7)}  ${(cells[1] ?? '').padStart(9)}  ${cells[2]}`.trimEnd()

describe('A table', () => {
  test.each([0, 1, 100, 101, 200, 1_000])('of %i rows lines up', (count) => {
    const titles = columns.map(({ title }) => title)
    expect(table(columns, rows(count)).split('\n')).toEqual([titles, ...rows(count)].map(lined))
  })

  test('shows all of a cell that is twice as wide as its letters, wherever it stands', () => {
    const wide = [...rows(150), ['請求書', '1.00', '☎ 📞']]
    expect(table(columns, wide)).toMatch(/\n請求書 +1\.00 +☎ 📞$/)
  })
})
