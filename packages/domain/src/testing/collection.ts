/** A bank entry of 25,000.00, in words that the tests of a collection share. Amounts are euros. */
import type { Command } from '../collection/commands.ts'
import type { Event } from '../collection/events.ts'
import { decider } from '../collection/index.ts'
import { day } from '../values/day.ts'
import {
  ClientId,
  ContractId,
  collectionIdOf,
  DebtorId,
  directPaymentIdOf,
  excessIdOf,
  InvoiceId,
  id,
} from '../values/identity.ts'
import type { MeansOfPayment } from '../values/means.ts'
import type { Money } from '../values/money.ts'
import { number } from '../values/number.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { noTolerance } from '../values/tolerance.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'

export const { told, stateAfter } = story(decider)

export const entry = {
  account: text('FR7630006000011234567890189'),
  bookedOn: day('2026-03-10'),
  bankReference: text('VIR-0310-BATI'),
  amount: eur('25000.00'),
  sequence: 1,
}
export const collectionId = collectionIdOf(entry)

export const receive = (
  means: MeansOfPayment = 'transfer',
  otherwise: Partial<typeof entry> = {},
): Command => ({ type: 'ReceiveCollection', ...entry, ...otherwise, means })

export const identify = (debtor = 'B'): Command => ({
  ...{ type: 'IdentifyCollection', collectionId, debtorId: id(DebtorId, debtor) },
})

type Allocations = ReadonlyArray<readonly [invoice: string, amount: Money, contract?: string]>

export const allocate = (...allocations: Allocations): Command => ({
  ...{ type: 'AllocatePayment', collectionId },
  allocations: allocations.map(([invoice, amount, contract = 'AF-2026-0001']) => ({
    contractId: id(ContractId, contract),
    ...allocation(invoice, amount),
  })),
  claims: null,
})

/** A dividend, on what that debtor owes under that contract. */
export const dividend = (...claims: ReadonlyArray<Dividend>): Command => ({
  ...{ type: 'AllocatePayment', collectionId, allocations: [] },
  claims: claims.map(([debtor, amount, contract = 'AF-2026-0001']) => ({
    contractId: id(ContractId, contract),
    ...{ debtorId: id(DebtorId, debtor), amount: eur(amount) },
  })),
})
type Dividend = readonly [debtor: string, amount: string, contract?: string]

export const holdRest = (...remainders: ReadonlyArray<readonly [string, string]>): Command => ({
  ...{ type: 'HoldRemainder', collectionId, contractId: id(ContractId, 'AF-2026-0001') },
  heldOn: entry.bookedOn,
  remainders: remainders.map(([debtor, amount]) => ({
    ...{ debtorId: id(DebtorId, debtor), amount: eur(amount) },
  })),
})

export const reverse = (
  ground: 'returned' | 'recalled' = 'recalled',
  reversedOn = '2026-03-12',
): Command => ({
  ...{ type: 'ReverseCollection', collectionId, ground, reversedOn: day(reversedOn) },
})

export const received = (means: MeansOfPayment = 'transfer'): Event => ({
  ...{ type: 'CollectionReceived', collectionId, ...entry, means },
})
export const identified = (debtor = 'B'): Event => ({
  ...{ type: 'CollectionIdentified', collectionId, debtorId: id(DebtorId, debtor) },
})
export const allocated = (contract: string, ...allocations: Allocations): Event => ({
  ...{ type: 'PaymentAllocated', collectionId, contractId: id(ContractId, contract) },
  ...{ means: 'transfer', receivedOn: entry.bookedOn, tolerance: noTolerance('EUR') },
  allocations: allocations.map(([invoice, amount]) => allocation(invoice, amount)),
  claims: [],
})
export const dividendAllocated = (debtor: string, amount: string): Event => ({
  ...{ type: 'PaymentAllocated', collectionId, contractId: id(ContractId, 'AF-2026-0001') },
  ...{ means: 'transfer', receivedOn: entry.bookedOn, tolerance: noTolerance('EUR') },
  ...{ allocations: [], claims: [{ debtorId: id(DebtorId, debtor), amount: eur(amount) }] },
})
export const held = (debtor: string, amount: string): Event => ({
  ...{ type: 'RemainderHeld', collectionId, contractId: id(ContractId, 'AF-2026-0001') },
  ...{ debtorId: id(DebtorId, debtor), amount: eur(amount), heldOn: entry.bookedOn },
})

