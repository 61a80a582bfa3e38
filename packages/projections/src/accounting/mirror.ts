/** The client's own books (_PCG_): the factor's entries that touch his accounts, seen from the other side. */
import { invariant, negated } from '@quittance/domain/values'

import type { Account, Chart, FactorAccount } from './chart.ts'
import type { Entry } from './journal.ts'

const account = (label: string, nature: Account['nature'], path: string): Account => ({
  ...{ label, nature, path },
})

/** His sale (411 against 70x and 4457) is before any of these, and in no event here. */
export const clientChart = {
  '411000': account('Clients', 'asset', 'clients'),
  '445660': account('TVA déductible', 'asset', 'tva:deductible'),
  '467000': account('Factor, compte courant', 'asset', 'factor:compte-courant'),
  '467100': account('Factor, fonds de garantie', 'asset', 'factor:fonds-de-garantie'),
  '512000': account('Banque', 'asset', 'banque'),
  '622500': account("Commissions d'affacturage", 'expense', 'charges:commission-affacturage'),
  '661600': account('Intérêts du factor', 'expense', 'charges:commission-financement'),
} as const satisfies Chart

export type ClientAccount = keyof typeof clientChart

/** What he calls each account of his factor. What the factor holds or bears for a debtor is for him the debtor's. */
const mirrored: Partial<Readonly<Record<FactorAccount, ClientAccount>>> = {
  '110100': '512000',
  '250100': '411000',
  '251100': '467000',
  '251200': '467100',
  '252100': '411000',
  '258100': '411000',
  '445710': '445660',
  '667100': '411000',
  '702100': '661600',
  '706100': '622500',
  '706200': '622500',
}

/** Its sides exchanged; nothing of an entry that leaves the client's accounts as they were. */
export const mirrorOf = (entry: Entry): Entry<ClientAccount> | undefined => {
  if (!entry.lines.some(({ account: of }) => of === '251100' || of === '251200')) return undefined
  return {
    ...entry,
    lines: entry.lines.map(({ account: of, amount, party: _his, ...line }) => {
      const his = mirrored[of]
      invariant(his !== undefined, `${entry.source.type} posts to ${of}, which no client knows`)
      return { ...line, party: undefined, account: his, amount: negated(amount) }
    }),
  }
}
