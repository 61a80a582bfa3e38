/** Two sides measured in pairs: a process each, in an order that changes from pair to pair. */
import { spawn } from 'node:child_process'

const { PAIRS = '5' } = process.env

/** What the script prints as JSON when it is run anew with these words. */
export const ran = async (script, words, { flags = [] } = {}) => {
  const child = spawn(process.execPath, [...flags, script, ...words.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed = []
  child.stdout.on('data', (bytes) => printed.push(bytes))
  const code = await new Promise((resolve) => {
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`${script} ${words.join(' ')} ended with ${code}`)
  return JSON.parse(Buffer.concat(printed).toString())
}

/**
 * Measures `ours` against `theirs`, and prints the median of the ratios with all there are, so that
 * one sees how they spread. Each side gives a figure; `unit` names it.
 */
export const compare = async ({ what, target, unit, pairs = Number(PAIRS), ours, theirs }) => {
  const [mine, others, ratios] = [[], [], []]
  for (let pair = 0; pair < pairs; pair++) {
    const figures = {}
    for (const side of pair % 2 === 0 ? ['ours', 'theirs'] : ['theirs', 'ours'])
      figures[side] = await (side === 'ours' ? ours : theirs)()
    mine.push(figures.ours)
    others.push(figures.theirs)
    ratios.push(figures.ours / figures.theirs)
  }
  const figure = (figures) =>
    `${Number(median(figures).toPrecision(4)).toLocaleString('en')} ${unit}`
  const spread = ratios.map((ratio) => ratio.toFixed(2)).join(' ')
  process.stdout.write(
    `${what}: ${median(ratios).toFixed(2)} (target ${target}; ${figure(mine)} ÷ ${figure(others)}; pairs ${spread})\n`,
  )
}

const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]

/** In seconds. */
export const timed = async (run) => {
  const begun = performance.now()
  await run()
  return (performance.now() - begun) / 1_000
}

/** Jobs of one lane one after another, as many lanes at once as are to be in flight. */
export const inLanes = async (lanes, inFlight, run) => {
  const waiting = lanes.values()
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const lane of waiting) for (const job of lane) await run(job)
    }),
  )
}
