/** A document as one page of HTML, whole in itself: it asks nothing of any network, and runs nothing. */
import { drawn } from './charts.ts'
import type {
  Block,
  Chart,
  Charted,
  Document,
  Fact,
  Finding,
  Section,
  Side,
  Table,
  Text,
} from './document.ts'
import { sheetOf } from './sheet.ts'

export const html = (document: Document): string => {
  const { kind, title, subtitle, sections, colophon } = document
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    '<link rel="icon" href="data:,">',
    `<title>${escaped(title)}</title>`,
    `<style>${sheetOf(document)}</style>`,
    '</head>',
    '<body>',
    `<a class="skip" href="#${kind}">To the ${kind}</a>`,
    `<header><p class="house">Quittance</p><h1>${escaped(title)}</h1><p class="of">${said(subtitle)}</p></header>`,
    ...(kind === 'report' ? [contents(sections)] : []),
    `<main id="${kind}">`,
    ...sections.map(section),
    '</main>',
    `<footer><h2>What it rests on</h2>${colophon.map((text) => `<p>${said(text)}</p>`).join('\n')}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

const contents = (sections: ReadonlyArray<Section>): string =>
  `<nav aria-label="Contents"><ol>${sections
    .map(({ title }, index) => `<li><a href="#s${index + 1}">${said(title)}</a></li>`)
    .join('')}</ol></nav>`

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
    case 'equation':
      return `<div class="equation">${each.sides.map(side).join('\n')}</div>`
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
  `<div${tone ? ` class="${tone}"` : ''}><dt>${said(label)}</dt><dd class="value">${escaped(value)}</dd><dd>${escaped(note)}</dd></div>`

/** The first of its terms has no sign, unless it is taken away; the other side begins with what makes them equal. */
const side = ({ terms, comesTo }: Side, index: number): string => {
  const each = terms.map(({ sign, name, value }, place) => {
    const shown = place > 0 || sign === '−' ? `<span class="sign">${sign}</span> ` : ''
    return `<span class="term">${shown}<b>${escaped(value)}</b> <span class="name">${said(name)}</span></span>`
  })
  const is = index === 0 ? '' : '<span class="sign">=</span> '
  return `<p>${is}${each.join(' ')} <span class="comes-to">= ${escaped(comesTo)}</span></p>`
}

const finding = ({ title, text, evidence }: Finding): string =>
  `<li><h3>${escaped(title)}</h3><p>${said(text)}</p><p class="evidence">Shown by ${evidence.map(said).join(' and ')}</p></li>`

const figure = ({ chart, caption, alternative, tableId }: Charted): string =>
  [
    `<figure aria-labelledby="${chart.id}"${chart.lies === 'course' ? ' class="broad"' : ''}>`,
    `<figcaption id="${chart.id}">${escaped(caption)}</figcaption>`,
    `<div class="drawing" role="img" aria-label="${escaped(alternative)}">${drawings(chart)}</div>`,
    `<p class="figures"><a href="#${tableId}">The figures of “${escaped(caption)}”</a></p>`,
    '</figure>',
  ].join('\n')

/** A course is drawn twice, for a narrow page and a broad one: one of them is shown. */
const drawings = (chart: Chart): string =>
  chart.lies === 'course'
    ? `<div class="in-narrow">${drawn(chart)}</div><div class="in-broad">${drawn(chart, 'broad')}</div>`
    : drawn(chart)

/** Roles are told once more, since a narrow screen shows each row as a card and would lose them. */
const table = ({ id, caption, columns, rows, total }: Table): string => {
  const isWide = columns.length > 3
  const role = (name: string) => (isWide ? ` role="${name}"` : '')
  const head = columns.map(
    ({ title, align }) =>
      `<th scope="col"${role('columnheader')} class="${align}">${escaped(title)}</th>`,
  )
  const cells = (row: ReadonlyArray<Text>) =>
    row.map((cell, index) => {
      const { title = '', align = 'left', isWhole = false } = columns[index] ?? {}
      if (index === 0) {
        return `<th scope="row"${role('rowheader')}${isWhole ? ' class="whole"' : ''}>${said(cell)}</th>`
      }
      const label = isWide ? ` data-of="${escaped(title)}"` : ''
      return `<td${role('cell')} class="${align}${isWhole ? ' whole' : ''}"${label}>${said(cell)}</td>`
    })
  const line = (row: ReadonlyArray<Text>) => `<tr${role('row')}>${cells(row).join('')}</tr>`
  return [
    `<table id="${id}"${role('table')}${isWide ? ' class="wide"' : ''}>`,
    `<caption>${said(caption)}</caption>`,
    `<thead${role('rowgroup')}><tr${role('row')}>${head.join('')}</tr></thead>`,
    `<tbody${role('rowgroup')}>`,
    ...rows.map(line),
    '</tbody>',
    ...(total === undefined ? [] : [`<tfoot${role('rowgroup')}>${line(total)}</tfoot>`]),
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
