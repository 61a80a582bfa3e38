/** Options that commands share, each said once. */
import { Day, Instant } from '@quittance/domain/values'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

export const storeOption = () =>
  new Option('--store <where>', 'a file, or a server as esdb://… or kurrentdb://…').default(
    'ledger.db',
  )

export const jsonOption = (how: string) =>
  new Option('--json', `for machines, amounts as decimal strings: ${how}`)

/** The day asked about, which is not the day by which things were booked. */
export const onOption = () =>
  new Option('--on <day>', 'the day asked about; the last booked, unless named').argParser(
    reading(Day, 'a day'),
  )

export const ofContract = (command: Command): Command =>
  asked(command.requiredOption('--contract <id>', 'the contract'))

export const asked = (command: Command): Command =>
  atTimes(command.addOption(storeOption())).addOption(jsonOption('one JSON document'))

export const atTimes = (command: Command): Command =>
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

export const reading =
  <A>(codec: t.Type<A, string>, what: string) =>
  (text: string): A => {
    const read = codec.decode(text)
    if (E.isLeft(read)) throw new InvalidArgumentError(`It is not ${what}.`)
    return read.right
  }

export const several = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It is not a number from 1 on.')
  return Number(text)
}

export const revision = (text: string): bigint => {
  if (!/^(0|[1-9]\d{0,17})$/.test(text)) throw new InvalidArgumentError('It is not a revision.')
  return BigInt(text)
}
