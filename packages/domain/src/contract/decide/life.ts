/** From the request to the start: each step once, in order. */
import { accept, reject } from '../../decider.ts'
import { isNegative, type Money, minus } from '../../values/money.ts'
import type {
  CheckKyc,
  RequestContract,
  SendOffer,
  SignContract,
  StartContract,
} from '../commands/life.ts'
import { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { isKnown, type Life, type Status, steps } from '../state/life.ts'
import type { State } from '../state.ts'

export const request = (state: State, command: RequestContract): Decision => {
  if (state.status === 'Absent') return accept({ ...command, type: 'ContractRequested' })
  const { clientId, currency } = state.life
  const asBefore = clientId === command.clientId && currency === command.currency
  return asBefore ? accept() : reject({ type: 'ContractRequestedOtherwise' })
}

/** For a step that says nothing but that it was taken. */
export const step = (life: Life, to: Status, event: Event): Decision => {
  if (isPast(life, to)) return accept()
  return isNext(life, to) ? accept(event) : notThere(life)
}

export const sendOffer = (life: Life, { contractId, terms }: SendOffer): Decision => {
  if (life.offered !== undefined) {
    return sameTerms(life.offered, terms) ? accept() : reject({ type: 'OfferSentOtherwise' })
  }
  if (!isNext(life, 'OfferSent')) return notThere(life)
  const { min, cap } = terms.guaranteeFund
  const amounts: ReadonlyArray<Money> = [min, cap, terms.factoringCommission.perInvoiceMin]
  if (amounts.some(({ currency }) => currency !== life.currency)) {
    return reject({ type: 'CurrencyMustMatch', currency: life.currency })
  }
  if (amounts.some(isNegative)) return reject({ type: 'AmountMustNotBeNegative' })
  if (isNegative(minus(cap, min))) return reject({ type: 'CapUnderMinimum', min, cap })
  return accept({ type: 'OfferSent', contractId, terms })
}

export const checkKyc = (life: Life, { contractId, level, expiresOn }: CheckKyc): Decision =>
  life.kycLevel === level && life.kycExpiresOn === expiresOn
    ? accept()
    : accept({ type: 'KycChecked', contractId, level, expiresOn })

export const sign = (life: Life, { contractId, signedOn }: SignContract): Decision => {
  if (isPast(life, 'Signed')) {
    const asBefore = life.signedOn === signedOn
    return asBefore
      ? accept()
      : reject({ type: 'ContractSignedOtherwise', signedOn: life.signedOn })
  }
  if (!isNext(life, 'Signed')) return notThere(life)
  if (!isKnown(life, signedOn)) return kycNotValid(life, signedOn)
  return accept({ type: 'ContractSigned', contractId, signedOn })
}

export const start = (life: Life, { contractId, startedOn }: StartContract): Decision => {
  if (isPast(life, 'Started')) {
    const asBefore = life.startedOn === startedOn
    return asBefore
      ? accept()
      : reject({ type: 'ContractStartedOtherwise', startedOn: life.startedOn })
  }
  if (!isNext(life, 'Started')) return notThere(life)
  if (life.signedOn !== undefined && startedOn < life.signedOn) {
    return reject({ type: 'BeforeSignature', signedOn: life.signedOn })
  }
  if (!isKnown(life, startedOn)) return kycNotValid(life, startedOn)
  return accept({ type: 'ContractStarted', contractId, startedOn })
}

const place = (status: Status): number => steps.indexOf(status)

const isPast = (life: Life, status: Status): boolean => place(life.status) >= place(status)

const isNext = (life: Life, status: Status): boolean => place(life.status) + 1 === place(status)

const notThere = ({ status }: Life): Decision => reject({ type: 'ContractNotThere', status })

const kycNotValid = ({ kycExpiresOn }: Life, on: SignContract['signedOn']): Decision =>
  reject({ type: 'KycNotValid', on, expiresOn: kycExpiresOn })

const sameTerms = (one: Terms, other: Terms): boolean =>
  JSON.stringify(Terms.encode(one)) === JSON.stringify(Terms.encode(other))
