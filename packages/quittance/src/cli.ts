/** Where the command line meets the process. */
import process from 'node:process'
import { ReadError } from '@quittance/event-store'
import { StoreFileError } from '@quittance/event-store-sqlite'
import { CommanderError } from 'commander'

import { Ends, type Exit, exit } from './commands/exit.ts'
import { LocationUnknown } from './open-store.ts'
import { program } from './program.ts'

const write = (stream: NodeJS.WriteStream) => (text: string) => {
  stream.write(text.endsWith('\n') ? text : `${text}\n`)
}
const terminal = {
  out: write(process.stdout),
  err: write(process.stderr),
  isWatched: process.stderr.isTTY === true,
}

// Whoever reads us may stop reading: `quittance statement … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exit.well)
  throw error
})

try {
  await program(terminal, (code) => {
    process.exitCode = code
  }).parseAsync()
} catch (error) {
  process.exitCode = endOf(error)
}

function endOf(error: unknown): Exit {
  // Help and versions are no errors; commander has said the rest itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.well : exit.wrongUse
  const sentence = error instanceof Error ? error.message : String(error)
  terminal.err(sentence)
  if (error instanceof Ends) return error.code
  if (error instanceof LocationUnknown) return exit.wrongUse
  if (error instanceof StoreFileError || error instanceof ReadError) return exit.store
  return exit.store
}