export const reversed = (contract: string | null, ...payments: Allocations): Event => ({
  ...{ type: 'CollectionReversed', collectionId, ground: 'recalled', means: 'transfer' },
  ...{ contractId: contract === null ? null : id(ContractId, contract) },
  ...{ receivedOn: entry.bookedOn, reversedOn: day('2026-03-12') },
  payments: payments.map(([invoice, amount]) => allocation(invoice, amount)),
  claims: [],
})

function allocation(invoice: string, amount: Money) {
  return { debtorId: id(DebtorId, 'B'), invoiceId: id(InvoiceId, invoice), amount }
}

export const holdCredit = (amount: string, contract = 'AF-2026-0001'): Command => ({
  ...{
    type: 'HoldCredit',
    collectionId,
    contractId: id(ContractId, contract),
    amount: eur(amount),
  },
})
export const refund = (
  amount: string,
  credit: { readonly debtor: string } | null = null,
  refundedOn = '2026-03-16',
): Command => ({
  ...{ type: 'RefundCollection', collectionId, amount: eur(amount), refundedOn: day(refundedOn) },
  credit: credit && {
    ...{ contractId: id(ContractId, 'AF-2026-0001'), debtorId: id(DebtorId, credit.debtor) },
  },
})
export const forward = (amount: string, forwardedOn = '2026-03-16'): Command => ({
  ...{ type: 'ForwardCollection', collectionId, clientId: id(ClientId, 'ALPHA') },
  ...{ amount: eur(amount), forwardedOn: day(forwardedOn) },
})
export const allocateCredit = (invoice: string, amount: string): Command => {
  const { debtorId, ...used } = allocation(invoice, eur(amount))
  return {
    ...{ type: 'AllocateCredit', collectionId, contractId: id(ContractId, 'AF-2026-0001') },
    ...{ debtorId, allocations: [used] },
  }
}
export const allocateByTerms = (tolerance: string, ...of: Allocations): Command => ({
  ...{ type: 'AllocateByTerms', collectionId },
  allocations: of.map(([invoice, amount, contract = 'AF-2026-0001']) => ({
    ...{ contractId: id(ContractId, contract), ...allocation(invoice, amount) },
  })),
  claims: [],
  tolerances: [
    {
      contractId: id(ContractId, 'AF-2026-0001'),
      tolerance: { amount: eur(tolerance), share: rate('0.001') },
    },
  ],
})

/** 200.00 that credit note AV9 left beyond what was open of F102. */
const excess = {
  ...{ contractId: id(ContractId, 'AF-2026-0001'), ...allocation('F102', eur('200.00')) },
  ...{ number: number('AV9'), heldOn: day('2026-03-10') },
}
export const excessId = excessIdOf(excess.invoiceId, excess.number)
export const holdExcess = (): Command => ({ type: 'HoldExcess', ...excess })
export const excessHeld = (): Event => ({ type: 'ExcessHeld', collectionId: excessId, ...excess })

/** 12,000.00 for F102, received by the client on Thursday 5 March. */
const direct = {
  ...{ contractId: id(ContractId, 'AF-2026-0001'), ...allocation('F102', eur('12000.00')) },
  ...{ reference: text('VIR-BATI-0305'), receivedByClientOn: day('2026-03-05') },
}
export const directId = directPaymentIdOf(direct)

export const reportDirect = (otherwise: Partial<typeof direct> = {}): Command => ({
  ...{ type: 'ReportDirectPayment', ...direct, ...otherwise },
})
export const passOn = (passedOnOn = '2026-03-10'): Command => ({
  ...{ type: 'PassOnDirectPayment', collectionId: directId, means: 'transfer' },
  passedOnOn: day(passedOnOn),
})
export const chargeReported = (amount = '12000.00', chargedOn = '2026-03-13'): Command => ({
  ...{ type: 'ChargeReportedPayment', collectionId: directId, amount: eur(amount) },
  chargedOn: day(chargedOn),
})
export const directReported = (): Event => ({
  ...{ type: 'DirectPaymentReported', ...direct, collectionId: directId },
})
