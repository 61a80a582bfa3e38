/** Checks and evidence: what was asked of the whole log, what does not hold, and how far it is signed. */
import type { Finding as Found } from '@quittance/auditor'

import {
  type Block,
  code,
  type Fact,
  inTable,
  prose,
  type Section,
  whole,
} from '../../page/document.ts'
import { counts } from '../../page/words.ts'
import { left, right } from '../../say/table.ts'
import { type Evidence, findingsIn, shownFindings } from '../evidence.ts'
import type { Report } from '../report.ts'

export const checks = ({ evidence }: Report): Section => ({
  title: 'Checks and evidence',
  blocks: [
    prose(
      'Asked of every event of the whole log: of all its contracts, and whatever day the rest of this page is of.',
    ),
    { is: 'facts', facts: facts(evidence) },
    ...findings(evidence),
    inTable({
      id: 'checks',
      caption: 'Each check: what holds if it finds nothing, and what it found',
      columns: [whole('Check'), left('Holds'), right('Events'), right('Findings')],
      rows: evidence.found.map(({ check, holds, findings: own }) => [
        ...[[code(check)], holds, number(evidence.events), own === 0 ? 'none' : number(own)],
      ]),
    }),
    inTable({
      id: 'head',
      caption: 'The head of the log, and what was signed of it',
      columns: [left('Evidence'), left('Is')],
      rows: head(evidence),
    }),
    prose(['Whoever has the ledger verifies it: ', code('quittance verify'), '.']),
    prose([
      'Whoever has its log alone, without this program: ',
      ...[code('python3 docs/verify/verify.py log log.ndjson'), ', with '],
      ...[code('--checkpoint'), ' and ', code('--key'), ' as far as it is signed; '],
      ...[code('quittance export'), ' writes that file.'],
    ]),
  ],
})

/** The first thing that is said of a page: whether what it rests on holds. */
export const soundness = (evidence: Evidence): Fact => {
  const count = findingsIn(evidence)
  return count === 0
    ? { label: 'Findings', value: 'None', note: `of ${evidence.found.length} checks`, tone: 'good' }
    : { label: 'Findings', value: number(count), note: 'the log does not hold', tone: 'bad' }
}

const facts = (evidence: Evidence): ReadonlyArray<Fact> => {
  const { events, heads, signatureChecked } = evidence
  const last = heads.at(-1)
  const by = signatureChecked ? 'signature checked' : 'signature not checked'
  return [
    soundness(evidence),
    { label: 'Events examined', value: number(events), note: 'the whole log' },
    last === undefined
      ? { label: 'Signed up to', value: '–', note: 'nothing is signed' }
      : { label: 'Signed up to', value: number(last.size), note: `by ${last.origin}, ${by}` },
  ]
}

const findings = (evidence: Evidence): ReadonlyArray<Block> => {
  const count = findingsIn(evidence)
  if (count === 0) return [prose('All of it holds: no check found anything.')]
  const others = count - evidence.findings.length
  return [
    prose(
      `This log does not hold: ${counts(count, 'finding')}. Figures of this page that rest on these events cannot be relied on.`,
    ),
    { is: 'findings', findings: evidence.findings.map(finding) },
    ...(others === 0
      ? []
      : [
          prose(
            `Here are the first ${shownFindings}; ${number(others)} more: ask quittance audit.`,
          ),
        ]),
  ]
}

const finding = ({ check, stream, revision, expected, found }: Found) => ({
  ...{ title: `Finding: ${check}`, text: `Expected ${expected}; found ${found}.` },
  evidence: [[code(`${stream}@${revision}`)]],
})

const head = ({ events, root, heads, signatureChecked }: Evidence) => {
  const last = heads.at(-1)
  return [
    ['Size of the log', `${number(events)} events`],
    ['Merkle root at that size (RFC 6962)', [code(base64(root))]],
    ...(last === undefined
      ? [['Last signed checkpoint', 'none: the log is held by its chains alone']]
      : [
          ['Last signed checkpoint', `${number(last.size)} events, by ${last.origin}`],
          ['Its root', [code(base64(last.root))]],
          ['Its signature', signatureChecked ? 'made by the key that was named' : unchecked],
          ['After it, by their chains alone', `${number(Math.max(0, events - last.size))} events`],
          ['Checkpoints compared with the log', number(heads.length)],
        ]),
  ]
}

const unchecked = 'not checked: no key was named'

const base64 = (root: Evidence['root']): string => Buffer.from(root).toString('base64')

/** `1,234`. */
const number = (count: number): string => String(count).replace(/\d(?=(\d{3})+$)/g, '$&,')
