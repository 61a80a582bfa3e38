/** The tax authority's file of entries (_fichier des écritures comptables_, article A47 A-1 of the LPF; golden FEC-1). */
import { type Day, invariant, Money, negated, zero } from '@quittance/domain/values'

import type { Chart } from './chart.ts'
import { journals } from './entry.ts'
import type { House } from './house.ts'
import type { Entry } from './journal.ts'
import { opening } from './opening.ts'

const columns = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib'],
  ...['CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit'],
  ...['EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise'],
]

/** `123456782FEC20261231.txt` */
export const fecName = (siren: string, closesOn: Day): string =>
  `${siren}FEC${packed(closesOn)}.txt`

/**
 * One financial year: its opening balances, then its entries in the order in which they were validated. Told
 * entries in the order of the log, of earlier years too; those of later ones are left out.
 */
export const fec = (chart: Chart, house: House, closesOn: Day) => {
  const lines: Array<string> = []
  const before = opening(chart)
  return {
    tell: (entry: Entry<string>): void => {
      if (entry.closesOn < closesOn) before.tell(entry)
      if (entry.closesOn === closesOn) lines.push(...rowsOf(house, entry))
    },
    /** Of the whole file; every row ends with CR/LF. */
    text: (): string => {
      const opened = before.entry(closesOn)
      const rows = [columns.join('|'), ...(opened ? rowsOf(house, opened) : []), ...lines]
      return rows.map((row) => `${row}\r\n`).join('')
    },
  }
}

const rowsOf = (house: House, entry: Omit<Entry<string>, 'source'>): ReadonlyArray<string> =>
  entry.lines.map(({ account, amount, party, label, piece, pieceOn }) => {
    invariant(amount.currency === 'EUR', 'a FEC is in euros')
    const { number, label: accountLabel } = house.accountOf(account)
    const [debit, credit] = sides(amount)
    return [
      ...[entry.journal, journals[entry.journal], entry.number, packed(entry.bookedOn)],
      ...[number, accountLabel, party ?? '', party === undefined ? '' : house.nameOf(party)],
      ...[piece, packed(pieceOn ?? entry.bookedOn), label, debit, credit],
      ...['', '', packed(entry.validOn), '', ''],
    ]
      .map(plain)
      .join('|')
  })

/** Both without a sign, the one that is not meant zero. */
const sides = (amount: Money): readonly [debit: string, credit: string] => {
  const nothing = comma(zero(amount.currency))
  return amount.minor < 0n ? [nothing, comma(negated(amount))] : [comma(amount), nothing]
}

const comma = (amount: Money): string => Money.encode(amount).amount.replace('.', ',')

const packed = (day: Day): string => day.replaceAll('-', '')

/** A field holds neither the separator nor the end of a row, nor anything else that is no character. */
const plain = (field: string): string => field.replace(/[|\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
