/** The command line, asked in this process. */
import { commandLine } from '../command-line.ts'
import type { Exit } from '../commands/exit.ts'

export interface Heard {
  readonly code: Exit
  /** As a terminal shows it. */
  readonly out: string
  readonly err: string
}

export const quittance = async (...asked: ReadonlyArray<string>): Promise<Heard> => {
  const heard = { out: '', err: '' }
  const hear = (where: 'out' | 'err') => (text: string) => {
    heard[where] += text.endsWith('\n') ? text : `${text}\n`
  }
  const interruption = () => new AbortController().signal
  const terminal = { out: hear('out'), err: hear('err'), isWatched: false, interruption }
  const code = await commandLine(asked, terminal)
  return { code, ...heard }
}
