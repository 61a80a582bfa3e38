/** The command line: what may be asked, and its help beside it. */
import { checks } from '@quittance/auditor'
import { Day } from '@quittance/domain/values'
import { Command, Option } from 'commander'

import { auditorsDesk } from './auditors-desk.ts'
import { audit } from './commands/audit.ts'
import { backup } from './commands/backup.ts'
import type { Exit } from './commands/exit.ts'
import { availability, balances, lines, statement } from './commands/queries.ts'
import { resume } from './commands/resume.ts'
import { run } from './commands/run.ts'
import type { Terminal } from './commands/terminal.ts'
import { jsonOption, ofContract, reading, several, storeOption } from './options.ts'

/** `ended` is told how a command ended. Wrong use throws a `CommanderError`. */
export const program = (terminal: Terminal, ended: (code: Exit) => void): Command => {
  const quittance = new Command('quittance')
    .description('An event-sourced factoring ledger (affacturage).')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(add --help for what may be asked)')
    .exitOverride()

  quittance
    .command('run')
    .description('Execute a file of commands, one JSON object a line, and print each outcome.')
    .argument('<story.jsonl>', 'the file; run again, it goes on where it was')
    .addOption(storeOption())
    .addOption(jsonOption('one JSON object a line'))
    .addHelpText('after', runHelp)
    .action(async (file, options) => ended(await run(file, options, terminal)))

  ofContract(quittance.command('balances'))
    .description('What a contract has outstanding, in use, held back and available.')
    .action(async (options) => ended(await balances(options, terminal)))

  ofContract(quittance.command('availability'))
    .description('From the outstanding to what may be drawn, each euro with its cause.')
    .addOption(
      new Option('--on <day>', 'the day asked about; the last booked, unless named').argParser(
        reading(Day, 'a day'),
      ),
    )
    .action(async (options) => ended(await availability(options, terminal)))

  ofContract(quittance.command('lines'))
    .description('The guarantee lines of a contract: limit, cover in use, headroom, outstanding.')
    .action(async (options) => ended(await lines(options, terminal)))

  ofContract(quittance.command('statement'))
    .description(
      'Every movement of a contract with the position after it, what it cost, and what may not be drawn (relevé).',
    )
    .addOption(new Option('--from <day>', 'the first booking day').argParser(reading(Day, 'a day')))
    .addOption(new Option('--to <day>', 'the last booking day').argParser(reading(Day, 'a day')))
    .addHelpText('after', statementHelp)
    .action(async (options) => ended(await statement(options, terminal)))

  quittance
    .command('resume')
    .description('Run what follows in a contract whose policies stopped, once that is repaired.')
    .requiredOption('--contract <id>', 'the contract')
    .addOption(storeOption())
    .addOption(
      new Option('--workers <n>', 'how many there are, where workers write what follows').argParser(
        several,
      ),
    )
    .action(async (options) => ended(await resume(options, terminal)))

  quittance
    .command('backup')
    .description('Copy a ledger that is a file, as it is at one moment, while others write to it.')
    .addOption(storeOption())
    .requiredOption('--to <file>', 'the copy, a file that is not there yet')
    .action(async (options) => ended(await backup(options, terminal)))

  quittance
    .command('audit')
    .description('Does all of it hold? Silent when it does.')
    .argument('[check...]', 'all, unless named')
    .addOption(storeOption())
    .addOption(jsonOption('one finding a line'))
    .addHelpText('after', auditHelp)
    .action(async (names, options) => ended(await audit(names, options, terminal)))

  auditorsDesk(quittance, terminal, ended)

  return quittance
}

const runHelp = `
A line may say what it expects, an event or a refusal: {"type":"RequestAdvance",…,"expect":"AdvanceRefused"}.
An invoice's number may stand where its id would, and a bank's reference for a collection.
Ends with 0 when every line went as expected, 1 at the first that did not, 3 if the store failed.
Ctrl-C ends it after the line under way, with 130; a second one at once.`

const statementHelp = `
A movement stands on the day it was booked (Booked), and counts for interest from another (Value). With --known-at
the statement is as it was told then; a month that was recomputed since shows both of its scales without it.`

const auditHelp = `
Checks:
${checks.map(({ name, holds }) => `  ${name.padEnd(12)}${holds}`).join('\n')}
Ends with 0 when all holds, 1 with findings, 3 if the store cannot be read.`
