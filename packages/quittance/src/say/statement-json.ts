/** The statement of a contract for a machine: all that a person is shown. */
import { Contract } from '@quittance/domain/events'
import { type Account, scaleLines, versionOn } from '@quittance/domain/figures'
import { Fixing, Money } from '@quittance/domain/values'
import type { Booked, Charged, Position, Scaled, StatementLine } from '@quittance/projections'
import { availabilityOf, period } from '@quittance/projections'

import { exclusionJson } from './availability.ts'
import type { Told } from './statement.ts'
import { referenceOf } from './statement-words.ts'

/** Amounts are decimal strings of `currency`, rates fractions of one; without `from`, from the beginning. */
export const statementJson = (told: Told) => {
  const { statement, eve, from, to } = told
  const { position } = statement
  const { contractId, life, lastBookedOn } = position
  const { opening, lines, scales, charges } = period(statement, told)
  return {
    ...{ contractId, clientId: life.clientId, currency: life.currency },
    ...{ from: from ?? null, to: to ?? lastBookedOn },
    terms: termsJson(position),
    opening: { ...figures(opening), availability: eve ? available(eve) : '0.00' },
    lines: lines.map(lineJson),
    interest: scales.map(scaleJson),
    fees: charges.map(chargeJson),
    notFundable: availabilityOf(position).exclusions.map(exclusionJson),
    closing: { ...figures(position.account), availability: available(position) },
  }
}

export const lineJson = (line: StatementLine) => {
  const { bookedOn, valueOn, event, reference, debit, credit, fund, after } = line
  return {
    ...{ bookedOn, valueOn, event, reference, debit: text(debit), credit: text(credit) },
    ...{ fund: text(fund), ...figures(after) },
  }
}

/** A month that was recomputed says by how much; what it was told to cost is the difference. */
const scaleJson = ({ bookedOn, event }: Booked<Scaled>) => {
  const scale = event.type === 'FinancingCommissionCharged' ? event.advance : event
  const { lines, numbers } = scaleLines(scale)
  return {
    ...{ bookedOn, event: event.type },
    ...(event.type === 'FinancingCommissionCharged'
      ? { advanceId: event.advance.advanceId }
      : { month: event.month }),
    ...('fixing' in scale ? { fixing: Fixing.encode(scale.fixing) } : {}),
    ...(event.type === 'FinancingCommissionCorrected' ? { correction: text(event.exclTax) } : {}),
    lines: lines.map(({ from, to, days, balance, bearingFund, perDay, ...line }) => ({
      ...{ from, to, days, balance: text(balance), bearingFund: bearingFund.toFixed() },
      ...{ numbers: line.numbers.toFixed(), rate: line.rate.toFixed(), dayCount: line.dayCount },
      perDay: perDay.toFixed(),
    })),
    ...{ numbers: numbers.toFixed(), exact: scale.exact.toFixed(), rounded: text(scale.rounded) },
  }
}

const chargeJson = ({ bookedOn, event }: Booked<Charged>) => {
  const { type, valueOn, exclTax, vatAmount, inclTax, vat } = event
  return {
    ...{ bookedOn, valueOn, event: type, reference: referenceOf(event) },
    ...{ exclTax: text(exclTax), vatAmount: text(vatAmount), inclTax: text(inclTax) },
    vat: Contract.Vat.encode(vat),
  }
}

const termsJson = ({ life, lastBookedOn }: Position) => {
  if (life.versions.isEmpty()) return null
  const { version, effectiveOn, terms } = versionOn(life, lastBookedOn)
  return { version, effectiveOn, ...Contract.Terms.encode(terms) }
}

const figures = ({ clientAccount, guaranteeFund, outstanding, fundsInUse }: Account) => ({
  ...{ clientAccount: text(clientAccount), guaranteeFund: text(guaranteeFund) },
  ...{ outstanding: text(outstanding), fundsInUse: text(fundsInUse) },
})

const available = (position: Position): string => text(availabilityOf(position).availability)

const text = (money: Money): string => Money.encode(money).amount
