/** The command line: what may be asked, and its help beside it. */
import { checks } from '@quittance/auditor'
import { Day, Instant } from '@quittance/domain/values'
import { Command, InvalidArgumentError, Option } from 'commander'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

import { formats, views } from './accounting/journal-text.ts'
import { audit } from './commands/audit.ts'
import { backup } from './commands/backup.ts'
import { checkpoint } from './commands/checkpoint.ts'
import type { Exit } from './commands/exit.ts'
import { exportLog } from './commands/export.ts'
import { importLog } from './commands/import.ts'
import { journal } from './commands/journal.ts'
import { consistency, prove } from './commands/prove.ts'
import { availability, balances, lines, statement } from './commands/queries.ts'
import { resume } from './commands/resume.ts'
import { run } from './commands/run.ts'
import type { Terminal } from './commands/terminal.ts'
import { verify } from './commands/verify.ts'

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

  atTimes(quittance.command('journal'))
    .description('Double entry: an entry for every event that moved money or cover (journal).')
    .option('--contract <id>', 'one contract; all of them, unless named')
    .addOption(storeOption())
    .addOption(new Option('--format <format>', 'how').choices(formats).default('hledger'))
    .addOption(
      new Option('--view <books>', 'whose books').choices(views).default('factor' as const),
    )
    .option('--house <file>', 'account numbers, names, SIREN and year of the house, as JSON')
    .addOption(
      new Option('--closing <day>', 'fec: the last day of the year').argParser(
        reading(Day, 'a day'),
      ),
    )
    .option('--to <folder>', 'fec: where the file goes', '.')
    .addHelpText('after', journalHelp)
    .action(async (options) => ended(await journal(options, terminal)))

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

  quittance
    .command('verify')
    .description(
      'Is this the log that was written, and that was signed? Chains, order, checkpoints.',
    )
    .addOption(storeOption())
    .option('--checkpoint <file...>', 'checkpoints that were kept elsewhere')
    .option('--key <file>', 'the public key of whoever signs, PEM')
    .addOption(jsonOption('one finding a line, or how far it is signed'))
    .addHelpText('after', verifyHelp)
    .action(async (options) => ended(await verify(options, terminal)))

  quittance
    .command('checkpoint')
    .description('Sign how long the log is and its root (c2sp.org/tlog-checkpoint), and print it.')
    .addOption(storeOption())
    .requiredOption('--key <file>', 'the private key, Ed25519 in PEM, readable by its owner alone')
    .requiredOption('--origin <name>', 'the name of this log and of its key: example.com/ledger')
    .action(async (options) => ended(await checkpoint(options, terminal)))

  quittance
    .command('prove')
    .description('Prove by a checkpoint that an event is in the log (RFC 6962), as JSON.')
    .addOption(storeOption())
    .requiredOption('--stream <name>', 'the stream of the event')
    .addOption(
      new Option('--revision <n>', 'its place there, from 0')
        .argParser(revision)
        .makeOptionMandatory(),
    )
    .option('--checkpoint <file>', 'the one that the ledger keeps, unless named')
    .action(async (options) => ended(await prove(options, terminal)))

  quittance
    .command('consistency')
    .description('Prove that the log of one checkpoint begins with that of another, as JSON.')
    .addOption(storeOption())
    .requiredOption('--from <file>', 'the earlier checkpoint')
    .option('--to <file>', 'the later one; the one that the ledger keeps, unless named')
    .action(async (options) => ended(await consistency(options, terminal)))

  quittance
    .command('export')
    .description('The whole log, an event a line in its order, to hand over or to move.')
    .addOption(storeOption())
    .addOption(new Option('--format <format>', 'how').choices(['ndjson']).default('ndjson'))
    .action(async (options) => ended(await exportLog(options, terminal)))

  quittance
    .command('import')
    .description('Write an exported log to a ledger of its own, once all of it is verified.')
    .argument('<log.ndjson>', 'the file; imported again, it goes on where it was')
    .addOption(storeOption())
    .addOption(jsonOption('one finding a line'))
    .action(async (file, options) => ended(await importLog(file, options, terminal)))

  return quittance
}

const storeOption = () =>
  new Option('--store <where>', 'a file, or a server as esdb://… or kurrentdb://…').default(
    'ledger.db',
  )

const jsonOption = (how: string) =>
  new Option('--json', `for machines, amounts as decimal strings: ${how}`)

const ofContract = (command: Command): Command =>
  atTimes(
    command.requiredOption('--contract <id>', 'the contract').addOption(storeOption()),
  ).addOption(jsonOption('one JSON document'))

const atTimes = (command: Command): Command =>
  command
    .addOption(
      new Option('--as-of <day>', 'only what is booked on that day or before').argParser(
        reading(Day, 'a day, such as 2026-03-31'),
      ),
    )
    .addOption(
      new Option('--known-at <instant>', 'only what was recorded by then').argParser(
        reading(Instant, 'an instant in UTC, such as 2026-03-31T12:00:00Z'),
      ),
    )

const reading =
  <A>(codec: t.Type<A, string>, what: string) =>
  (text: string): A => {
    const read = codec.decode(text)
    if (E.isLeft(read)) throw new InvalidArgumentError(`It is not ${what}.`)
    return read.right
  }

const several = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is not a number from 1 on.')
  return Number(text)
}

const runHelp = `
A line may say what it expects, an event or a refusal: {"type":"RequestAdvance",…,"expect":"AdvanceRefused"}.
An invoice's number may stand where its id would, and a bank's reference for a collection.
Ends with 0 when every line went as expected, 1 at the first that did not, 3 if the store failed.
Ctrl-C ends it after the line under way, with 130; a second one at once.`

const statementHelp = `
A movement stands on the day it was booked (Booked), and counts for interest from another (Value). With --known-at
the statement is as it was told then; a month that was recomputed since shows both of its scales without it.`

const journalHelp = `
hledger and beancount are for those tools to check: their own sums against what the balances say at each month's end.
csv has a row a line with the event that it is of. fec writes SirenFECyyyymmdd.txt, named and numbered as article
A47 A-1 of the LPF asks, and prints its path.
A house is {"siren":…,"closes":"12-31","accounts":{"250100":{"number":…,"label":…},…},"names":{…}}, any of them.
Ends with 0, 1 where the house does not fit or there is nothing to print, 3 if the store cannot be read.`

const revision = (text: string): bigint => {
  if (!/^(0|[1-9]\d{0,17})$/.test(text)) throw new InvalidArgumentError('It is not a revision.')
  return BigInt(text)
}

const verifyHelp = `
Prints how many events hold, and how many of them are signed. A tail that was cut off is seen only by a checkpoint
that was kept elsewhere. docs/verify/verify.py checks the same without this program.
Ends with 0 when all holds, 1 with findings or where a key or checkpoint is not what it should be, 3 if the store
cannot be read.`

const auditHelp = `
Checks:
${checks.map(({ name, holds }) => `  ${name.padEnd(12)}${holds}`).join('\n')}
Ends with 0 when all holds, 1 with findings, 3 if the store cannot be read.`
