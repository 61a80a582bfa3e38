/** The command line: what may be asked, and its help beside it. */
import { checks } from '@quittance/auditor'
import { Day, Month, Team } from '@quittance/domain/values'
import { Command, Option } from 'commander'

import { auditorsDesk } from './auditors-desk.ts'
import { audit } from './commands/audit.ts'
import { backup } from './commands/backup.ts'
import { closeDay } from './commands/close-day.ts'
import { collections } from './commands/collections.ts'
import type { Exit } from './commands/exit.ts'
import { propose } from './commands/propose.ts'
import { availability, balances, claims, lines, overdue, statement } from './commands/queries.ts'
import { aged, receivables } from './commands/receivables.ts'
import { recovery } from './commands/recovery.ts'
import { resume } from './commands/resume.ts'
import { review, reviewFormats } from './commands/review.ts'
import { run } from './commands/run.ts'
import { due, satisfaction } from './commands/service.ts'
import type { Terminal } from './commands/terminal.ts'
import {
  asked,
  atTimes,
  jsonOption,
  ofContract,
  onOption,
  reading,
  several,
  storeOption,
} from './options.ts'

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
    .addOption(onOption())
    .action(async (options) => ended(await availability(options, terminal)))

  ofContract(quittance.command('aged'))
    .description(
      'What each debtor owes by how long it is due (balance âgée), and his account: what is open less his credit.',
    )
    .addOption(onOption())
    .addHelpText('after', onHelp)
    .action(async (options) => ended(await aged(options, terminal)))

  ofContract(quittance.command('receivables'))
    .description('Each open invoice: law, collection, cover, funding, and what is disputed of it.')
    .option('--debtor <id>', 'only what this debtor owes')
    .addOption(onOption())
    .addHelpText('after', onHelp)
    .action(async (options) => ended(await receivables(options, terminal)))

  ofContract(quittance.command('overdue'))
    .description(
      'What is past due or disputed, for how long, and what of it is not funded (impayés).',
    )
    .addOption(onOption())
    .action(async (options) => ended(await overdue(options, terminal)))

  ofContract(quittance.command('lines'))
    .description(
      'The guarantee lines of a contract: limit and its days, what is owed, covered, free and waiting.',
    )
    .action(async (options) => ended(await lines(options, terminal)))

  asked(quittance.command('collections'))
    .description(
      'What came in (encaissements) and where it is, what is in suspense, and what the client is to pass on.',
    )
    .addOption(
      new Option('--contract <id>', 'only what was meant for this contract').conflicts('debtor'),
    )
    .option('--debtor <id>', 'only what this debtor paid')
    .addOption(onOption())
    .addHelpText('after', collectionsHelp)
    .action(async (options) => ended(await collections(options, terminal)))

  quittance
    .command('propose')
    .description('Which invoices a receipt would pay, and why (lettrage); nothing is written.')
    .requiredOption('--collection <id>', "the collection, or its bank's reference")
    .option('--indicated <numbers...>', 'the invoices that the debtor lists, in his order')
    .addOption(storeOption())
    .addOption(jsonOption('the AllocatePayment command, one line that `quittance run` takes'))
    .addHelpText('after', proposeHelp)
    .action(async (options) => ended(await propose(options, terminal)))

  asked(
    quittance
      .command('claims')
      .description(
        'What is claimed of insolvent debtors, the cover called, who bears it, and what came back.',
      )
      .option('--contract <id>', 'of one contract')
      .option('--debtor <id>', 'of one debtor'),
  ).action(async (options) => ended(await claims(options, terminal)))

  ofContract(quittance.command('statement'))
    .description(
      'Every movement of a contract with the position after it, what it cost, and what may not be drawn (relevé).',
    )
    .addOption(new Option('--from <day>', 'the first booking day').argParser(reading(Day, 'a day')))
    .addOption(new Option('--to <day>', 'the last booking day').argParser(reading(Day, 'a day')))
    .addHelpText('after', statementHelp)
    .action(async (options) => ended(await statement(options, terminal)))

  atTimes(quittance.command('satisfaction'))
    .description('The charter, measured: what was promised, kept, missed; complaints and surveys.')
    .option('--contract <id>', 'of one contract; of all, unless named')
    .addOption(
      new Option('--month <month>', 'only what began in that month').argParser(
        reading(Month, 'a month, such as 2026-03'),
      ),
    )
    .addOption(
      new Option(
        '--team <team>',
        `only what it keeps: ${Object.keys(Team.keys).join(', ')}`,
      ).choices(Object.keys(Team.keys)),
    )
    .addOption(storeOption())
    .addOption(jsonOption('one JSON document'))
    .addHelpText('after', satisfactionHelp)
    .action(async (options) => ended(await satisfaction(options, terminal)))

  atTimes(quittance.command('review'))
    .description(
      'The monthly quality review of a contract (revue qualité), as a page to hand over.',
    )
    .requiredOption('--contract <id>', 'the contract')
    .addOption(
      new Option('--month <month>', 'a month that is over')
        .argParser(reading(Month, 'a month, such as 2026-03'))
        .makeOptionMandatory(),
    )
    .addOption(storeOption())
    .addOption(
      new Option('--format <format>', 'how').choices(reviewFormats).default('html' as const),
    )
    .option('--out <file>', 'where it goes, a file that is not there yet; printed, unless named')
    .addHelpText('after', reviewHelp)
    .action(async (options) => ended(await review(options, terminal)))

  atTimes(quittance.command('due'))
    .description('Clocks that run out, reviews and meetings owed, complaints by deadline.')
    .option('--contract <id>', 'of one contract; of all, unless named')
    .addOption(
      new Option(
        '--on <day>',
        'the day asked about; the last that was booked, unless named',
      ).argParser(reading(Day, 'a day')),
    )
    .addOption(storeOption())
    .addOption(jsonOption('one JSON document'))
    .action(async (options) => ended(await due(options, terminal)))

  atTimes(quittance.command('recovery'))
    .description('The dunning diary: what was done, promised and disputed, and what comes next.')
    .option('--contract <id>', 'of one contract')
    .option('--debtor <id>', 'of one debtor')
    .addOption(storeOption())
    .addOption(
      new Option('--on <day>', 'the day asked about; the last booked, unless named').argParser(
        reading(Day, 'a day'),
      ),
    )
    .addOption(jsonOption('one JSON document'))
    .action(async (options) => ended(await recovery(options, terminal)))

  quittance
    .command('close-day')
    .description(
      'Withdraw what is no longer funded: contract by contract, those with something due.',
    )
    .addOption(
      new Option('--on <day>', 'the day to close; today in Paris, unless named').argParser(
        reading(Day, 'a day, such as 2026-03-31'),
      ),
    )
    .addOption(storeOption())
    .addOption(
      new Option('--tables <file>', 'where it keeps what is due; the ledger itself, unless named'),
    )
    .addOption(jsonOption('one contract a line'))
    .addHelpText('after', closeDayHelp)
    .action(async (options) => ended(await closeDay(options, terminal)))

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
    .addHelpText('after', ({ command }) => auditHelp(command.args))
    .action(async (names, options) => ended(await audit(names, options, terminal)))

  auditorsDesk(quittance, terminal, ended)

  return quittance
}

