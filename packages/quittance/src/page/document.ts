/** What a page is made of, whatever it is written in: sections of text, figures, tables and charts. */
import type { Day, Money } from '@quittance/domain/values'

export interface Document {
  /** A report is long: it has its contents at its beginning, and its sheets are numbered. */
  readonly kind: 'review' | 'report'
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
  | { readonly is: 'equation'; readonly sides: readonly [Side, Side] }
  | { readonly is: 'findings'; readonly findings: ReadonlyArray<Finding> }
  | { readonly is: 'table'; readonly table: Table }
  | { readonly is: 'charts'; readonly charts: ReadonlyArray<Charted> }
  | { readonly is: 'charted'; readonly charted: Charted; readonly table: Table }

/** One figure that says how it is. */
export interface Fact {
  readonly label: Text
  readonly value: string
  readonly note: string
  readonly tone?: 'good' | 'bad'
}

/** What is added or taken away, and what it comes to: as the other side does. */
export interface Side {
  readonly terms: ReadonlyArray<{
    readonly sign: '+' | '−'
    readonly name: Text
    readonly value: string
  }>
  readonly comesTo: string
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
  /** What the rows come to, as a row. */
  readonly total?: ReadonlyArray<Text>
}

interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
  /** A day, a name: no line breaks it. */
  readonly isWhole?: true
}

export interface Charted {
  readonly chart: Chart
  readonly caption: string
  /** What who cannot see it should know of it; its figures are in the table. */
  readonly alternative: string
  readonly tableId: string
}

export type Chart = Stacks | Waterfall | Course

/** Stacks of counts: bars from left to right, or columns from below. */
export interface Stacks {
  readonly id: string
  readonly lies: 'bars' | 'columns'
  readonly categories: ReadonlyArray<string>
  /** Bars as long as one another, their parts in shares, where what they count is of different sizes. */
  readonly inShares?: true
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

/** From one amount down to another, a step a bar. */
export interface Waterfall {
  readonly id: string
  readonly lies: 'waterfall'
  readonly steps: ReadonlyArray<Step>
}

export interface Step {
  readonly name: string
  readonly says: string
  readonly from: Money
  readonly to: Money
  readonly colour: StepColour
}

export type StepColour = 'total' | 'less' | 'good' | 'bad'

/** Amounts over days, each as it stands until the next; two lines at most. */
export interface Course {
  readonly id: string
  readonly lies: 'course'
  readonly lines: ReadonlyArray<Line>
}

export interface Line {
  readonly name: string
  /** By its day, two points at least. */
  readonly points: ReadonlyArray<{ readonly on: Day; readonly amount: Money }>
}

export type Text = string | ReadonlyArray<Inline>
type Inline = string | { readonly code: string } | { readonly french: string }

export const code = (text: string): Inline => ({ code: text })
export const french = (text: string): Inline => ({ french: text })

export const prose = (text: Text): Block => ({ is: 'prose', text })
export const inTable = (table: Table): Block => ({ is: 'table', table })

/** A column of days, or of short names. */
export const whole = (title: string): Column => ({ title, align: 'left', isWhole: true })
