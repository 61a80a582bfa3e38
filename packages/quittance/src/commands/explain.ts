/** `quittance explain`: a figure by its events, its rule and its arithmetic. */
import type { Contract, GuaranteeLine } from '@quittance/domain/events'
import type { AnnualDate, Day } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Cut, cut, factorChart } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { availabilityExplained } from '../explaining/availability.ts'
import { commissionsExplained } from '../explaining/commission.ts'
import { coverExplained } from '../explaining/cover.ts'
import { entriesExplained } from '../explaining/entry.ts'
import type { Explained } from '../explaining/explanation.ts'
import { statementLineExplained } from '../explaining/statement-line.ts'
import { openStore } from '../open-store.ts'
import { told } from '../queries/told.ts'
import { queriesOn } from '../queries.ts'
import { explanationJson, explanationText } from '../say/explanation.ts'
import { asText, cutOf, found } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import { houseIn } from './journal.ts'
import type { Terminal } from './terminal.ts'

export const figures = ['availability', 'commission', 'cover', 'line', 'entry'] as const
type Figure = (typeof figures)[number]

interface Asked extends Cut {
  readonly store: string
  readonly contract?: string
  readonly on?: Day
  /** Of an entry: when the years of its house close. */
  readonly house?: string
  readonly json?: boolean
}

export const explain = async (
  figure: Figure,
  which: string | undefined,
  asked: Asked,
  { out }: Terminal,
): Promise<Exit> => {
  if (which === undefined && figure !== 'availability') {
    throw new Ends(exit.wrongUse, `Say which ${figure}: ${named[figure]}.`)
  }
  if (asked.contract !== undefined && figure === 'entry') {
    throw new Ends(exit.wrongUse, 'An entry is of the whole journal: leave --contract out.')
  }
  if (asked.contract === undefined && figure !== 'entry') {
    throw new Ends(
      exit.wrongUse,
      `The ${figure} of a contract is explained: name it with --contract.`,
    )
  }
  const { closes } = await houseIn(factorChart, asked.house)
  const store = await openStore(asked.store)
  try {
    const explained = await explanations(store, figure, which ?? '', { ...asked, closes })
    if (E.isLeft(explained)) {
      const those = explained.left.length === 0 ? 'none' : explained.left.join(', ')
      throw new Ends(
        exit.refused,
        `There is no ${figure} ${which} in this ledger: ${named[figure]}. It has ${those}.`,
      )
    }
    out(
      asked.json
        ? asText(explained.right.map(explanationJson))
        : explained.right.map(explanationText).join('\n\n'),
    )
    return exit.well
  } finally {
    await store.close()
  }
}

const named: Readonly<Record<Figure, string>> = {
  availability: 'it is of a contract',
  commission: 'a schedule, month, period or fee, as the fees of `quittance statement` refer to it',
  cover: 'the debtor of a guarantee line',
  line: 'the number of a line of `quittance statement`, from 1',
  entry: 'its number in `quittance journal`, such as RM000001',
}

const explanations = async (
  store: EventStore,
  figure: Figure,
  which: string,
  { contract = '', on, closes, ...by }: Asked & { readonly closes: AnnualDate },
): Promise<Explained> => {
  const then = cut(cutOf(by))
  const history = () => then(told<Contract.Event>(store.read(`contract-${contract}`)))
  if (figure === 'entry') return entriesExplained(store, which, closes, cutOf(by))
  await found({ contract, ...by }, queriesOn(store).position)
  switch (figure) {
    case 'availability':
      return availabilityExplained(history(), on)
    case 'commission':
      return commissionsExplained(history(), which)
    case 'cover': {
      const pages = store.readAll({ filter: { streamPrefixes: [`guaranteeLine-${contract}_`] } })
      const numbers = await numbersIn(history())
      return coverExplained(then(told<GuaranteeLine.Event>(pages)), which, numbers)
    }
    case 'line':
      return statementLineExplained(history(), Number(which))
  }
}

/** Invoices as people know them. */
const numbersIn = async (
  history: AsyncIterable<ReadonlyArray<{ readonly event: Contract.Event }>>,
): Promise<ReadonlyMap<string, string>> => {
  const numbers = new Map<string, string>()
  for await (const page of history) {
    for (const { event } of page) {
      if (event.type !== 'ScheduleBooked') continue
      for (const { kind, invoiceId, number } of event.accepted)
        if (kind === 'invoice') numbers.set(invoiceId, number)
    }
  }
  return numbers
}
