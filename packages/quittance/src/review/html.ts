/** A document as one page of HTML, whole in itself: it asks nothing of any network, and runs nothing. */
import { drawn } from './charts.ts'
import type { Block, Charted, Document, Fact, Finding, Section, Table, Text } from './document.ts'
import { sheet } from './sheet.ts'

export const html = ({ title, subtitle, sections, colophon }: Document): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<link rel="icon" href="data:,">',
    `<title>${escaped(title)}</title>`,
    `<style>${sheet}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#review">To the review</a>',
    `<header><p class="house">Quittance</p><h1>${escaped(title)}</h1><p class="of">${said(subtitle)}</p></header>`,
    '<main id="review">',
    ...sections.map(section),
    '</main>',
    `<footer><h2>What it rests on</h2>${colophon.map((text) => `<p>${said(text)}</p>`).join('\n')}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')

const section = ({ title, blocks }: Section, index: number): string =>
  [
    `<section aria-labelledby="s${index + 1}">`,
    `<h2 id="s${index + 1}">${said(title)}</h2>`,
    ...blocks.map(block),
    '</section>',
  ].join('\n')

const block = (each: Block): string => {
  switch (each.is) {
    case 'prose':
      return `<p>${said(each.text)}</p>`
    case 'facts':
      return `<dl class="facts">${each.facts.map(fact).join('\n')}</dl>`
    case 'findings':
      return `<ol class="findings">${each.findings.map(finding).join('\n')}</ol>`
    case 'table':
      return table(each.table)
    case 'charts':
      return `<div class="charts">${each.charts.map(figure).join('\n')}</div>`
    case 'charted':
      return `<div class="charts">${figure(each.charted)}\n${table(each.table)}</div>`
  }
}

const fact = ({ label, value, note, tone }: Fact): string =>
  `<div${tone ? ` class="${tone}"` : ''}><dt>${escaped(label)}</dt><dd class="value">${escaped(value)}</dd><dd>${escaped(note)}</dd></div>`

const finding = ({ title, text, evidence }: Finding): string =>
  `<li><h3>${escaped(title)}</h3><p>${said(text)}</p><p class="evidence">Shown by ${evidence.map(said).join(' and ')}</p></li>`

const figure = ({ chart, caption, alternative, tableId }: Charted): string =>
  [
    `<figure aria-labelledby="${chart.id}">`,
    `<figcaption id="${chart.id}">${escaped(caption)}</figcaption>`,
    `<div class="drawing" role="img" aria-label="${escaped(alternative)}">${drawn(chart)}</div>`,
    `<p class="figures"><a href="#${tableId}">The figures of “${escaped(caption)}”</a></p>`,
    '</figure>',
  ].join('\n')

/** Roles are told once more, since a narrow screen shows each row as a card and would lose them. */
const table = ({ id, caption, columns, rows }: Table): string => {
  const isWide = columns.length > 3
  const role = (name: string) => (isWide ? ` role="${name}"` : '')
  const head = columns.map(
    ({ title, align }) =>
      `<th scope="col"${role('columnheader')} class="${align}">${escaped(title)}</th>`,
  )
  const cells = (row: ReadonlyArray<Text>) =>
    row.map((cell, index) => {
      const { title = '', align = 'left' } = columns[index] ?? {}
      if (index === 0) return `<th scope="row"${role('rowheader')}>${said(cell)}</th>`
      const label = isWide ? ` data-of="${escaped(title)}"` : ''
      return `<td${role('cell')} class="${align}"${label}>${said(cell)}</td>`
    })
  return [
    `<table id="${id}"${role('table')}${isWide ? ' class="wide"' : ''}>`,
    `<caption>${said(caption)}</caption>`,
    `<thead${role('rowgroup')}><tr${role('row')}>${head.join('')}</tr></thead>`,
    `<tbody${role('rowgroup')}>`,
    ...rows.map((row) => `<tr${role('row')}>${cells(row).join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n')
}

const said = (text: Text): string =>
  typeof text === 'string'
    ? escaped(text)
    : text
        .map((part) => {
          if (typeof part === 'string') return escaped(part)
          if ('code' in part) return `<code>${escaped(part.code)}</code>`
          return `<i lang="fr">${escaped(part.french)}</i>`
        })
        .join('')

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`)
