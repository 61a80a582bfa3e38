/** The contract: how it stands, what became of it, and what was agreed, version by version. */
import { versionOn } from '@quittance/domain/figures'
import type { Position, Turn } from '@quittance/projections'

import {
  type Block,
  code,
  type Fact,
  inTable,
  prose,
  type Section,
  whole,
} from '../../page/document.ts'
import { left } from '../../say/table.ts'
import type { Report } from '../report.ts'
import { agreedIn, changedIn } from '../terms.ts'
import { turned } from '../turn-words.ts'
import { spaced, withFrench } from '../words.ts'
import { soundness } from './checks.ts'

type TermsVersion = ReturnType<typeof versionOn>

export const contract = ({ statement: { position }, turns, evidence }: Report): Section => ({
  title: withFrench('The contract and its terms (contrat)'),
  blocks: [
    { is: 'facts', facts: [...facts(position), soundness(evidence)] },
    inTable({
      id: 'turns',
      caption: 'What became of it, and who said so',
      columns: [whole('On'), left('What'), left('By'), left('Event')],
      rows: turns.map((turn) => [turn.on, turned(turn), turn.actor, [code(placeOf(turn))]]),
    }),
    ...termsOf(position),
  ],
})

const placeOf = ({ stream, revision }: Turn): string => `${stream}@${revision}`

const facts = ({ life, lastBookedOn }: Position): ReadonlyArray<Fact> => {
  const { status, signedOn, startedOn, closedOn, kycExpiresOn } = life
  return [
    { label: 'Status', value: statusOf(status), note: `on ${lastBookedOn}` },
    { label: 'Signed', value: signedOn ?? '–', note: startNote(startedOn) },
    ...(closedOn === undefined
      ? [{ label: 'Client known until', value: kycExpiresOn ?? '–', note: kycNote(life) }]
      : [{ label: 'Closed', value: closedOn, note: 'nothing is owed either way' }]),
    { label: 'Terms in force', ...versionNote(life, lastBookedOn) },
  ]
}

const statusOf = (status: Position['life']['status']): string =>
  status === 'RunOff' ? 'Run-off' : spaced(status)

const startNote = (startedOn: Position['life']['startedOn']): string =>
  startedOn === undefined ? 'not started' : `started ${startedOn}`

const kycNote = ({ kycLevel }: Position['life']): string =>
  kycLevel === undefined ? 'not looked at yet' : `${kycLevel} diligence (KYC)`

const versionNote = (life: Position['life'], on: Position['lastBookedOn']) => {
  if (life.versions.isEmpty()) {
    return { value: '–', note: life.offered === undefined ? 'none offered' : 'offered only' }
  }
  const { version, effectiveOn } = versionOn(life, on)
  return { value: `Version ${version}`, note: `from ${effectiveOn}` }
}

const termsOf = ({ life: { offered, versions } }: Position): ReadonlyArray<Block> => {
  const [first, ...later] = versions
  if (first === undefined) {
    return offered === undefined
      ? [prose('No terms were offered.')]
      : [inTable(wholeTerms('The terms as offered, not in force', offered))]
  }
  const caption = `Version ${first.version} of the terms, in force from ${first.effectiveOn}`
  return [
    inTable(wholeTerms(caption, first.terms)),
    ...later.flatMap((version, index) => changes(version, versions.get(index) ?? first)),
  ]
}

const wholeTerms = (caption: string, terms: TermsVersion['terms']) => ({
  ...{ id: 'terms', caption, columns: [left('Term'), left('Agreed')] },
  rows: agreedIn(terms).map(({ words, value }) => [withFrench(words), value]),
})

const changes = (version: TermsVersion, before: TermsVersion): ReadonlyArray<Block> => {
  const caption = `Version ${version.version} of the terms, in force from ${version.effectiveOn}`
  const rows = changedIn(before.terms, version.terms).map((each) => [
    ...[withFrench(each.words), each.before, each.value],
  ])
  if (rows.length === 0) return [prose(`${caption}: nothing else than version ${before.version}.`)]
  return [
    inTable({
      id: `terms-${version.version}`,
      caption: `${caption}, and what it changed`,
      columns: [left('Term'), left(`Version ${before.version}`), left('From then on')],
      rows,
    }),
  ]
}
