/** What the documents say is true. */

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

describe('What is asked in a document', () => {
  const questions = (document: string) =>
    [...read(document).matchAll(/^```console\n\$ quittance (.*?)\n(.*?)```$/gms)].map(
      ([, asked = '', said = '']) => ({ document, asked, said }),
    )
  const stories = readdirSync(at('examples')).filter((name) => /^\d/.test(name))
  /** Of its own folder, or the first that tells of the contract. */
  const storyOf = (document: string, asked: string): string => {
    const [contract = ''] = /AF-\d{4}-\d{4}/.exec(asked) ?? []
    const own = stories.find((name) => document.startsWith(`examples/${name}/`))
    return own ?? stories.find((name) => tells(name, contract)) ?? ''
  }
  const tells = (name: string, contract: string) =>
    read(`examples/${name}/story.jsonl`).includes(contract)

  const documents = [
    ...stories.map((name) => `examples/${name}/README.md`),
    'docs/concepts/receivable.md',
  ]
  test.each(documents.flatMap(questions))(
    'is answered as $document says: $asked',
    async ({ document, asked, said }) => {
      const store = path()
      const file = at(`examples/${storyOf(document, asked)}/story.jsonl`)
      expect(await quittance('run', file, '--store', store)).toMatchObject({ code: 0 })
      const { out } = await quittance(...asked.split(' '), '--store', store)
      expect(said).toBe(out)
    },
  )
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
