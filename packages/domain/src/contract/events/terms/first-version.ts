/** Terms as they were first stored. Released, so nothing here changes. */
import * as t from 'io-ts'

import { event, type Flat, upcast } from '../../../event-codec.ts'
import { Days } from '../../../values/count.ts'
import { exact } from '../../../values/exact.ts'
import { ContractId } from '../../../values/identity.ts'
import { Amount } from '../../../values/money.ts'
import { ProofKind } from '../../../values/proof.ts'
import { AnnualRate, Share } from '../../../values/rate.ts'
import { Text } from '../../../values/text.ts'
import { withDefaults } from './defaults.ts'
import { Vat } from './vat.ts'

const Terms = exact(
  {
    advanceRate: Share,
    fundApprovedOnly: t.boolean,
    guaranteeFund: exact({ retentionRate: Share, min: Amount, cap: Amount }, 'GuaranteeFundTerms'),
    factoringCommission: exact(
      { rate: Share, perInvoiceMin: Amount, vat: Vat },
      'FactoringCommissionTerms',
    ),
    financingCommission: exact(
      { reference: Text, margin: AnnualRate, vat: Vat },
      'FinancingCommissionTerms',
    ),
    collectionValue: exact({ transfer: Days, cheque: Days }, 'CollectionValueTerms'),
    eligibility: exact(
      { maxTermDays: Days, proofRequired: t.readonlyArray(ProofKind) },
      'EligibilityTerms',
    ),
  },
  'Terms',
)

const OfferSent = event('OfferSent', { contractId: ContractId, terms: Terms })

/** Their silence is what the rules say by default; each commission named its own VAT. */
export const offerSentSince1 = upcast(
  OfferSent,
  ({ terms, ...offer }): Flat => ({ ...offer, terms: withDefaults(terms) }),
)
