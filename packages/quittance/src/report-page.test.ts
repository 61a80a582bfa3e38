/// <reference lib="dom" />
/** The report's page as a browser shows it: on a telephone, on a screen, on paper, and to whom cannot see it. */
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { isBrowserHere, openBrowser } from './testing/browser.ts'
import { quittance } from './testing/command-line.ts'
import { startContract } from './testing/contracts.ts'
import { tell } from './testing/examples.ts'
import { tamper } from './testing/files.ts'
import { longFile, longStory } from './testing/long-file.ts'
import { importShown, pageOf, shownReports } from './testing/reports.ts'
import { scratch } from './testing/scratch.ts'

// Where there is no browser, that is what the tests say.
const title = (does: string) =>
  isBrowserHere ? does : `was NOT seen: there is no chromium here, to ask whether it ${does}`

const { path, story, remove } = scratch()
let browser: Browser | undefined
const pages = new Map<string, string>()

const made = async (name: string, contract: string, store: string): Promise<void> => {
  const file = path(`${name}.html`)
  await quittance('report', '--contract', contract, '--store', store, '--out', file)
  pages.set(name, file)
}

beforeAll(async () => {
  if (!isBrowserHere) return
  browser = await openBrowser()
  for (const shown of shownReports) pages.set(shown.contract, pageOf(shown))
  const [long, over, broken] = [path(), path(), path()]
  await quittance('run', story(...longStory(34)), '--store', long)
  await made('400 invoices', longFile, long)
  await tell('6-to-the-end', over)
  await made('an over-advance', 'AF-2026-0001', over)
  await importShown(shownReports[1], broken)
  tamper(broken, `UPDATE events SET metadata = replace(metadata, '"hash":"', '"hash":"0')`)
  await made('findings', 'AF-2026-0071', broken)
  const named = path()
  await quittance('run', story(...startContract(longest, longest)), '--store', named)
  await made('the longest names', longest, named)
})
afterAll(async () => {
  await browser?.close()
  remove()
})

const names = [
  ...shownReports.map(({ contract }) => contract),
  ...['400 invoices', 'an over-advance', 'findings'],
]

/** As long as a name may be, and nowhere to break it. */
const longest = 'W'.repeat(64)

/** In pixels of CSS: a small telephone, a screen, and A4 within the margins of its sheet. */
const widths = { telephone: 360, screen: 1200, paper: 688 }
type Width = keyof typeof widths

const everywhere = names.flatMap((name) =>
  (Object.keys(widths) as ReadonlyArray<Width>).map((width) => [name, width] as const),
)

const widest = (Object.keys(widths) as ReadonlyArray<Width>).map(
  (width) => ['the longest names', width] as const,
)

const urlOf = (name: string): string => pathToFileURL(pages.get(name) ?? '').href

/** Opened once, since a long one takes a second to lay out: nothing here changes what it shows. */
const opened = new Map<string, Promise<Opened>>()

interface Opened {
  readonly page: Page
  /** What it said, and what it asked for. */
  readonly heard: ReadonlyArray<string>
}

const open = async (within: Browser, name: string, width: Width): Promise<Opened> => {
  const page = await within.newPage({ viewport: { width: widths[width], height: 800 } })
  const heard: Array<string> = []
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(String(error)))
  page.on('request', (request) => heard.push(request.url()))
  await page.emulateMedia({ media: width === 'paper' ? 'print' : 'screen' })
  await page.goto(urlOf(name))
  return { page, heard }
}

const seen = async (
  name: string,
  width: Width,
  look: (page: Page, heard: ReadonlyArray<string>) => Promise<void>,
): Promise<void> => {
  if (browser === undefined) return
  const key = `${name} on a ${width}`
  const found = opened.get(key) ?? open(browser, name, width)
  opened.set(key, found)
  const { page, heard } = await found
  await look(page, heard)
}

