/** Tables that line up: no rules, two spaces between columns. */
import CliTable from 'cli-table3'

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

export const left = (title: string): Column => ({ title, align: 'left' })
export const right = (title: string): Column => ({ title, align: 'right' })

type Rows = ReadonlyArray<ReadonlyArray<string>>

export const table = (columns: ReadonlyArray<Column>, rows: Rows): string => {
  if (rows.length <= pageSize) return page(columns, rows)
  const titles = columns.map(({ title }) => title)
  const colWidths = titles.map((_title, index) =>
    [titles, ...rows].reduce((most, cells) => Math.max(most, widthOf(cells[index] ?? '')), 0),
  )
  const pages = Array.from({ length: Math.ceil(rows.length / pageSize) }, (_, number) => {
    const from = number * pageSize
    return page(columns, rows.slice(from, from + pageSize), { colWidths, isFirst: number === 0 })
  })
  return pages.join('\n')
}

/** What the library takes grows with the square of its rows: a second for a thousand of them, in pages a tenth. */
const pageSize = 100

const page = (
  columns: ReadonlyArray<Column>,
  rows: Rows,
  { colWidths = [] as ReadonlyArray<number>, isFirst = true } = {},
): string => {
  const plain = new CliTable({
    head: isFirst ? columns.map(({ title }) => title) : [],
    colAligns: columns.map(({ align }) => align),
    colWidths: [...colWidths],
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  plain.push(...rows.map((row) => [...row]))
  return plain.toString().replace(/ +$/gm, '')
}

/** No less than a terminal shows it: what is beyond Latin, Greek, Cyrillic and punctuation may be twice as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((width, each) => width + (/[ -\u10ff\u2000-\u22ff]/.test(each) ? 1 : 2), 0)

const borderless = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' },
  ...{ left: '', right: '', middle: '  ' },
}
