/** What is asked on a command line, done; and whatever goes wrong, said. */
import { ReadError } from '@quittance/event-store'
import { ServerError } from '@quittance/event-store-esdb'
import { StoreFileError } from '@quittance/event-store-sqlite'
import { CommanderError } from 'commander'

import { Ends, type Exit, exit } from './commands/exit.ts'
import type { Terminal } from './commands/terminal.ts'
import { LocationUnknown } from './open-store.ts'
import { program } from './program.ts'

/** Never rejects. `asked` begins with the command. */
export const commandLine = async (
  asked: ReadonlyArray<string>,
  terminal: Terminal,
): Promise<Exit> => {
  let ended: Exit = exit.well
  try {
    await program(terminal, (code) => {
      ended = code
    }).parseAsync(asked, { from: 'user' })
    return ended
  } catch (error) {
    // Commander has said itself what is wrong; and to ask for help is not.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.well : exit.wrongUse
    terminal.err(sentenceOf(error))
    if (error instanceof Ends) return error.code
    return error instanceof LocationUnknown ? exit.wrongUse : exit.store
  }
}

const sentenceOf = (error: unknown): string => {
  if (error instanceof Ends || error instanceof LocationUnknown) return error.message
  if (error instanceof StoreFileError) return fileSentence(error)
  if (error instanceof ServerError) return error.message
  if (error instanceof ReadError && error.failure.type !== 'DecodeFailure') {
    return `${error.message}. Ask again, and check the store if it still does not answer.`
  }
  const what = error instanceof Error ? error.message : String(error)
  return `${what}. Run \`quittance audit\` to see what does not hold; if it is silent, the fault is ours: please report it.`
}

/** In the words of the command line, where those of the package speak to a program. */
const fileSentence = ({ path, failure, message }: StoreFileError): string => {
  switch (failure.type) {
    case 'Missing':
      return `There is no file ${path}: check the path, or begin a ledger there with \`quittance run\`.`
    case 'Empty':
      return `${path} is an empty file: check the path, or begin a ledger in it with \`quittance run\`.`
    case 'NewerSchema':
      return `${path} has schema version ${failure.found} where this version of quittance knows ${failure.known}, and was left as it is: update quittance.`
    default:
      return message
  }
}
