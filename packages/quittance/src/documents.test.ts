/** What the documents say is true. */

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { requests } from '@quittance/ledger'

import { refusalTypes } from './say/refusals.ts'
import { lineOf, upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const at = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const read = (file: string) => readFileSync(at(file), 'utf8')

/** What the first piece of code in a document prints, on a ledger with that much of AF-1. */
const printed = async (document: string, line: number): Promise<string> => {
  const store = path()
  const lines = upTo(line).map(({ command }) => command)
  expect(await quittance('run', story(...lines), '--store', store)).toMatchObject({ code: 0 })

  const [, code = ''] = /```ts\n(.*?)```/s.exec(read(document)) ?? []
  const script = path('document.mjs')
  const built = new URL('../dist/index.js', import.meta.url).href
  writeFileSync(
    script,
    code.replace("'quittance'", `'${built}'`).replace("'ledger.db'", JSON.stringify(store)),
  )
  return execFileSync(process.execPath, [script], { encoding: 'utf8' })
}

describe('The README', () => {
  test('tells a story in code that runs', async () => {
    expect(await printed('README.md', lineOf.secondDraw - 1)).toBe('AdvanceRefused\n')
  })

  test.each([...read('README.md').matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link))(
    'leads to %s',
    (link) => expect(readFileSync(at(link)).length).toBeGreaterThan(0),
  )
})

describe('The guide to projections', () => {
  test('keeps balances in code that runs', async () => {
    const said = 'On 2026-01-13 we owe 3,612.60\nAF-2026-0001 54,600.00\n0\n'
    expect(await printed('docs/guides/keep-projections.md', lineOf.secondDraw - 1)).toBe(said)
  })
})

describe('The reference', () => {
  test('has a heading for every refusal, and for nothing else', () => {
    const headings = [...read('docs/reference/refusals.md').matchAll(/^### (\w+)$/gm)]
    expect(headings.map(([, name]) => name).toSorted()).toEqual([...refusalTypes].toSorted())
  })

  test('has a row for every command, and for nothing else', () => {
    const rows = [...read('docs/reference/commands.md').matchAll(/^\| `([A-Z]\w+)`/gm)]
    expect(rows.map(([, name]) => name).toSorted()).toEqual([...requests].toSorted())
  })
})
