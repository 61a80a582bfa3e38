/** Tells the story of this folder to a fresh ledger, and prints what may be drawn, and why no more, each time that it is too little. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  amount,
  availabilityOf,
  availabilityTable,
  openLedger,
  readStory,
  refusalSentence,
  runStory,
} from 'quittance'

// From the built demo, in examples/dist/2-availability.
const file = new URL('../../2-availability/story.jsonl', import.meta.url)
const story = readStory(await readFile(file, 'utf8'))
if (story._tag === 'Left') throw new Error('story.jsonl cannot be read')

const folder = await mkdtemp(join(tmpdir(), 'quittance-'))
const ledger = await openLedger(join(folder, 'ledger.db'))
try {
  for await (const { command, answer, asExpected } of runStory(ledger, story.right)) {
    if (!asExpected) throw new Error(`${command.type} did not go as the story expects`)
    if (answer?._tag !== 'Left') continue
    const position = await ledger.position('AF-2026-0002')
    if (!position) throw new Error('there is no contract AF-2026-0002')
    console.log(`${refusalSentence(answer.left)}. Why?\n`)
    console.log(`${availabilityTable(position)}\n`)
  }
  const position = await ledger.position('AF-2026-0002')
  if (!position) throw new Error('there is no contract AF-2026-0002')
  console.log(`Available: ${amount(availabilityOf(position).availability)}`)
} finally {
  await ledger.close()
  await rm(folder, { recursive: true })
}
