/** What the client is charged for the service: on invoices, on credit notes, and by the tariff. */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import type { ContractId, InvoiceId } from '../../values/identity.ts'
import { isPositive, isZero, type Money, negated, sum, zero } from '../../values/money.ts'
import type { Text } from '../../values/text.ts'
import type { ChargeFee } from '../commands/fees.ts'
import type { BookCreditNote } from '../commands/incoming.ts'
import type { FactoringCommissionCharged } from '../events/commissions.ts'
import type { Fee } from '../events/terms/commissions.ts'
import type { AncillaryFeeKind, Terms, Vat } from '../events/terms.ts'
import type { Event } from '../events.ts'
import { commissionRefunded, factoringCommission } from '../factoring-commission.ts'
import type { Decision } from '../rejection.ts'
import { feeOf } from '../state/commissions.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { taxed, vatOn } from '../vat.ts'
import { withFund } from './fund.ts'
import { notThere } from './life.ts'

type Commissions = FactoringCommissionCharged['commissions']

/** One charge for all these invoices, its VAT rounded once; none when nothing is due. */
export const commissionOn = (
  contractId: ContractId,
  occasion: FactoringCommissionCharged['occasion'],
  invoices: ReadonlyArray<{ readonly invoiceId: InvoiceId; readonly amount: Money }>,
  terms: Terms,
  on: Day,
): ReadonlyArray<FactoringCommissionCharged> => {
  if (invoices.length === 0) return []
  const commissions = invoices.map(({ invoiceId, amount }) => ({
    invoiceId,
    exclTax: factoringCommission(amount, terms.factoringCommission),
  }))
  return charged(contractId, occasion, commissions, vatOn(terms, 'factoringCommission', on), on)
}

/**
 * Nothing; charged as an invoice is; or a part of what its invoice was charged given back, taxed as that
 * was, whatever is agreed since.
 */
export const commissionOnCreditNote = (
  { life, commissions }: Contract,
  { contractId, invoiceId, number, applied, excess, appliedOn }: BookCreditNote,
): ReadonlyArray<FactoringCommissionCharged> => {
  const amount = sum([applied, excess], life.currency)
  const occasion = { kind: 'creditNote', number } as const
  const terms = termsOn(life, appliedOn)
  switch (terms.factoringCommission.onCreditNotes) {
    case 'none':
      return []
    case 'charge':
      return commissionOn(contractId, occasion, [{ invoiceId, amount }], terms, appliedOn)
    case 'refund': {
      const invoice = commissions.invoices.get(invoiceId)
      if (invoice?.vat === undefined) return []
      const exclTax = negated(commissionRefunded(amount, invoice))
      return charged(contractId, occasion, [{ invoiceId, exclTax }], invoice.vat, appliedOn)
    }
  }
}

/** Where credit notes give back: of invoices that are charged after some of theirs, what these would have given back. */
export const givenBackOf = (
  contractId: ContractId,
  occasion: FactoringCommissionCharged['occasion'],
  invoices: ReadonlyArray<{
    readonly invoiceId: InvoiceId
    readonly amount: Money
    readonly credited: Money
  }>,
  terms: Terms,
  on: Day,
): ReadonlyArray<FactoringCommissionCharged> => {
  if (terms.factoringCommission.onCreditNotes !== 'refund') return []
  const commissions = invoices
    .filter(({ credited }) => isPositive(credited))
    .map(({ invoiceId, amount: face, credited }) => {
      const all = factoringCommission(face, terms.factoringCommission)
      const charge = { face, charged: all, credited: zero(face.currency) }
      return { invoiceId, exclTax: negated(commissionRefunded(credited, charge)) }
    })
  return charged(contractId, occasion, commissions, vatOn(terms, 'factoringCommission', on), on)
}

const charged = (
  contractId: ContractId,
  occasion: FactoringCommissionCharged['occasion'],
  commissions: Commissions,
  vat: Vat,
  valueOn: Day,
): ReadonlyArray<FactoringCommissionCharged> => {
  const [first] = commissions
  if (first === undefined) return []
  const exclTax = sum(
    commissions.map((commission) => commission.exclTax),
    first.exclTax.currency,
  )
  if (isZero(exclTax)) return []
  return [
    {
      ...{ type: 'FactoringCommissionCharged', contractId, occasion, commissions },
      ...taxed(exclTax, vat),
      valueOn,
    },
  ]
}

/** The amount is the tariff's of that day, never the caller's. */
export const chargeFee = (contract: Contract, command: ChargeFee): Decision => {
  const { life, commissions } = contract
  const { contractId, feeKind, reference, chargedOn: on } = command
  if (life.startedOn === undefined) return notThere(life, 'Started')
  if (commissions.fees.has(feeOf(command))) return accept()
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  if (on < life.startedOn) {
    return reject({ type: 'BeforeContractStarted', startedOn: life.startedOn })
  }
  const terms = termsOn(life, on)
  if (feeOn(terms, feeKind, on) === undefined)
    return reject({ type: 'FeeNotInTariff', feeKind, on })
  const fees = feesOf(contractId, terms, feeKind, { reference, on, valueOn: on })
  return accept(...withFund(contract, fees, { contractId, reference, on }))
}

/** What the tariff asks for that kind on that day; nothing when it asks for none, or for nothing. */
export const feesOf = (
  contractId: ContractId,
  terms: Terms,
  feeKind: AncillaryFeeKind,
  { reference, on, valueOn }: { readonly reference: Text; readonly on: Day; readonly valueOn: Day },
): ReadonlyArray<Event> => {
  const fee = feeOn(terms, feeKind, on)
  if (fee === undefined || isZero(fee.amount)) return []
  return [
    {
      ...{ type: 'AncillaryFeeCharged', contractId, feeKind, reference, chargedOn: on },
      ...taxed(fee.amount, vatOn(terms, feeKind, on)),
      valueOn,
    },
  ]
}

/** The last of its kind to have come into force. */
const feeOn = ({ fees }: Terms, feeKind: AncillaryFeeKind, on: Day): Fee | undefined =>
  fees.findLast(({ kind, validFrom }) => kind === feeKind && validFrom <= on)
