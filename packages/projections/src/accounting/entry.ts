/** Entries (_écritures_): what a money event debits and credits, to the cent as much of one as of the other. */
import type { ClientId, Day, DebtorId, DocumentNumber, Money } from '@quittance/domain/values'
import { invariant, isZero, negated } from '@quittance/domain/values'

import type { FactorAccount } from './chart.ts'

/** The journals, by the code that the FEC prints. */
export const journals = {
  RM: 'Remises',
  FI: 'Financements',
  EN: 'Encaissements',
  CM: 'Commissions',
  RQ: 'Risques',
  HB: 'Hors bilan',
  AN: 'À nouveaux',
} as const

export type JournalCode = keyof typeof journals

export interface Line<Account extends string = FactorAccount> {
  readonly account: Account
  /** A debit is positive, a credit negative. */
  readonly amount: Money
  /** The auxiliary account (_compte auxiliaire_). */
  readonly party: ClientId | DebtorId | undefined
  /** Of what is owed, on which invoice. */
  readonly receivable: DocumentNumber | undefined
  readonly label: string
  /** The document that bears it out (_pièce_): a schedule, an invoice, a bank reference. */
  readonly piece: string
  /** Of the piece; the booking day where the piece has none of its own. */
  readonly pieceOn: Day | undefined
}

/** What one event posts. */
export interface Posted {
  readonly journal: JournalCode
  readonly lines: ReadonlyArray<Line>
}

/** All that a line says beyond its account and amount. */
export interface About extends Pick<Line, 'label' | 'piece'> {
  readonly party?: Line['party']
  readonly receivable?: Line['receivable']
  readonly pieceOn?: Day
}

export const debit = (account: FactorAccount, amount: Money, about: About): Line => {
  const { party, receivable, label, piece, pieceOn } = about
  return { account, amount, label, piece, party, receivable, pieceOn }
}

export const credit = (account: FactorAccount, amount: Money, about: About): Line =>
  debit(account, negated(amount), about)

/** Lines of nothing are left out, and an entry of nothing is none. */
export const posted = (journal: JournalCode, ...lines: ReadonlyArray<Line>): Posted | undefined => {
  const moving = lines.filter(({ amount }) => !isZero(amount))
  if (moving.length === 0) return undefined
  const sums = new Map<string, bigint>()
  for (const { amount } of moving) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor)
  }
  invariant(
    [...sums.values()].every((sum) => sum === 0n),
    `an entry of ${moving[0]?.label} does not balance`,
  )
  return { journal, lines: moving }
}

/** What the entry is called: the words of a line that is not of one receivable among several. */
export const titleOf = (lines: ReadonlyArray<Pick<Line, 'label' | 'receivable'>>): string =>
  (lines.find(({ receivable }) => receivable === undefined) ?? lines[0])?.label ?? ''
