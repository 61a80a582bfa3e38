// What the adapter costs beside the bare client, through the double: ratios of events a second.
//
//     node bench/through-the-double.mjs      after `tsc -b`; CLIENT=db-client|kurrentdb-client, PAIRS=5, ONLY=read
//
// Both sides write the same events at the same exact revisions, and read the same log. What is
// measured is done once before, with other streams, so that neither side is measured cold.
import { fileURLToPath } from 'node:url'

import { appends } from '../../../bench/events.mjs'
import { compare, inLanes, ran, timed } from '../../../bench/pairs.mjs'
import { onDouble } from './double.mjs'
import { schemeOf, sides } from './sides.mjs'

const { CLIENT = 'db-client', ONLY = '' } = process.env
const script = fileURLToPath(import.meta.url)
const [, , side, name, address] = process.argv

const appending = (count, size, streams) => ({
  filled: 0,
  run: async ({ append }, round) => {
    const lanes = appends(count, size, streams, round * streams)
    const taken = await timed(() => inLanes(lanes, streams, append))
    return (count * size) / taken
  },
})

const reading = (read) => ({
  filled: 10_000,
  run: async (opened) => {
    let events = 0
    const taken = await timed(async () => {
      events = await read(opened)
    })
    return events / taken
  },
})

const works = {
  'appends of one event, one after another': appending(400, 1, 1),
  'appends of one event, 64 in flight': appending(2_000, 1, 64),
  'appends of 100 events, one after another': appending(60, 100, 1),
  'read of a stream of 10,000': reading(({ read }) => read('contract-0')),
  'read of $all, 10,000': reading(({ readAll }) => readAll()),
}

if (side === undefined) {
  for (const [work, { filled }] of Object.entries(works)) {
    if (!work.includes(ONLY)) continue
    const measured = (which) => () =>
      onDouble(filled, (at) => ran(script, [which, work, schemeOf(CLIENT, at)]))
    await compare({
      what: `${CLIENT}: ${work}: adapter ÷ bare client`,
      ...{ target: '≥ 0.8', unit: 'events/s' },
      ...{ ours: measured('adapter'), theirs: measured('bare') },
    })
  }
} else {
  const opened = await sides[side](CLIENT, address)
  await works[name].run(opened, 0)
  const rate = await works[name].run(opened, 1)
  await opened.close()
  process.stdout.write(JSON.stringify(rate), () => process.exit())
}
