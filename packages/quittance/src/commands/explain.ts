/** `quittance explain`: a figure by its events, its rule and its arithmetic. */
import type { Contract, GuaranteeLine } from '@quittance/domain/events'
import type { Day } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Cut, cut } from '@quittance/projections'

import { availabilityExplained } from '../explaining/availability.ts'
import { commissionsExplained } from '../explaining/commission.ts'
import { coverExplained } from '../explaining/cover.ts'
import { entriesExplained } from '../explaining/entry.ts'
import type { Explanation } from '../explaining/explanation.ts'
import { statementLineExplained } from '../explaining/statement-line.ts'
import { openStore } from '../open-store.ts'
import { told } from '../queries/told.ts'
import { queriesOn } from '../queries.ts'
import { explanationJson, explanationText } from '../say/explanation.ts'
import { asText, cutOf, found } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const figures = ['availability', 'commission', 'cover', 'line', 'entry'] as const
type Figure = (typeof figures)[number]

interface Asked extends Cut {
  readonly store: string
  readonly contract?: string
  readonly on?: Day
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
  if (asked.contract === undefined && figure !== 'entry') {
    throw new Ends(
      exit.wrongUse,
      `The ${figure} of a contract is explained: name it with --contract.`,
    )
  }
  const store = await openStore(asked.store)
  try {
    const explained = await explanations(store, figure, which ?? '', asked)
    if (explained.length === 0) {
      throw new Ends(
        exit.refused,
        `There is no ${figure} ${which} in this ledger: ${named[figure]}.`,
      )
    }
    out(
      asked.json
        ? asText(explained.map(explanationJson))
        : explained.map(explanationText).join('\n\n'),
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
  { contract = '', on, ...by }: Asked,
): Promise<ReadonlyArray<Explanation>> => {
  const then = cut(cutOf(by))
  const history = () => then(told<Contract.Event>(store.read(`contract-${contract}`)))
  if (figure === 'entry') return entriesExplained(store, which, cutOf(by))
  const position = await found({ contract, ...by }, queriesOn(store).position)
  switch (figure) {
    case 'availability':
      return [availabilityExplained(position, on)]
    case 'commission':
      return commissionsExplained(history(), which)
    case 'cover': {
      const pages = store.read(`guaranteeLine-${contract}_${which}`)
      const numbers = await numbersIn(history())
      return some(await coverExplained(then(told<GuaranteeLine.Event>(pages)), numbers))
    }
    case 'line':
      return some(await statementLineExplained(history(), Number(which)))
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

const some = (one: Explanation | undefined): ReadonlyArray<Explanation> => (one ? [one] : [])
