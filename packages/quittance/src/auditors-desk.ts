/** The auditor's desk: double entry, evidence, and the log to carry away. */
import { Day, Instant } from '@quittance/domain/values'
import { Argument, type Command, Option } from 'commander'

import { formats, views } from './accounting/journal-text.ts'
import { checkpoint } from './commands/checkpoint.ts'
import { diff } from './commands/diff.ts'
import type { Exit } from './commands/exit.ts'
import { explain, figures } from './commands/explain.ts'
import { exportLog } from './commands/export.ts'
import { importLog } from './commands/import.ts'
import { journal } from './commands/journal.ts'
import { consistency, prove } from './commands/prove.ts'
import { replay } from './commands/replay.ts'
import { report } from './commands/report.ts'
import type { Terminal } from './commands/terminal.ts'
import { verify } from './commands/verify.ts'
import { atTimes, jsonOption, onOption, reading, revision, storeOption } from './options.ts'

export const auditorsDesk = (
  quittance: Command,
  terminal: Terminal,
  ended: (code: Exit) => void,
): void => {
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

  atTimes(quittance.command('explain'))
    .description('A figure by its events, its rule with the source, and its arithmetic.')
    .addArgument(new Argument('<figure>', 'what').choices(figures))
    .argument('[which]', 'which of them')
    .option('--contract <id>', 'whose; of an entry, none')
    .addOption(onOption())
    .option('--house <file>', 'of an entry: whose years number it, as for `journal`')
    .addOption(storeOption())
    .addOption(jsonOption('one JSON document'))
    .addHelpText('after', explainHelp)
    .action(async (figure, which, options) =>
      ended(await explain(figure, which, options, terminal)),
    )

  atTimes(quittance.command('report'))
    .description(
      'The file of a contract as one page: terms, position, statement, costs, checks (dossier).',
    )
    .requiredOption('--contract <id>', 'the contract')
    .addOption(storeOption())
    .option('--checkpoint <file...>', 'checkpoints that were kept elsewhere')
    .option('--key <file>', 'the public key of whoever signs, PEM')
    .option('--out <file>', 'where it goes, a file that is not there yet; printed, unless named')
    .addHelpText('after', reportHelp)
    .action(async (options) => ended(await report(options, terminal)))

  quittance
    .command('replay')
    .description(
      'Fold everything anew from the first event, and compare it with what is kept and decided on.',
    )
    .addOption(storeOption())
    .addOption(
      new Option('--tables <file>', 'where rows are kept; the ledger itself, unless named'),
    )
    .addOption(jsonOption('one difference a line, or how much was compared'))
    .addHelpText('after', replayHelp)
    .action(async (options) => ended(await replay(options, terminal)))

  quittance
    .command('diff')
    .description('What changed between two moments of knowledge, and by which events.')
    .addOption(
      new Option('--known-at <instant>', 'twice: the earlier and the later, in UTC')
        .argParser((text: string, before: ReadonlyArray<Instant> = []) => [
          ...before,
          reading(Instant, 'an instant in UTC, such as 2026-03-31T12:00:00Z')(text),
        ])
        .makeOptionMandatory(),
    )
    .option('--contract <id>', 'only streams that name this contract')
    .addOption(storeOption())
    .addOption(jsonOption('one JSON document'))
    .action(async (options) => ended(await diff(options, terminal)))

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
    .option('--checkpoint <file...>', 'checkpoints that came with it, or were kept elsewhere')
    .option('--key <file>', 'the public key of whoever signs, PEM')
    .addOption(jsonOption('one finding a line'))
    .addHelpText('after', importHelp)
    .action(async (file, options) => ended(await importLog(file, options, terminal)))
}

const journalHelp = `
hledger and beancount are for those tools to check: their own sums against what the balances say at each month's end.
csv has a row a line with the event that it is of. fec writes SirenFECyyyymmdd.txt, named and numbered as article
A47 A-1 of the LPF asks, and prints its path.
A house is {"siren":…,"closes":"12-31","accounts":{"250100":{"number":…,"label":…},…},"names":{…}}, any of them.
Ends with 0, 1 where the house does not fit or a fec would be empty, 3 if the store cannot be read.`

const explainHelp = `
  quittance explain availability --contract AF-2026-0001
  quittance explain commission R1 --contract AF-2026-0001       a schedule, month, period or fee, as a statement has it
  quittance explain cover B --contract AF-2026-0001             the guarantee line of a debtor
  quittance explain line 3 --contract AF-2026-0001              of the statement, from 1
  quittance explain entry RM000001                              of the journal; with --house, by its years
The amounts of the steps add up to the figure. An event, stream@revision, is in the log:
  quittance export | grep -F '"stream":"contract-AF-2026-0001","revision":"11"'
Ends with 0, 1 where there is no such figure, 3 if the store cannot be read.`

const reportHelp = `
HTML that asks nothing of any network and prints on A4; the same log gives the same bytes. Figures are those of balances,
availability, statement, aged and satisfaction; checks, root and checkpoints are of the whole log, whatever day is asked
about. Ask while nobody writes.
Ends with 0, 1 where there is no such contract, where a key or checkpoint is not what it should be, or with findings,
and then the page is written and says so; 3 if the store cannot be read.`

const replayHelp = `
Compared are, stream by stream, the figures that projections show with those that the room decides on, the rows that are
kept, as far as they have come, and the states that are kept of long streams. What differs is named, with both readings.
Ends with 0 when all is the same, 1 with differences, 3 if the store cannot be read.`

const importHelp = `
Chains, order and names of the whole file are verified first, and nothing is written where one does not hold. That events
of different streams stand in the order in which they were recorded is seen only by a checkpoint.
Ends with 0 when all of it is written, 1 with findings or where the ledger has another history, 3 if the store fails.`

const verifyHelp = `
Prints how many events hold, and how many of them are signed. A tail that was cut off is seen only by a checkpoint
that was kept elsewhere. docs/verify/verify.py checks the same without this program.
Ends with 0 when all holds, 1 with findings or where a key or checkpoint is not what it should be, 3 if the store
cannot be read.`
