/** What the looks of a long page have beside: its contents, amounts in an equation, and sheets that are numbered. */
import { ink } from './colours.ts'

export const longSheet = (title: string): string => `
nav ol { columns: 3 15rem; column-gap: 2.5rem; margin: 1.4rem 0 0; padding: .9rem 0 0 1.6rem; border-top: 1px solid ${ink.hairline} }
nav li { margin-bottom: .3rem; padding-left: .2rem; break-inside: avoid }
nav li::marker { color: ${ink.quiet}; font-variant-numeric: tabular-nums }
main { counter-reset: section }
main h2::before { counter-increment: section; content: counter(section) '. '; color: ${ink.quiet}; font-variant-numeric: lining-nums }
section { scroll-margin-top: 1rem }
.facts { display: flex; flex-wrap: wrap; margin-bottom: 1.4rem }
.facts div { flex: 1 1 10rem; min-width: min-content }
dd.value { font-size: 1.55rem; white-space: nowrap }
.equation { border: solid ${ink.hairline}; border-width: 1px 0; padding: .8rem 0 .8rem 1.6rem; margin: 0 0 1.6rem; font-variant-numeric: lining-nums tabular-nums }
.equation p { margin: .15rem 0; max-width: none; text-indent: -1.6rem; padding-left: 1.6rem }
.equation p:first-child { text-indent: 0 }
.term, .comes-to { white-space: nowrap; margin-right: .5rem }
.sign { display: inline-block; width: 1.2rem; text-indent: 0; text-align: center; color: ${ink.accent} }
.term .name, .comes-to { color: ${ink.quiet}; font-size: .88rem }
.broad { max-width: none; grid-column: 1 / -1 }
table:not(.wide) tbody th { width: 36% }
.charts table:not(.wide) tbody th { width: auto }
td.right, .whole { white-space: nowrap }
thead .right { padding-left: .4rem }
.findings h3 { color: ${ink.bad} }
tfoot { display: table-row-group }
tfoot th, tfoot td { font-weight: 600; border-top: 1px solid ${ink.rule} }
table:has(th:nth-child(9)) { font-size: .82rem }
caption { font-size: .92rem }
@media (min-width: 44.01rem), print { .in-narrow { display: none } }
@media screen and (max-width: 44rem) {
  .facts div { flex-basis: 9rem }
  .in-broad { display: none }
  .wide tfoot { display: block }
  .wide tfoot td, .wide tfoot th { border: 0; padding: 0; text-align: left }
  .wide td:empty { display: none }
  .wide:not(:has(th:nth-child(9))) td.left:not(.whole) { grid-column: span 2 }
  #statement tr, #months tr { grid-template-columns: 1fr 1fr }
  table:not(.wide) tbody th { width: 42% }
}
@media print {
  @page {
    @bottom-left { content: "${inCss(title)}"; font: 7.5pt system-ui, sans-serif; color: ${ink.quiet} }
    @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt system-ui, sans-serif; color: ${ink.quiet} }
  }
  nav { display: none }
  .facts { gap: .8rem }
  .facts div { flex-basis: 7rem; padding-left: .6rem }
  dd.value { font-size: 1.25rem }
  dt, dd { font-size: .8rem }
  .charts { grid-template-columns: 11fr 10fr; gap: 1.2rem 1.6rem }
  table, caption { font-size: 8.6pt }
  table:has(th:nth-child(9)) { font-size: 7pt }
  table:has(th:nth-child(9)) :is(th, td) { padding-right: .4rem }
  table:has(th:nth-child(11)) { font-size: 6.6pt }
  .equation, table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid }
  tbody tr:nth-child(-n + 2) { break-before: avoid }
  tfoot tr { break-before: avoid }
  p:has(+ :is(table, .charts, .facts, .equation)) { break-after: avoid }
}
`

/** Whatever the text, it ends neither the string nor the sheet. */
const inCss = (text: string): string =>
  text.replace(/[^A-Za-z0-9 ]/gu, (each) => `\\${each.codePointAt(0)?.toString(16)} `)
