/** A long history of real events: whole lives of contracts, from the request to the closing, again and again. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { openSqlite } from '../../event-store-sqlite/dist/index.js'
import { eventId, genesis, hashOf } from '../../ledger/dist/index.js'

/** So many contracts live at a time, each of its own client, who sells to two debtors. */
const lanes = 50

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Appends of `examples/6-to-the-end` up to its closing, as the command line writes them. */
const lifeOf = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-life-'))
  const [story, file] = [join(directory, 'life.jsonl'), join(directory, 'life.db')]
  const lines = readFileSync(at('examples/6-to-the-end/story.jsonl'), 'utf8').split('\n')
  const closing = lines.findIndex((line) => line.includes('"CloseContract"'))
  writeFileSync(story, lines.slice(0, closing + 1).join('\n'))
  const { status, stderr } = spawnSync(
    process.execPath,
    [at('packages/quittance/bin/quittance.js'), 'run', story, '--store', file],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(stderr)
  const store = await openSqlite(file)
  const appends = []
  for await (const page of store.readAll()) {
    for (const recorded of page) {
      const last = appends.at(-1)
      const [before] = last ?? []
      const isSame =
        before?.stream === recorded.stream &&
        before.metadata.commandId === recorded.metadata.commandId
      if (isSame) last.push(recorded)
      else appends.push([recorded])
    }
  }
  await store.close()
  rmSync(directory, { recursive: true })
  return appends
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The same life of another contract: what is its own is called otherwise, and events follow from these. */
const renaming = (lane, nth) => {
  const named = new Map()
  const another = (id) =>
    named.get(id) ?? `${id.slice(0, 24)}${(nth * lanes + lane).toString(16).padStart(12, '0')}`
  const say = (value, key) => {
    if (Array.isArray(value)) return value.map((one) => say(one, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, say(of, name)]))
    }
    if (key === 'contractId') return `${value}.${lane}.${nth}`
    if (key === 'clientId' || key === 'debtorId') return `${value}.${lane}`
    return typeof value === 'string' && uuid.test(value) ? another(value) : value
  }
  const streamOf = (stream) => {
    const [, category, identity] = /^([^-]+)-(.*)$/.exec(stream)
    if (category === 'debtor') return `${category}-${say(identity, 'debtorId')}`
    if (uuid.test(identity)) return `${category}-${another(identity)}`
    const [contractId, other] = identity.split('_')
    const of = say(contractId, 'contractId')
    if (other === undefined) return `${category}-${of}`
    return `${category}-${of}_${category === 'guaranteeLine' ? say(other, 'debtorId') : other}`
  }
  return { say, streamOf, named }
}

/** Fills a file with so many events or a few more, life after life in each lane: each is told to its end. */
export const fill = async (file, events) => {
  const life = await lifeOf()
  const store = await openSqlite(file, { create: true, durability: 'normal' })
  const last = new Map()
  let written = 0
  const append = (recorded, { say, streamOf, named }) => {
    const stream = streamOf(recorded[0].stream)
    let { revision, hash: previousHash } = last.get(stream) ?? { revision: -1n, hash: genesis }
    const expected = revision === -1n ? 'none' : revision
    const batch = recorded.map((event) => {
      revision += 1n
      const { type } = event
      const data = say(event.data)
      const { hash: _, ...said } = event.metadata
      const metadata = { ...say(said), previousHash }
      const hash = hashOf({ stream, revision, type, data, metadata })
      const id = eventId(metadata.commandId, hash)
      named.set(event.id, id)
      previousHash = hash
      return { id, type, data, metadata: { ...metadata, hash } }
    })
    last.set(stream, { revision, hash: previousHash })
    written += batch.length
    return store.append(stream, expected, batch)()
  }
  // Out of step, so that at any time some begin and others end.
  const places = Array.from({ length: lanes }, (_, lane) => ({ lane, nth: 0, next: -2 * lane }))
  for (let isOver = false; !isOver; ) {
    isOver = true
    const answers = []
    for (const place of places) {
      if (place.next === life.length) Object.assign(place, { next: 0, nth: place.nth + 1 })
      // A life that has begun is told to its end.
      if (place.next <= 0 && written >= events) continue
      isOver = false
      if (place.next === 0) place.names = renaming(place.lane, place.nth)
      if (place.next >= 0) answers.push(append(life[place.next], place.names))
      place.next += 1
    }
    for (const answer of await Promise.all(answers)) {
      if (answer._tag === 'Left') throw new Error(JSON.stringify(answer.left))
    }
  }
  await store.close()
}
