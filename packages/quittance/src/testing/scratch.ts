/** Files for tests. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** A directory of its own; `remove` when all is done. */
export const scratch = () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-'))
  let files = 0
  const path = (name = 'ledger.db') => join(directory, `${files++}-${name}`)
  return {
    path,
    /** A file with these lines: objects as JSON, texts as they are. */
    story: (...lines: ReadonlyArray<object | string>): string => {
      const file = path('story.jsonl')
      const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
      writeFileSync(file, texts.map((text) => `${text}\n`).join(''))
      return file
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Of the file and of all that lies beside it under its name. */
export const fingerprint = (path: string): ReadonlyArray<string> =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(dirname(path), name))
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`
    })
