/** What a review is made of, whatever it is written in: sections of text, figures, tables and charts. */

export interface Document {
  readonly title: string
  readonly subtitle: Text
  readonly sections: ReadonlyArray<Section>
  readonly colophon: ReadonlyArray<Text>
}

export interface Section {
  readonly title: Text
  readonly blocks: ReadonlyArray<Block>
}

export type Block =
  | { readonly is: 'prose'; readonly text: Text }
  | { readonly is: 'facts'; readonly facts: ReadonlyArray<Fact> }
  | { readonly is: 'findings'; readonly findings: ReadonlyArray<Finding> }
  | { readonly is: 'table'; readonly table: Table }
  | { readonly is: 'charts'; readonly charts: ReadonlyArray<Charted> }
  | { readonly is: 'charted'; readonly charted: Charted; readonly table: Table }

/** One figure that says how the month was. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly note: string
  readonly tone?: 'good' | 'bad'
}

/** What was not kept, and the events that show it. */
export interface Finding {
  readonly title: string
  readonly text: Text
  readonly evidence: ReadonlyArray<Text>
}

export interface Table {
  /** In the page it is of; its chart points to it. */
  readonly id: string
  readonly caption: Text
  /** The first names the row. */
  readonly columns: ReadonlyArray<Column>
  readonly rows: ReadonlyArray<ReadonlyArray<Text>>
}

interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

export interface Charted {
  readonly chart: Chart
  readonly caption: string
  /** What who cannot see it should know of it; its figures are in the table. */
  readonly alternative: string
  readonly tableId: string
}

/** Stacks of counts: bars from left to right, or columns from below. */
export interface Chart {
  readonly id: string
  readonly lies: 'bars' | 'columns'
  readonly categories: ReadonlyArray<string>
  /** Under the columns: what they are counted in. */
  readonly unit?: string
  readonly series: ReadonlyArray<Series>
}

export interface Series {
  readonly name: string
  readonly colour: Colour
  readonly counts: ReadonlyArray<number>
}

export type Colour = 'kept' | 'missed' | 'pending' | 'voided'

export type Text = string | ReadonlyArray<Inline>
type Inline = string | { readonly code: string } | { readonly french: string }

export const code = (text: string): Inline => ({ code: text })
export const french = (text: string): Inline => ({ french: text })

export const prose = (text: Text): Block => ({ is: 'prose', text })
export const inTable = (table: Table): Block => ({ is: 'table', table })
