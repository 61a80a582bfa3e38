/// <reference lib="dom" />
/** The review's page as a browser shows it: on a telephone, on a screen, on paper, and to whom cannot see it. */
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { isBrowserHere, openBrowser } from './testing/browser.ts'
import { pageOf, shownMonths } from './testing/reviews.ts'

// Where there is no browser, that is what the tests say.
const title = (does: string) =>
  isBrowserHere ? does : `was NOT seen: there is no chromium here, to ask whether it ${does}`

let browser: Browser | undefined
beforeAll(async () => {
  if (isBrowserHere) browser = await openBrowser()
})
afterAll(() => browser?.close())

/** In pixels of CSS: a small telephone, a screen, and A4 within the margins of its sheet. */
const widths = { telephone: 360, screen: 1200, paper: 688 }
type Width = keyof typeof widths

const seen = async (
  month: string,
  width: Width,
  look: (page: Page, heard: ReadonlyArray<string>) => Promise<void>,
): Promise<void> => {
  if (browser === undefined) return
  const page = await browser.newPage({ viewport: { width: widths[width], height: 800 } })
  try {
    const heard: Array<string> = []
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(String(error)))
    page.on('request', (request) => heard.push(request.url()))
    await page.emulateMedia({ media: width === 'paper' ? 'print' : 'screen' })
    await page.goto(urlOf(month))
    await look(page, heard)
  } finally {
    await page.close()
  }
}
const urlOf = (month: string): string => pathToFileURL(pageOf(month)).href

const everywhere = shownMonths.flatMap((month) =>
  (Object.keys(widths) as ReadonlyArray<Width>).map((width) => [month, width] as const),
)

describe('The page', () => {
  test.each(everywhere)(title('of %s fits on a %s'), (month, width) =>
    seen(month, width, async (page) => {
      const beyond = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth
        return [...document.querySelectorAll('main *, header *, footer *')]
          .filter((each) => each.getBoundingClientRect().right > edge + 0.5)
          .map(({ outerHTML }) => outerHTML.slice(0, 80))
      })
      expect(beyond).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(widths[width])
    }),
  )

  test.each(everywhere)(
    title('of %s asks for nothing and complains of nothing, on a %s'),
    (month, width) =>
      seen(month, width, async (page, heard) => {
        await page.screenshot()
        expect(heard).toEqual([urlOf(month)])
      }),
  )

  test.each(everywhere)(title('of %s has its charts whole, on a %s'), (month, width) =>
    seen(month, width, async (page) => {
      const charts = await page.evaluate(() =>
        [...document.querySelectorAll('figure svg')].map((svg) => {
          const frame = svg.getBoundingClientRect()
          const parts = [...svg.querySelectorAll('text, path')].map((part) =>
            part.getBoundingClientRect(),
          )
          return {
            width: frame.width,
            cut: parts.filter(
              ({ left, right, top, bottom }) =>
                left < frame.left - 1 ||
                frame.right + 1 < right ||
                top < frame.top - 1 ||
                frame.bottom + 1 < bottom,
            ).length,
            breaks: getComputedStyle(svg.closest('figure') ?? svg).breakInside,
          }
        }),
      )
      expect(charts.length).toBeGreaterThanOrEqual(3)
      for (const { width: wide, cut, breaks } of charts) {
        expect([cut, breaks]).toEqual([0, width === 'paper' ? 'avoid' : 'auto'])
        expect(wide).toBeGreaterThan(280)
      }
    }),
  )

  test.each(everywhere)(title('of %s is not blank, on a %s'), (month, width) =>
    seen(month, width, async (page) => {
      const picture = (await page.screenshot({ fullPage: true })).toString('base64')
      await page.goto('about:blank')
      const colours = await page.evaluate(async (base64) => {
        const image = new Image()
        image.src = `data:image/png;base64,${base64}`
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {}
        const found: Record<string, number> = {}
        for (let at = 0; at < data.length; at += 4) {
          const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`
          found[colour] = (found[colour] ?? 0) + 1
        }
        return found
      }, picture)
      expect(Object.keys(colours).length).toBeGreaterThan(50)
      expect(colours['27,102,80']).toBeGreaterThan(500) // what was kept
    }),
  )

  test.each(everywhere)(
    title('of %s says as much to whom cannot see it, on a %s'),
    (month, width) =>
      seen(month, width, async (page) => {
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
        for (const role of ['img', 'table', 'figure', 'region', 'link'] as const) {
          const all = await page.getByRole(role).count()
          expect([role, await page.getByRole(role, { name: /\S/ }).count()]).toEqual([role, all])
        }
        const levels = await page
          .getByRole('heading')
          .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))))
        expect(levels.filter((level) => level === 1)).toHaveLength(1)
        expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
        const tables = await page.getByRole('table').all()
        expect(tables.length).toBeGreaterThanOrEqual(5)
        for (const table of tables) {
          const columns = await table.getByRole('columnheader').count()
          const rows = await table.getByRole('rowheader').count()
          expect(await table.getByRole('cell').count()).toBe((columns - 1) * rows)
          expect(await table.getByRole('row').count()).toBe(rows + 1)
        }
        expect(await page.locator('th:not([scope])').count()).toBe(0)
        expect(await page.locator('th:empty').count()).toBe(0)
      }),
  )

  test.each(shownMonths)(title('of %s leads from each chart to its figures'), (month) =>
    seen(month, 'telephone', async (page) => {
      const links = await page.locator('figure a').all()
      expect(links).toHaveLength(await page.getByRole('img').count())
      for (const link of links) {
        const table = page.locator(`table${await link.getAttribute('href')}`)
        expect(await table.count()).toBe(1)
      }
    }),
  )

  test(title('shows where the keyboard is'), () =>
    seen('2026-03', 'screen', async (page) => {
      const stops = await page.locator('a').count()
      for (let stop = 0; stop < stops; stop += 1) {
        await page.keyboard.press('Tab')
        const focus = page.locator(':focus-visible')
        expect(await focus.evaluate((each) => getComputedStyle(each).outlineWidth)).toBe('3px')
        const box = await focus.boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
      }
    }),
  )

  test.each(shownMonths)(title('of %s prints on a few sheets of A4'), (month) =>
    seen(month, 'paper', async (page) => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
      expect(sheets.length).toBeGreaterThan(1)
      expect(sheets.length).toBeLessThan(6)
      for (const [, wide, high] of sheets) {
        expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842])
      }
    }),
  )
})
