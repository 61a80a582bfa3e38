/** A document as Markdown: the same words and figures, and no charts, whose figures are in its tables. */
import type { Block, Document, Side, Table, Text } from './document.ts'

export const markdown = ({ title, subtitle, sections, colophon }: Document): string =>
  `${[
    `# ${escaped(title)}`,
    said(subtitle),
    ...sections.flatMap(({ title: of, blocks }) => [
      `## ${said(of)}`,
      ...blocks.flatMap((each) => block(each)),
    ]),
    '## What it rests on',
    ...colophon.map(said),
  ].join('\n\n')}\n`

const block = (each: Block): ReadonlyArray<string> => {
  switch (each.is) {
    case 'prose':
      return [said(each.text)]
    case 'facts':
      return [
        each.facts
          .map(
            ({ label, value, note }) => `- ${said(label)}: **${escaped(value)}**, ${escaped(note)}`,
          )
          .join('\n'),
      ]
    case 'equation':
      return [each.sides.map(side).join(' = ')]
    case 'findings':
      return each.findings.flatMap(({ title, text, evidence }) => [
        `### ${escaped(title)}`,
        said(text),
        `Shown by ${evidence.map(said).join(' and ')}`,
      ])
    case 'table':
    case 'charted':
      return table(each.table)
    case 'charts':
      return []
  }
}

const side = ({ terms, comesTo }: Side): string =>
  `${terms.map(({ sign, name, value }) => `${sign} ${said(name)} **${escaped(value)}**`).join(' ')} (${escaped(comesTo)})`

const table = ({ caption, columns, rows, total }: Table): ReadonlyArray<string> => [
  `**${said(caption)}**`,
  [
    line(columns.map(({ title }) => escaped(title))),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...[...rows, ...(total ? [total] : [])].map((row) => line(row.map(said))),
  ].join('\n'),
]

const line = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

const said = (text: Text): string =>
  typeof text === 'string'
    ? escaped(text)
    : text
        .map((part) => {
          if (typeof part === 'string') return escaped(part)
          return 'code' in part ? fenced(part.code) : `_${escaped(part.french)}_`
        })
        .join('')

/**
 * In as many backticks as it has not itself; a table ends a cell at a bar, also in code, and no code can escape one
 * that has a backslash before it: that is written as text.
 */
const fenced = (text: string): string => {
  if (text.includes('\\|')) return escaped(text)
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${text.replace(/\|/g, '\\|').replace(breaks, ' ')}${fence}`
}

/** What a client wrote is text: it marks nothing up, and a line of it stays one. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|&~]/g, (each) => `\\${each}`).replace(breaks, ' ')

const breaks = /[\n\r\t\u2028\u2029]+/g
