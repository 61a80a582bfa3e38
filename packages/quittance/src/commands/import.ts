/** `quittance import`: a log that was exported, verified before anything of it is written. */
import { access, constants, stat } from 'node:fs/promises'
import { type Finding, verify } from '@quittance/auditor'
import type { EventStore, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import spinner from 'yocto-spinner'

import { fileAsLog } from '../evidence/portable.ts'
import { type HeadsAsked, headsOf, type SignedHead } from '../evidence/signed-head.ts'
import { openStore } from '../open-store.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface ImportAsked extends HeadsAsked {
  readonly store: string
  readonly json?: boolean
}

/** Again, or after it was interrupted: what is there already must be how the file begins, and the rest is written. */
export const importLog = async (
  path: string,
  { store: location, json, ...signed }: ImportAsked,
  { out, isWatched }: Terminal,
): Promise<Exit> => {
  await mustBeFile(path)
  const heads = await headsOf(signed)
  const file = fileAsLog(path)
  const progress = isWatched ? spinner({ text: `Verifying ${path}` }).start() : undefined
  try {
    const found = await findingsIn(file, heads)
    for (const finding of found) out(json ? JSON.stringify(finding) : sentence(finding))
    if (found.length > 0) return exit.refused
    if (progress) progress.text = `Writing to ${location}`
    const store = await openStore(location, { create: true })
    try {
      await write(store, file)
    } finally {
      await store.close()
    }
    return exit.well
  } finally {
    progress?.stop()
  }
}

const mustBeFile = async (path: string): Promise<void> => {
  const unread = (why: string | undefined) =>
    new Ends(exit.wrongUse, `${path} cannot be read (${why}): check its name.`)
  await access(path, constants.R_OK).catch(({ code }: NodeJS.ErrnoException) => {
    throw unread(code)
  })
  if ((await stat(path)).isDirectory()) throw unread('EISDIR')
}

const findingsIn = async (
  file: Pick<EventStore, 'readAll'>,
  heads: ReadonlyArray<SignedHead>,
): Promise<ReadonlyArray<Finding>> => {
  const found: Array<Finding> = []
  for await (const { findings } of verify(file, heads)) found.push(...findings)
  return found
}

const sentence = ({ check, stream, revision, expected, found }: Finding): string =>
  `${check}: ${stream}@${revision}: expected ${expected}; found ${found}`

const write = async (store: EventStore, file: Pick<EventStore, 'readAll'>): Promise<void> => {
  const there = await beginningIn(store, file)
  let index = 0
  for await (const page of file.readAll()) {
    const fresh = page.slice(Math.max(0, there - index))
    index += page.length
    for (const run of runsOf(fresh)) await append(store, run)
  }
}

/** How many events there are already, each as in the file. */
const beginningIn = async (
  store: Pick<EventStore, 'readAll'>,
  file: Pick<EventStore, 'readAll'>,
): Promise<number> => {
  const expected = eventsOf(file)
  let there = 0
  for await (const { stream, revision, metadata } of eventsOf(store)) {
    const next = await expected.next()
    if (next.done || next.value.metadata['hash'] !== metadata['hash']) {
      throw new Ends(
        exit.refused,
        `LogDiffers: the ledger has ${stream}@${revision} where the file has ${next.done ? 'ended' : `${next.value.stream}@${next.value.revision}`}: import into a ledger of its own. Nothing was written.`,
      )
    }
    there += 1
  }
  await expected.return(undefined)
  return there
}

async function* eventsOf({ readAll }: Pick<EventStore, 'readAll'>): AsyncGenerator<Recorded> {
  for await (const page of readAll()) yield* page
}

/** Events that follow one another in one stream, few enough for any store's append. */
const runsOf = (events: ReadonlyArray<Recorded>): ReadonlyArray<ReadonlyArray<Recorded>> => {
  const runs: Array<Array<Recorded>> = []
  for (const event of events) {
    const run = runs.at(-1)
    if (run?.[0]?.stream === event.stream && run.length < 50) run.push(event)
    else runs.push([event])
  }
  return runs
}

const append = async (store: EventStore, run: ReadonlyArray<Recorded>): Promise<void> => {
  const [first] = run
  if (first === undefined) return
  const expected = first.revision === 0n ? 'none' : first.revision - 1n
  const events = run.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))
  const answer = await store.append(first.stream, expected, events)()
  if (E.isRight(answer)) return
  throw new Ends(
    exit.store,
    `${answer.left.type}: ${first.stream}@${first.revision} was not written. Import the file again once the store answers: it goes on where it was.`,
  )
}
