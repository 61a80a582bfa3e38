/** A report as a document: a section for each question that an auditor or a credit committee asks. */
import { code, type Document } from '../page/document.ts'
import type { Report } from './report.ts'
import { aged } from './sections/aged.ts'
import { availability } from './sections/availability.ts'
import { checks } from './sections/checks.ts'
import { commitments } from './sections/commitments.ts'
import { contract } from './sections/contract.ts'
import { costs } from './sections/costs.ts'
import { overTime } from './sections/over-time.ts'
import { position } from './sections/position.ts'
import { statement } from './sections/statement.ts'
import { withFrench } from './words.ts'

export const reportDocument = (report: Report): Document => {
  const { contractId, life, lastBookedOn } = report.statement.position
  return {
    kind: 'report',
    title: `Report on contract ${contractId}`,
    subtitle: withFrench(
      `Of client ${life.clientId}, in ${life.currency}, as booked up to ${lastBookedOn} (dossier du contrat)`,
    ),
    sections: [
      ...[contract, position, availability, overTime, statement, aged, costs],
      ...[commitments, checks],
    ].map((section) => section(report)),
    colophon: colophon(report),
  }
}

const colophon = (report: Report) => [
  [
    'Every figure is read from the ledger’s events, and is what ',
    ...[code('quittance balances'), ', ', code('availability'), ', ', code('statement'), ', '],
    ...[code('aged'), ' and ', code('satisfaction'), ' say of them. The log had '],
    ...[`${report.evidence.events} events.`],
  ],
  [
    'Whoever has the log makes this page again: ',
    code(asked(report)),
    report.evidence.heads.length === 0
      ? '.'
      : ', with the checkpoints and the key that it was given.',
  ],
  [
    'An event is named by its stream and its place there, from 0; ',
    ...[code('quittance explain'), ' derives a figure step by step, '],
    ...[code('quittance prove'), ' shows that an event is in the log that was signed.'],
  ],
  'Days are those of Paris; a person is named as the command named him.',
]

const asked = ({ statement: { position: at }, by: { asOf, knownAt } }: Report): string =>
  [
    `quittance report --contract ${at.contractId}`,
    ...(asOf === undefined ? [] : [`--as-of ${asOf}`]),
    ...(knownAt === undefined ? [] : [`--known-at ${knownAt}`]),
  ].join(' ')
