/** What became of the lines of a schedule that were not simply bought. */
import type { Contract } from '@quittance/domain/events'

type Place = Pick<Contract.RejectedLine, 'line' | 'number'>

const reasons: Readonly<Record<Contract.RejectedLine['reason'], string>> = {
  Duplicate: 'the invoice is assigned, or being assigned, already',
  RepeatedInSchedule: 'an earlier line is the same',
  AmountNotPositive: 'its amount is not above zero',
  OtherCurrency: 'it is in another currency than the contract',
  IssuedInTheFuture: 'it was issued after the schedule was transmitted',
  DueBeforeIssue: 'it is due before it was issued',
  TermTooLong: 'its term is longer than the terms take',
  DebtorNotRegistered: 'its debtor is not registered',
  PaymentClauseMissing: 'it does not say that it is sold and whom to pay (mention subrogative)',
  AccountNotFactors: 'the account to pay to is none of the factor’s',
  SubrogatedAfterPayment:
    'its receipt (quittance subrogative) is of a later day than its payment, and none stands',
  VatNotStated: 'it does not state its VAT, which cover leaves out',
  VatNotWithinAmount: 'its VAT is not from zero to less than its amount',
}

/** `line 4, F104: why (TheNameOfThat)`. */
export const rejectedLine = (line: Contract.RejectedLine): string =>
  `${placeOf(line)}: ${whyOf(line)}`

/** In the order of the schedule. */
export const bookingLines = ({
  held,
  rejected,
  warnings,
}: Contract.ScheduleBooked): ReadonlyArray<string> =>
  [
    ...rejected.map((each) => told(each, 'rejected', whyOf(each))),
    ...held.map((each) => told(each, 'held', `until its ${each.missing.join(' and ')} comes`)),
    ...warnings.map((each) =>
      told(each, 'warning', `by law it is due on ${each.dueAtLatest} at latest (${each.warning})`),
    ),
  ]
    .toSorted((one, other) => one.line - other.line)
    .map(({ words }) => words)

const told = (of: Place, what: string, why: string) => ({
  line: of.line,
  words: `${placeOf(of)} ${what}: ${why}`,
})

const whyOf = ({ reason }: Contract.RejectedLine): string => `${reasons[reason]} (${reason})`

const placeOf = ({ line, number }: Place): string => `line ${line}, ${number}`
