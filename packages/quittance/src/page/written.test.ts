/** Whatever text a page holds stays text, in either writing; and its colours can be told from their ground. */
import { describe, expect, test } from '@jest/globals'
import { day, money } from '@quittance/domain/values'
import fc from 'fast-check'

import { ink, outcomeColours, stepColours } from './colours.ts'
import { type Charted, code, type Document, french, type Side } from './document.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'

/** Everything that a document may hold, each with that text. */
const saying = (text: string): Document => ({
  kind: 'report',
  title: text,
  subtitle: [text, code(text), french(text)],
  sections: [
    {
      title: text,
      blocks: [
        { is: 'prose', text },
        { is: 'facts', facts: [{ label: text, value: text, note: text, tone: 'bad' }] },
        { is: 'equation', sides: [sideOf(text), sideOf(text)] },
        { is: 'charts', charts: [waterfall(text), course(text)] },
        { is: 'findings', findings: [{ title: text, text, evidence: [[code(text)], text] }] },
        {
          is: 'charted',
          charted: {
            chart: {
              ...{ id: 'c', lies: 'bars', categories: [text] },
              series: [{ name: text, colour: 'kept', counts: [1] }],
            },
            ...{ caption: text, alternative: text, tableId: 't' },
          },
          table: {
            ...{ id: 't', caption: text },
            columns: ['1', '2', '3', '4'].map(() => ({ title: text, align: 'left' })),
            ...{ rows: [[text, [code(text)], text, text]], total: [text, text, text, text] },
          },
        },
      ],
    },
  ],
  colophon: [text],
})

const sideOf = (text: string): Side => ({
  terms: [{ sign: '−', name: text, value: text }],
  comesTo: text,
})

const eur = (amount: string) => money(amount, 'EUR')

const waterfall = (text: string): Charted => ({
  chart: {
    ...{ id: 'w', lies: 'waterfall' },
    steps: [{ name: text, says: text, from: eur('1.00'), to: eur('-1.00'), colour: 'bad' }],
  },
  ...{ caption: text, alternative: text, tableId: 't' },
})

const course = (text: string): Charted => ({
  chart: {
    ...{ id: 'o', lies: 'course' },
    lines: [
      {
        name: text,
        points: ['2026-01-31', '2026-03-31'].map((on) => ({ on: day(on), amount: eur('1.00') })),
      },
    ],
  },
  ...{ caption: text, alternative: text, tableId: 't' },
})

/** As many words and lines of it, and nothing else: spaces and lines are told of in charts. */
const plain = (text: string): string => text.replace(/\S/g, 'a')

const marks = (page: string): ReadonlyArray<string> => page.match(/[<>"]/g) ?? []

const hostile = fc.string({
  minLength: 1,
  unit: fc.constantFrom(...`<>&"'\`\\|*_[]()#!$a1 \n`, '</script>', '<svg onload=x>', '$&', '-->'),
})

describe('Any text', () => {
  test('adds no mark to a page', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        expect(marks(html(saying(text)))).toEqual(marks(html(saying(plain(text)))))
      }),
      { numRuns: Math.min(100, fc.readConfigureGlobal().numRuns ?? 100) }, // a page takes some 10 ms
    ))

  test('adds no line, cell or mark to Markdown', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const [written, harmless] = [text, 'a'].map((each) => markdown(saying(each)).split('\n'))
        expect(written).toHaveLength(harmless?.length ?? 0)
        const bare = (written ?? []).map((line) => line.replace(/\\[\\`*_{}[\]<>#|&~]/g, ''))
        const bars = (lines: ReadonlyArray<string>) =>
          lines.map((line) => line.match(/\|/g)?.length ?? 0)
        expect(bars(bare)).toEqual(bars(harmless ?? []))
      }),
    ))

  test('is in the page as it is, read back', () => {
    const page = html(saying(`<b>&"'`))
    expect(page).toContain('<h1>&#60;b&#62;&#38;&#34;&#39;</h1>')
    expect(page).toContain('aria-label="&#60;b&#62;&#38;&#34;&#39;"')
    expect(markdown(saying('<b>|*'))).toContain('# \\<b\\>\\|\\*\n')
  })
})

describe('Colours', () => {
  test.each([
    ...['text', 'quiet', 'accent', 'good', 'bad'].map((name) => [name, '#ffffff'] as const),
  ])('%s on %s are legible (WCAG 2.2, 1.4.3)', (name, ground) =>
    expect(contrast(ink[name as keyof typeof ink], ground)).toBeGreaterThanOrEqual(4.5),
  )

  test.each([
    ...([
      ['kept', '#ffffff'],
      ['missed', '#ffffff'],
      ['pending', ink.text],
      ['voided', ink.text],
    ] as const),
  ])('of a part that is %s bear their count in %s', (outcome, count) =>
    expect(contrast(outcomeColours[outcome], count)).toBeGreaterThanOrEqual(4.5),
  )
})

describe('Bars and lines', () => {
  test.each(Object.entries(stepColours))('%s can be told from white (WCAG 2.2, 1.4.11)', (_, of) =>
    expect(contrast(of, '#ffffff')).toBeGreaterThanOrEqual(3),
  )
})

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance, as WCAG defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
