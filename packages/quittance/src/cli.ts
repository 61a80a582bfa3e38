/** Where the command line meets the process. */
import process from 'node:process'

import { commandLine } from './command-line.ts'

// Whoever reads us may stop reading, as in `quittance statement … | head`: what we do is done all the same.
const unheard = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
}
process.stdout.on('error', unheard)
process.stderr.on('error', unheard)

const write = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(text.endsWith('\n') ? text : `${text}\n`)
}

// The second time it is the end.
const interruption = () => {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort())
  return interrupted.signal
}

process.exitCode = await commandLine(process.argv.slice(2), {
  out: write(process.stdout),
  err: write(process.stderr),
  isWatched: process.stderr.isTTY === true,
  interruption,
})
