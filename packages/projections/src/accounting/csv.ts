/** The journal as a table (RFC 4180): a row for each line of an entry, and where it comes from. */
import { Money } from '@quittance/domain/values'

import { journals } from './entry.ts'
import type { House } from './house.ts'
import type { Entry } from './journal.ts'

export const csvHead = row([
  ...['journal', 'journalLabel', 'number', 'bookedOn', 'validOn', 'account', 'accountLabel'],
  ...[
    'party',
    'partyName',
    'receivable',
    'piece',
    'pieceOn',
    'label',
    'debit',
    'credit',
    'currency',
  ],
  ...['event', 'type', 'stream', 'revision', 'position'],
])

export const csvEntry = (house: House, entry: Entry<string>): string =>
  entry.lines
    .map(({ account, amount, party, receivable, piece, pieceOn, label }) => {
      const { number, label: accountLabel } = house.accountOf(account)
      const { id, type, stream, revision, position } = entry.source
      const isCredit = amount.minor < 0n
      const text = Money.encode(amount).amount.replace('-', '')
      return row([
        ...[entry.journal, journals[entry.journal], entry.number, entry.bookedOn, entry.validOn],
        ...[number, accountLabel, party ?? '', party === undefined ? '' : house.nameOf(party)],
        ...[receivable ?? '', piece, pieceOn ?? entry.bookedOn, label],
        ...[isCredit ? '' : text, isCredit ? text : '', amount.currency],
        ...[id, type, stream, String(revision), position],
      ])
    })
    .join('')

function row(fields: ReadonlyArray<string>): string {
  return `${fields.map(quotedIfNeeded).join(',')}\r\n`
}

function quotedIfNeeded(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
