/** The same journal for Beancount, which wants every account opened, and a balance on the morning after. */
import { Money, plusDays } from '@quittance/domain/values'

import type { Chart } from './chart.ts'
import { controlsOf } from './controls.ts'
import { titleOf } from './entry.ts'
import type { Entry } from './journal.ts'
import type { MonthEnd } from './month-ends.ts'
import { beancountAccount } from './plain-accounts.ts'

/** Told every entry, it knows at the end which accounts to open. */
export const beancount = (chart: Chart) => {
  const accounts = new Set<string>()
  const named = (...of: readonly [string, Parameters<typeof beancountAccount>[2]]): string => {
    const account = beancountAccount(chart, ...of)
    accounts.add(account)
    return account
  }
  return {
    entry: ({ lines, bookedOn, number, source }: Entry<string>): string => {
      const { id, position, stream, revision } = source
      const rows = [
        `${bookedOn} * ${quoted(number)} ${quoted(titleOf(lines))}`,
        `  event: ${quoted(id)}`,
        `  position: ${quoted(position)}`,
        `  stream: ${quoted(`${stream}@${revision}`)}`,
        ...lines.map(({ account, amount, ...of }) => `  ${named(account, of)}  ${written(amount)}`),
      ]
      return `${rows.join('\n')}\n\n`
    },
    /** What `bean-check` compares, and what it must know before. */
    end: (ends: ReadonlyArray<MonthEnd>): string => {
      const balances = ends.flatMap((end) =>
        controlsOf(chart, end).map(({ account, party, balance }) => {
          const of = named(account, { party, receivable: undefined })
          const { amount, currency } = Money.encode(balance)
          // To the cent: unless told, Beancount overlooks one.
          return `${plusDays(end.on, 1)} balance ${of}  ${amount} ~ 0 ${currency}`
        }),
      )
      const opened = [...accounts].toSorted().map((account) => `1900-01-01 open ${account}`)
      return `${[...balances, '', ...opened].join('\n')}\n`
    },
  }
}

const written = (amount: Money): string => `${Money.encode(amount).amount} ${amount.currency}`

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
