/** Mode B: what comes in for a receivable repays its advance, and pays for it (golden F-2). */
import type { Day } from '../../values/day.ts'
import type { ContractId, InvoiceId } from '../../values/identity.ts'
import { isZero } from '../../values/money.ts'
import type { Text } from '../../values/text.ts'
import type { CollectionBooked } from '../events/incoming.ts'
import type { Event } from '../events.ts'
import { priceOn } from '../financing-rate.ts'
import { advanceScale } from '../interest.ts'
import { type Life, termsOn } from '../state/life.ts'
import type { LinkedAdvance } from '../state/linked-advances.ts'
import { type Contract, evolve } from '../state.ts'
import { taxed, vatOn } from '../vat.ts'
import { commissionOn, givenBackOf } from './commissions.ts'

/** What was booked, with the interest of the advances that it settles. */
export const withSettlements = (
  contract: Contract,
  booked: ReadonlyArray<Event>,
  { contractId, invoices, valueOn }: Touched,
): ReadonlyArray<Event> => {
  const after = booked.reduce(evolve, contract)
  return [
    ...booked,
    ...[...new Set(invoices)].flatMap((of) => settled(after, contractId, of, valueOn)),
  ]
}

interface Touched {
  readonly contractId: ContractId
  readonly invoices: ReadonlyArray<InvoiceId>
  readonly valueOn: Day
}

/** Once its invoice has paid it or is open no longer, at the rate of its fixing, by the terms of its payment. */
const settled = (
  { life, advances, funding, commissions }: Contract,
  contractId: ContractId,
  invoiceId: InvoiceId,
  valueOn: Day,
): ReadonlyArray<Event> => {
  const advance = advances.get(invoiceId)
  const debtorId = commissions.invoices.get(invoiceId)?.debtorId
  if (advance?.paid === undefined || debtorId === undefined) return []
  const { advanceId } = advance
  const { left: unpaid } = advance.paid
  if (!isZero(unpaid) && funding.receivables.has(invoiceId)) return []
  return [
    { type: 'AdvanceSettled', contractId, advanceId, invoiceId, debtorId, unpaid, valueOn },
    ...interestUntil(life, contractId, advance, valueOn),
  ]
}

/** Of an advance that is linked and was paid, from its payment to the day on which it ends; nothing of another. */
export const interestUntil = (
  life: Life,
  contractId: ContractId,
  { advanceId, fixing, paid }: LinkedAdvance,
  valueOn: Day,
): ReadonlyArray<Event> => {
  if (paid === undefined) return []
  const { amount, from, repaid } = paid
  const terms = termsOn(life, from)
  const scale = advanceScale(amount, [from, valueOn], priceOn(terms, from, fixing), repaid)
  if (isZero(scale.rounded)) return []
  const charge = {
    ...taxed(scale.rounded, vatOn(terms, 'financingCommission', from)),
    capitalised: terms.financingCommission.capitalisation === 'monthly',
  }
  return [
    {
      ...{ type: 'FinancingCommissionCharged', contractId, month: null },
      ...{ advance: { advanceId, fixing, ...scale }, ...charge, valueOn },
    },
  ]
}

/**
 * Of invoices that were bought in mode B, the factoring commission, once each, as of the money that first comes in;
 * and what credit notes that came before it give back of that, as if they came after.
 */
export const commissionOnCollection = (
  { life, commissions }: Contract,
  { contractId, collectionId, lines, receivedOn, valueOn }: CollectionBooked,
  reference: Text,
): ReadonlyArray<Event> => {
  const due = lines.flatMap(({ invoiceId }) => {
    const invoice = commissions.invoices.get(invoiceId)
    if (invoice === undefined || invoice.vat !== undefined) return []
    if (termsOn(life, invoice.boughtOn).advanceMode !== 'B') return []
    return [{ invoiceId, amount: invoice.face, credited: invoice.credited }]
  })
  const occasion = { kind: 'collection', collectionId, reference } as const
  const terms = termsOn(life, receivedOn)
  return [
    ...commissionOn(contractId, occasion, due, terms, receivedOn),
    ...givenBackOf(contractId, occasion, due, terms, receivedOn),
  ].map((charge) => ({ ...charge, valueOn }))
}
