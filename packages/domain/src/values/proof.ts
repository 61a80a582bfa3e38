/** What shows that the client has performed. */
import * as t from 'io-ts'

import { exact } from './exact.ts'
import { Text } from './text.ts'

export const ProofKind = t.keyof({ order: null, deliveryNote: null }, 'ProofKind')
export type ProofKind = t.TypeOf<typeof ProofKind>

/** A document, by its own reference. */
export const Proof = exact({ kind: ProofKind, reference: Text }, 'Proof')
export type Proof = t.TypeOf<typeof Proof>