const runHelp = `
A line may say what it expects, an event or a refusal: {"type":"RequestAdvance",…,"expect":"AdvanceRefused"}.
An invoice's number may stand where its id would, and a bank's reference for a collection.
Ends with 0 when every line went as expected, 1 at the first that did not, 3 if the store failed.
Ctrl-C ends it after the line under way, with 130; a second one at once.`

const onHelp = `
Days past due are counted to the day asked about (--on); what is open is what was booked, or booked by --as-of.`

const collectionsHelp = `
Each receipt is allocated, held as a debtor's credit, refunded, forwarded to the client, went back, or is in suspense.
Days are counted to the day asked about (--on): of a contract its last booked, otherwise that of any receipt.`

const proposeHelp = `
What the debtor indicates comes first, then what the bank entry names, one invoice of that amount, some that come to
it, and the first due; the rest is left on account. Accept it with:
  quittance propose --collection VIR-0310 --json > allocate.jsonl && quittance run allocate.jsonl`

const closeDayHelp = `
A day that was forgotten is closed with the next one: days close in order, any number at a time.
A ledger on a server needs --tables. Ends with 0 when every contract was closed, 1 if one refused, 3 if the
store failed. Ctrl-C ends it after the contract under way, with 130: run it again, it goes on.`

const statementHelp = `
A movement stands on the day it was booked (Booked), and counts for interest from another (Value). With --known-at
the statement is as it was told then; a month that was recomputed since shows both of its scales without it.`

const satisfactionHelp = `
Commitments are measured at the end of --as-of, or at the last that happened. A clock is kept, missed (late, or open past its
deadline), pending or voided; on time is kept of kept and missed. With --contract and --month, the figures of the JSON
are those that PublishQualityReview takes.`

const reviewHelp = `
Measured at the end of the month, or of a later --as-of. The page is one file without scripts, fonts or links to elsewhere;
its figures and position are those that PublishQualityReview takes. The same log gives the same bytes.
Ends with 0, 1 where there is no such contract or the month is not over, 3 if the store cannot be read.`

/** Of the checks that are named; of all, a line each. */
const auditHelp = (named: ReadonlyArray<string>): string => {
  const asked = checks.filter(({ name }) => named.includes(name))
  if (asked.length > 0) {
    return asked.map(({ name, holds, page }) => `\n${name}: ${holds}.\n\n${page}`).join('\n')
  }
  return `
Checks:
${checks.map(({ name, holds }) => `  ${name.padEnd(12)}${holds}`).join('\n')}
Name one for its page: quittance audit identity --help
Ends with 0 when all holds, 1 with findings, 3 if the store cannot be read.`
}