describe('The page', () => {
  test.each([...everywhere, ...widest])(
    title('of %s fits on a %s, and asks for nothing'),
    (name, width) =>
      seen(name, width, async (page, heard) => {
        const beyond = await page.evaluate(() => {
          const edge = document.documentElement.clientWidth
          return [...document.querySelectorAll('body *')]
            .filter((each) => !each.matches('.skip'))
            .filter((each) => each.getBoundingClientRect().right > edge + 0.5)
            .map(({ outerHTML }) => outerHTML.slice(0, 80))
        })
        expect(beyond).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide).toBeLessThanOrEqual(widths[width])
        expect(heard).toEqual([urlOf(name)])
      }),
  )

  test.each(everywhere)(title('of %s breaks no amount and no day, on a %s'), (name, width) =>
    seen(name, width, async (page) => {
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('td.right, .whole, dd.value, .term b')]
          .filter((each) => /^[−(]*[\d,.-]+\)?$/.test(each.textContent ?? ''))
          .filter((each) => {
            const text = document.createRange()
            text.selectNodeContents(each)
            return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size > 1
          })
          .map(({ textContent }) => textContent),
      )
      expect(broken).toEqual([])
    }),
  )

  test.each(everywhere)(title('of %s lines its amounts up, on a %s'), (name, width) =>
    seen(name, width, async (page) => {
      if (width === 'telephone') return // There a row is a card.
      const ragged = await page.evaluate(() =>
        [...document.querySelectorAll('table')].flatMap((table) => {
          const edges = new Map<number, Set<number>>()
          for (const cell of table.querySelectorAll('td.right')) {
            const { cellIndex } = cell as HTMLTableCellElement
            const text = document.createRange()
            text.selectNodeContents(cell)
            const { right, width: wide } = text.getBoundingClientRect()
            if (wide === 0) continue
            edges.set(cellIndex, (edges.get(cellIndex) ?? new Set()).add(Math.round(right)))
          }
          return [...edges.values()].filter(({ size }) => size > 1).map(() => table.id)
        }),
      )
      expect(ragged).toEqual([])
    }),
  )

  test.each(everywhere)(title('of %s has its charts whole and legible, on a %s'), (name, width) =>
    seen(name, width, async (page) => {
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll('figure svg')]
          .filter((svg) => svg.getBoundingClientRect().width > 0)
          .map((svg) => {
            const frame = svg.getBoundingClientRect()
            const boxes = (marks: string) =>
              [...svg.querySelectorAll(marks)].map((part) => part.getBoundingClientRect())
            const texts = boxes('text').filter(({ width: wide }) => wide > 0)
            return {
              of: svg.closest('figure')?.getAttribute('aria-labelledby') ?? '',
              width: frame.width,
              marks: svg.querySelectorAll('path').length,
              cut: boxes('text, path').filter(
                ({ left, right, top, bottom }) =>
                  left < frame.left - 1 ||
                  frame.right + 1 < right ||
                  top < frame.top - 1 ||
                  frame.bottom + 1 < bottom,
              ).length,
              overlapping: texts.filter((one, index) =>
                texts
                  .slice(index + 1)
                  .some(
                    (other) =>
                      one.left < other.right - 1 &&
                      other.left < one.right - 1 &&
                      one.top < other.bottom - 4 &&
                      other.top < one.bottom - 4,
                  ),
              ).length,
              smallest: Math.min(...texts.map(({ height }) => height)),
              breaks: getComputedStyle(svg.closest('figure') ?? svg).breakInside,
            }
          }),
      )
      expect(charts.map(({ of }) => of)).toEqual(['waterfall', 'course', 'outcomes', 'trend'])
      for (const { width: wide, marks, cut, overlapping, smallest, breaks } of charts) {
        expect([cut, overlapping, breaks]).toEqual([0, 0, width === 'paper' ? 'avoid' : 'auto'])
        expect(wide).toBeGreaterThan(280)
        expect(marks).toBeGreaterThan(2)
        expect(smallest).toBeGreaterThan(9)
      }
    }),
  )

  test.each(everywhere)(title('of %s says as much to whom cannot see it, on a %s'), (name, width) =>
    seen(name, width, async (page) => {
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      expect(await page.title()).toMatch(/^Report on contract AF-2026-\d{4}$/)
      for (const role of ['banner', 'main', 'contentinfo'] as const) {
        expect([role, await page.getByRole(role).count()]).toEqual([role, 1])
      }
      for (const role of ['img', 'table', 'figure', 'region', 'link'] as const) {
        const all = await page.getByRole(role).count()
        expect([role, await page.getByRole(role, { name: /\S/ }).count()]).toEqual([role, all])
      }
      const levels = await page
        .getByRole('heading')
        .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))))
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
      const tables = await page.evaluate(() =>
        [...document.querySelectorAll('table')].map((table) => ({
          id: table.id,
          caption: table.caption?.textContent ?? '',
          columns: table.querySelectorAll('thead th[scope=col]').length,
          rows: [...table.querySelectorAll(':is(tbody, tfoot) tr')].map(
            (row) => row.querySelectorAll('th[scope=row]').length * 100 + row.children.length,
          ),
        })),
      )
      expect(tables.length).toBeGreaterThanOrEqual(9)
      expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
      for (const { caption, columns, rows } of tables) {
        expect(caption).toMatch(/\S/)
        expect(new Set(rows)).toEqual(new Set([100 + columns]))
      }
    }),
  )

  test.each(names)(
    title('of %s leads from its contents and its charts to what they name'),
    (name) =>
      seen(name, 'screen', async (page) => {
        const links = await page.locator('nav a, figure a').all()
        expect(links).toHaveLength(9 + 4)
        for (const link of links) {
          expect(await page.locator(`${await link.getAttribute('href')}`).count()).toBe(1)
        }
      }),
  )

  test.each(names)(title('of %s can be read: each text has a contrast of 4.5'), (name) =>
    seen(name, 'screen', async (page) => {
      const colours = await page.evaluate(() => {
        const told = [...document.querySelectorAll('body *:not(svg *)')]
          .filter((each) => each.textContent?.trim() !== '')
          .map((each) => getComputedStyle(each).color)
        return [...new Set(told)]
      })
      expect(colours.length).toBeGreaterThan(3)
      for (const colour of colours) {
        expect([colour, contrastOnWhite(colour) >= 4.5]).toEqual([colour, true])
      }
    }),
  )

  test(title('says in red what does not hold'), () =>
    seen('findings', 'screen', async (page) => {
      const red = 'rgb(168, 50, 31)'
      const values = page.locator('.bad .value')
      expect(await values.count()).toBe(2)
      for (const each of [...(await values.all()), ...(await page.locator('li h3').all())]) {
        expect(await each.evaluate((of) => getComputedStyle(of).color)).toBe(red)
      }
    }),
  )

  test.each(names)(title('of %s prints on numbered sheets of A4, no row of it cut'), (name) =>
    seen(name, 'paper', async (page) => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
      expect(sheets.length).toBeGreaterThan(4)
      expect(sheets.length).toBeLessThan(60)
      for (const [, wide, high] of sheets) {
        expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842])
      }
      const breaks = await page.evaluate(() => [
        ...new Set(
          [...document.querySelectorAll('tr, figure, .equation, .findings li')].map(
            (each) => getComputedStyle(each).breakInside,
          ),
        ),
        ...new Set(
          [...document.querySelectorAll('thead')].map((each) => getComputedStyle(each).display),
        ),
      ])
      expect(breaks).toEqual(['avoid', 'table-header-group'])
    }),
  )
})

/** `rgb(r, g, b)`, as WCAG defines it. */
const contrastOnWhite = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((each) => {
    const part = Number(each) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
