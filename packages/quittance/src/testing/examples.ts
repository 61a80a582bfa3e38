/** Stories of `examples/`, told by the command line, and what their README says of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { readStory, type StoryLine } from '../story/story.ts'
import { right } from './answers.ts'
import { quittance } from './command-line.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../../examples/${path}`, import.meta.url))

/** The lines of its story. */
export const storyOf = (folder: string): ReadonlyArray<StoryLine> =>
  right(readStory(readFileSync(at(`${folder}/story.jsonl`), 'utf8')))
/** The folder of every story, in the order in which one learns. */
export const examples: ReadonlyArray<string> = readdirSync(at(''))
  .filter((folder) => existsSync(at(`${folder}/story.jsonl`)))
  .toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))

/** An event as `run --json` prints it, and the booking day of its line. */
export interface Printed {
  readonly [field: string]: unknown
  readonly type: string
  readonly bookedOn: string
}

/** All that is printed of the story of that folder. */
export const tell = async (folder: string, store: string): Promise<ReadonlyArray<Printed>> => {
  const file = at(`${folder}/story.jsonl`)
  const asked = linesOf(readFileSync(file, 'utf8'))
  const { code, out, err } = await quittance('run', file, '--store', store, '--json')
  if (code !== 0) throw new Error(err)
  // A line that is refused, as its story expects, has none.
  return linesOf(out).flatMap(({ line, events = [], consequences = [] }) =>
    [...events, ...consequences].map((event) => ({
      ...event,
      bookedOn: asked[line - 1].occurredAt.slice(0, 10),
    })),
  )
}

const linesOf = (jsonl: string) =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** The cells of the tables of its README, row by row, without emphasis and separators of thousands. */
export const tablesOf = (folder: string): ReadonlyArray<ReadonlyArray<string>> =>
  readFileSync(at(`${folder}/README.md`), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('*', '').replaceAll(',', '')),
    )
