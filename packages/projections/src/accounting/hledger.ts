/** A journal for hledger: one transaction an entry, and what the control accounts must show at each month's end. */
import { type Currency, decimals, Money, zero } from '@quittance/domain/values'

import type { Chart } from './chart.ts'
import { controlsOf } from './controls.ts'
import { titleOf } from './entry.ts'
import type { Entry } from './journal.ts'
import type { MonthEnd } from './month-ends.ts'
import { hledgerAccount } from './plain-accounts.ts'

/** Told every entry, it knows at the end which accounts and currencies to declare, as `hledger check --strict` wants. */
export const hledger = (chart: Chart) => {
  const [accounts, currencies] = [new Set<string>(), new Set<Currency>()]
  const named = (code: string, of: Parameters<typeof hledgerAccount>[2]): string => {
    const account = hledgerAccount(chart, code, of)
    accounts.add(account)
    return account
  }
  const written = (amount: Money): string => {
    currencies.add(amount.currency)
    return `${Money.encode(amount).amount} ${amount.currency}`
  }
  return {
    entry: ({ lines, bookedOn, number, source }: Entry<string>): string => {
      const { id, position, stream, revision } = source
      const tags = `event: ${id}, position: ${position}, stream: ${stream}@${revision}`
      return transaction(
        `${bookedOn} * (${number}) ${description(titleOf(lines))}  ; ${tags}`,
        lines.map(({ account, amount, ...of }) => [named(account, of), written(amount)]),
      )
    },
    /** Assertions: the check fails where the entries add up to anything else. */
    end: (ends: ReadonlyArray<MonthEnd>): string => {
      const assertions = ends.map((end) =>
        transaction(
          `${end.on} * Contrôle au ${end.on}`,
          controlsOf(chart, end).map(({ account, party, balance }) => [
            named(account, { party, receivable: undefined }),
            `${written(zero(balance.currency))} =* ${written(balance)}`,
          ]),
        ),
      )
      const declared = [
        ...[...currencies].toSorted().map((currency) => `commodity ${styleOf(currency)}`),
        ...[...accounts].toSorted().map((account) => `account ${account}`),
      ]
      return `${assertions.join('')}${declared.join('\n')}\n`
    },
  }
}

const transaction = (
  head: string,
  postings: ReadonlyArray<readonly [account: string, amount: string]>,
): string =>
  `${head}\n${postings.map(([account, amount]) => `    ${account.padEnd(44)}  ${amount}\n`).join('')}\n`

/** A decimal mark, and as many digits after it as the currency has. */
const styleOf = (currency: Currency): string => `1000.${'0'.repeat(decimals[currency])} ${currency}`

/** A `;` would begin a comment, and a `|` a payee. */
const description = (label: string): string => label.replace(/[;|]/g, ' ')
