/** How a page looks: on a telephone, on a screen, and on A4. */
import { font, ink } from './colours.ts'
import type { Document } from './document.ts'
import { longSheet } from './long-sheet.ts'

export const sheetOf = ({ kind, title }: Pick<Document, 'kind' | 'title'>): string =>
  kind === 'report' ? `${sheet}${longSheet(title)}` : sheet

const sheet = `
:root { color-scheme: light; font: 16px/1.5 ${font}; color: ${ink.text}; background: #fff }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 66rem; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem; overflow-wrap: anywhere }
h1, h2, h3, .value { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif; font-weight: 600; line-height: 1.2; overflow-wrap: break-word }
h1 { font-size: clamp(1.8rem, 5vw, 2.7rem); margin: 0 0 .3rem; letter-spacing: -.01em }
h2 { font-size: 1.4rem; margin: 0 0 1rem; padding-top: .8rem; border-top: 1px solid ${ink.rule} }
h3 { font-size: 1.05rem; margin: 0 }
p { margin: 0 0 .9rem; max-width: 44rem }
a { color: ${ink.accent} }
a:focus-visible, table:target { outline: 3px solid ${ink.accent}; outline-offset: 3px }
code { font: .84em ui-monospace, 'SF Mono', Menlo, Consolas, monospace; color: ${ink.quiet} }
.skip { position: absolute; left: -99rem }
.skip:focus { position: static }
.house { margin: 0 0 1.4rem; font-size: .82rem; letter-spacing: .14em; text-transform: uppercase; color: ${ink.accent}; font-weight: 600 }
.of { font-size: 1.1rem; color: ${ink.quiet} }
section, footer { margin-top: 2.2rem }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 1.2rem 1.6rem; margin: 0 }
.facts div { border-left: 3px solid ${ink.rule}; padding-left: .8rem }
.facts .good { border-color: ${ink.good} }
.facts .bad { border-color: ${ink.bad} }
dt { font-size: .88rem; color: ${ink.quiet} }
dd { margin: 0; font-size: .88rem; color: ${ink.quiet} }
dd.value { font-size: 2rem; line-height: 1.25; color: ${ink.text}; font-variant-numeric: lining-nums tabular-nums }
.good .value { color: ${ink.good} }
.bad .value { color: ${ink.bad} }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.6rem 2.5rem; margin-bottom: 1.4rem }
figure { margin: 0; max-width: 30rem }
figcaption { font-weight: 600; margin-bottom: .6rem }
svg { display: block; width: 100%; height: auto }
.figures { margin: .4rem 0 0; font-size: .84rem }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.6rem; font-variant-numeric: lining-nums tabular-nums; font-size: .92rem }
.charts table { align-self: start; margin: 0 }
.charts th, .charts td { padding-block: .2rem }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem }
th, td { text-align: left; vertical-align: top; padding: .38rem .8rem .38rem 0; border-bottom: 1px solid ${ink.hairline} }
th:last-child, td:last-child { padding-right: 0 }
th { font-weight: 500 }
thead th { font-size: .82rem; color: ${ink.quiet}; border-bottom: 1px solid ${ink.rule}; vertical-align: bottom; overflow-wrap: normal }
.right { text-align: right }
.findings { padding: 0; margin: 0 0 1.6rem; list-style: none }
.findings li { border-left: 3px solid ${ink.bad}; padding: .1rem 0 .1rem .9rem; margin-bottom: 1.1rem }
.findings p { margin: .2rem 0 0 }
.evidence { font-size: .88rem; color: ${ink.quiet} }
footer p { font-size: .92rem }
@media screen and (max-width: 44rem) {
  .wide, .wide caption, .wide tbody { display: block }
  .wide thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .wide tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.8rem, 1fr)); gap: .5rem .8rem; padding: .7rem 0; border-bottom: 1px solid ${ink.hairline} }
  .wide th[scope=row] { grid-column: 1 / -1; font-weight: 600 }
  .wide tbody th, .wide tbody td { border: 0; padding: 0; text-align: left }
  .wide td:has(code) { grid-column: 1 / -1 }
  .wide td::before { content: attr(data-of); display: block; font-size: .78rem; color: ${ink.quiet} }
}
@media print {
  @page { size: A4; margin: 15mm 14mm 16mm }
  :root { font-size: 10.2pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  body { max-width: none; padding: 0 }
  .skip, .figures { display: none }
  .facts { grid-template-columns: repeat(5, 1fr); gap: 1rem }
  .charts { grid-template-columns: 1fr 1fr }
  figure, tr, li, .facts div { break-inside: avoid }
  h2, h3, caption, figcaption { break-after: avoid }
  thead { display: table-header-group }
  section, footer { margin-top: 1.4rem }
}
`
