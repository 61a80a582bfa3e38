/** What the looks of a long page have beside: its contents, amounts in an equation, and sheets that are numbered. */
import { ink } from './colours.ts'

export const longSheet = (title: string): string => `
nav ol { columns: 3 15rem; column-gap: 2.5rem; margin: 1.4rem 0 0; padding: .9rem 0 0 1.6rem; border-top: 1px solid ${ink.hairline} }
nav li { margin-bottom: .3rem; padding-left: .2rem; break-inside: avoid }
nav li::marker { color: ${ink.quiet}; font-variant-numeric: tabular-nums }
main { counter-reset: section }
main h2::before { counter-increment: section; content: counter(section) '. '; color: ${ink.quiet}; font-variant-numeric: lining-nums }
section { scroll-margin-top: 1rem }
dd.value { font-size: 1.55rem; overflow-wrap: break-word }
.facts { margin-bottom: 1.4rem; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)) }
.equation { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 1rem; border: solid ${ink.hairline}; border-width: 1px 0; padding: .8rem 0; margin: 0 0 1.6rem; font-variant-numeric: lining-nums tabular-nums }
.equation p { margin: 0; max-width: none }
.term { white-space: nowrap }
.term b { font-weight: 600 }
.term .name { color: ${ink.quiet}; font-size: .88rem; white-space: normal }
.comes-to { color: ${ink.quiet} }
.is { font-size: 1.3rem; color: ${ink.accent} }
.broad { max-width: none; grid-column: 1 / -1 }
td.right { white-space: nowrap }
thead .right { padding-left: .8rem }
tfoot { display: table-row-group }
tfoot th, tfoot td { font-weight: 600; border-top: 1px solid ${ink.rule} }
table:has(th:nth-child(9)) { font-size: .82rem }
@media (min-width: 44.01rem), print { .in-narrow { display: none } }
@media screen and (max-width: 44rem) {
  .in-broad { display: none }
  .wide tfoot { display: block }
  .wide tfoot td, .wide tfoot th { border: 0; padding: 0; text-align: left }
  .wide td:empty { display: none }
}
@media print {
  @page {
    @bottom-left { content: "${inCss(title)}"; font: 7.5pt system-ui, sans-serif; color: ${ink.quiet} }
    @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt system-ui, sans-serif; color: ${ink.quiet} }
  }
  nav { display: none }
  .charts { grid-template-columns: 11fr 10fr; gap: 1.2rem 1.6rem }
  table { font-size: 8.6pt }
  table:has(th:nth-child(9)) { font-size: 7pt }
  table:has(th:nth-child(9)) :is(th, td) { padding-right: .45rem }
  .equation, .findings li { break-inside: avoid }
  tfoot tr { break-before: avoid }
}
`

/** Whatever the text, it ends neither the string nor the sheet. */
const inCss = (text: string): string =>
  text.replace(/[^A-Za-z0-9 ]/gu, (each) => `\\${each.codePointAt(0)?.toString(16)} `)
