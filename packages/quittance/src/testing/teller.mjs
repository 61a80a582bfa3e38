// Another process: `node teller.mjs <store> <story> [die <before|after> <event type> <nth>]`.
// Tells the story, or dies by SIGKILL before or after the nth append, from 1, of such an event.
// With AT_ONCE it asks all lines at once, and a line holds ids, no names.
// Where GO names a file, it opens the ledger once that file is there, so that several begin at once.
// One line of standard output for each outcome, written as soon as it is there.
import { existsSync, readFileSync, writeSync } from 'node:fs'

import { openSqlite } from '@quittance/event-store-sqlite'
import { openLedger, readStory, runStory } from '../../dist/index.js'

const [path, file, when, type, nth] = process.argv.slice(2)
const tell = (line) => writeSync(1, `${JSON.stringify(line)}\n`)
const sleep = (milliseconds) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
const die = () => {
  process.kill(process.pid, 'SIGKILL')
  sleep(Number.POSITIVE_INFINITY) // nothing more is written, however long the signal takes
}

let met = 0
const mortal = (store) => ({
  ...store,
  append: (stream, expected, events) => async () => {
    const isIt = events.some((event) => event.type === type) && ++met === Number(nth)
    if (isIt && when === 'before') die()
    const answer = await store.append(stream, expected, events)()
    if (isIt) die()
    return answer
  },
})

const store = await openSqlite(path, { create: true })
const story = readStory(readFileSync(file, 'utf8'))
if (story._tag === 'Left') throw new Error(JSON.stringify(story.left))
tell('ready')
while (process.env.GO && !existsSync(process.env.GO)) sleep(1)
const ledger = await openLedger(when === undefined ? store : mortal(store))
const told = ({ number }, answer) =>
  tell({
    line: number,
    answer: answer?._tag,
    type: answer?.left?.type,
    availability: answer?.left?.availability?.minor?.toString(),
  })
if (process.env.AT_ONCE) {
  const ask = async (line) =>
    told(line, await ledger.execute({ ...line.command, commandId: line.commandId })())
  await Promise.all(story.right.map(ask))
} else {
  for await (const { line, answer } of runStory(ledger, story.right)) told(line, answer)
}
await ledger.close()
await store.close()
