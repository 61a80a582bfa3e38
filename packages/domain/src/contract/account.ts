/**
 * The client's position, four figures under one law after every event:
 * `client account + guarantee fund = outstanding − funds in use`.
 */
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { ScheduleId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { isZero, type Money, minus, negated, plus, sum, zero } from '../values/money.ts'
import type { DocumentNumber } from '../values/number.ts'
import type { FactoringCommissionCharged } from './events/commissions.ts'
import type { ScheduleBooked } from './events/schedules.ts'
import type { Event } from './events.ts'
import type { Charge } from './vat.ts'

export interface Account {
  /** Open assigned invoices, VAT included (_encours_). */
  readonly outstanding: Money
  /** What the factor has lent: draws and charges, less what was collected (_fonds employés_). */
  readonly fundsInUse: Money
  /** What the factor holds back (_fonds de garantie_). */
  readonly guaranteeFund: Money
  /** What the factor owes the client, when positive (_compte courant_). */
  readonly clientAccount: Money
}

/** What one event, or one line of it, does to the figures. */
export interface Movement {
  /** What a person knows it by: a schedule, a draw, an invoice, a month. */
  readonly reference: string
  /** The day from which it counts for interest. */
  readonly valueOn: Day
  /** The figures that change, and by how much. */
  readonly by: Partial<Account>
  /** Of the change of the funds in use, interest that bears none itself. */
  readonly uncapitalised?: Money
}

export const emptyAccount = (currency: Currency): Account => {
  const nothing = zero(currency)
  return {
    outstanding: nothing,
    fundsInUse: nothing,
    guaranteeFund: nothing,
    clientAccount: nothing,
  }
}

/** Most events move nothing; a receipt moves the figures once for each invoice that it paid. */
export const movementsOf = (event: Event): ReadonlyArray<Movement> => {
  switch (event.type) {
    case 'ScheduleBooked': {
      const { purchased, accepted, valueOn } = event
      const bought = accepted.filter(({ kind }) => kind === 'invoice')
      if (bought.length === 0) return []
      const outstanding = sum(
        bought.map(({ amount }) => amount),
        purchased.currency,
      )
      const reference = bookingReference(event)
      return [{ reference, valueOn, by: { clientAccount: purchased, outstanding } }]
    }
    case 'FactoringCommissionCharged':
      return [charged(occasionOf(event), event)]
    case 'AncillaryFeeCharged':
      return [charged(event.reference, event)]
    case 'AnnualMinimumCharged':
      return [charged(event.to, event)]
    case 'FinancingCommissionCharged': {
      const of = event.month ?? event.advance?.advanceId
      invariant(of !== undefined, 'a financing commission is of a month or of an advance')
      return [interest(of, event)]
    }
    case 'FinancingCommissionCorrected':
      return [interest(event.month, event)]
    case 'GuaranteeFundLevied': {
      const { reference, valueOn, amount } = event
      return [{ reference, valueOn, by: { clientAccount: negated(amount), guaranteeFund: amount } }]
    }
    case 'GuaranteeFundReleased': {
      const { reference, valueOn, amount } = event
      return [{ reference, valueOn, by: { clientAccount: amount, guaranteeFund: negated(amount) } }]
    }
    case 'GuaranteeFundSeized': {
      const { valueOn, amount } = event
      const by = { clientAccount: amount, guaranteeFund: negated(amount) }
      return [{ reference: 'default', valueOn, by }]
    }
    case 'AdvanceBooked': {
      const { advanceId, valueOn, amount } = event
      return [
        {
          reference: advanceId,
          valueOn,
          by: { clientAccount: negated(amount), fundsInUse: amount },
        },
      ]
    }
    case 'AdvanceReturned': {
      const { advanceId, valueOn, amount, wasBooked } = event
      if (!wasBooked) return []
      const by = { clientAccount: amount, fundsInUse: negated(amount) }
      return [{ reference: advanceId, valueOn, by }]
    }
    case 'CreditNoteBooked': {
      const { number, valueOn, applied, excess } = event
      return [
        {
          reference: number,
          valueOn,
          by: {
            clientAccount: negated(plus(applied, excess)),
            outstanding: negated(applied),
            fundsInUse: excess,
          },
        },
      ]
    }
    case 'CollectionBooked':
      return event.lines.map(({ number, applied }) => ({
        reference: number,
        valueOn: event.valueOn,
        by: { outstanding: negated(applied), fundsInUse: negated(applied) },
      }))
    case 'CollectionReversalBooked':
      return event.lines.map(({ number, restored }) => ({
        reference: number,
        valueOn: event.valueOn,
        by: { outstanding: restored, fundsInUse: restored },
      }))
    case 'SettlementDifferenceCharged':
      return event.lines.map(({ number, amount }) => ({
        reference: number,
        valueOn: event.valueOn,
        by: { clientAccount: negated(amount), outstanding: negated(amount) },
      }))
    case 'SettlementDifferenceReversed':
      return event.lines.map(({ number, amount }) => ({
        reference: number,
        valueOn: event.valueOn,
        by: { clientAccount: amount, outstanding: amount },
      }))
    case 'DirectPaymentCharged': {
      const { number, valueOn, amount } = event
      const by = { clientAccount: negated(amount), outstanding: negated(amount) }
      return [{ reference: number, valueOn, by }]
    }
    case 'DirectPaymentReturned': {
      const { number, valueOn, amount } = event
      const by = { clientAccount: amount, fundsInUse: negated(amount) }
      return [{ reference: number, valueOn, by }]
    }
    case 'InvoiceChargedBack': {
      const { number, valueOn, amount } = event
      const by = { clientAccount: negated(amount), outstanding: negated(amount) }
      return [{ reference: number, valueOn, by }]
    }
    case 'LossBorne': {
      const { number, valueOn, amount } = event
      return [
        {
          reference: number,
          valueOn,
          by: { outstanding: negated(amount), fundsInUse: negated(amount) },
        },
      ]
    }
    case 'TakingUndone': {
      const { number, valueOn, amount, of } = event
      const from = of.kind === 'loss' ? { fundsInUse: amount } : { clientAccount: amount }
      return [{ reference: number, valueOn, by: { outstanding: amount, ...from } }]
    }
    case 'RecoveryBooked': {
      const { recoveryId, valueOn, forClient } = event
      if (isZero(forClient)) return []
      const by = { clientAccount: forClient, fundsInUse: negated(forClient) }
      return [{ reference: recoveryId, valueOn, by }]
    }
    case 'RecoveryReversalBooked': {
      const { recoveryId, valueOn, forClient } = event
      if (isZero(forClient)) return []
      const by = { clientAccount: negated(forClient), fundsInUse: forClient }
      return [{ reference: recoveryId, valueOn, by }]
    }
    case 'ClientPaymentBooked': {
      const { reference, valueOn, amount } = event
      return [{ reference, valueOn, by: { clientAccount: amount, fundsInUse: negated(amount) } }]
    }
    case 'ClientBalanceRepaid': {
      const { valueOn, amount } = event
      const by = { clientAccount: negated(amount), fundsInUse: amount }
      return [{ reference: 'closing', valueOn, by }]
    }
    default:
      return []
  }
}

export const moved = (account: Account, { by }: Movement): Account => ({
  outstanding: by.outstanding ? plus(account.outstanding, by.outstanding) : account.outstanding,
  fundsInUse: by.fundsInUse ? plus(account.fundsInUse, by.fundsInUse) : account.fundsInUse,
  guaranteeFund: by.guaranteeFund
    ? plus(account.guaranteeFund, by.guaranteeFund)
    : account.guaranteeFund,
  clientAccount: by.clientAccount
    ? plus(account.clientAccount, by.clientAccount)
    : account.clientAccount,
})

/** Zero when the law holds: `client account + guarantee fund − (outstanding − funds in use)`. */
export const imbalance = (account: Account): Money =>
  minus(
    plus(account.clientAccount, account.guaranteeFund),
    minus(account.outstanding, account.fundsInUse),
  )

const charged = (reference: string, fee: Charge & { readonly valueOn: Day }): Movement => ({
  reference,
  valueOn: fee.valueOn,
  by: { clientAccount: negated(fee.inclTax), fundsInUse: plus(fee.exclTax, fee.vatAmount) },
})

const interest = (
  reference: string,
  fee: Charge & { readonly valueOn: Day; readonly capitalised: boolean },
): Movement => {
  const movement = charged(reference, fee)
  return fee.capitalised ? movement : { ...movement, uncapitalised: fee.inclTax }
}

/** A schedule, or the invoice of it whose proof came. */
export const bookingReference = ({ scheduleId, released }: ScheduleBooked): string =>
  released ? referenceTo(scheduleId, released.number) : scheduleId

const referenceTo = (scheduleId: ScheduleId, number: DocumentNumber): string =>
  `${scheduleId} ${number}`

const occasionOf = ({ occasion }: FactoringCommissionCharged): string => {
  switch (occasion.kind) {
    case 'schedule':
      return occasion.scheduleId
    case 'release':
      return referenceTo(occasion.scheduleId, occasion.number)
    case 'creditNote':
      return occasion.number
    case 'collection':
      return occasion.reference
  }
}
