/** From the request to the start: each step once, in order. */
import { accept, reject } from '../../decider.ts'
import type {
  CheckKyc,
  CompleteSupportingDocuments,
  ReceiveSupportingDocument,
  RequestContract,
  RescindContract,
  SendOffer,
  SignContract,
  StartContract,
} from '../commands/life.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { isKnown, type Life } from '../state/life.ts'
import { canBecome, mayYetBecome, type Status, steps } from '../state/paths.ts'
import type { State } from '../state.ts'
import { contradiction, sameTerms, untaxed } from './terms.ts'

export const request = (state: State, command: RequestContract): Decision => {
  if (state.status === 'Absent') return accept({ ...command, type: 'ContractRequested' })
  const { clientId, currency } = state.life
  const asBefore = clientId === command.clientId && currency === command.currency
  return asBefore ? accept() : reject({ type: 'ContractRequestedOtherwise' })
}

/** For a step that says nothing but that it was taken. */
export const step = (life: Life, to: Status, event: Event): Decision => {
  if (isPast(life, to)) return accept()
  return canBecome(life, to) ? accept(event) : notThere(life, to)
}

/** For an end before the start. */
export const leave = (life: Life, to: Status, event: Event): Decision => {
  if (life.status === to) return accept()
  return canBecome(life, to) ? accept(event) : notThere(life, to)
}

export const sendOffer = (life: Life, { contractId, terms }: SendOffer): Decision => {
  if (life.offered !== undefined) {
    return sameTerms(life.offered, terms) ? accept() : reject({ type: 'OfferSentOtherwise' })
  }
  if (!canBecome(life, 'OfferSent')) return notThere(life, 'OfferSent')
  const why = contradiction(terms, life.currency)
  return why ? reject(why) : accept({ type: 'OfferSent', contractId, terms })
}

export const checkKyc = (life: Life, { contractId, level, expiresOn }: CheckKyc): Decision => {
  if (life.kycLevel === level && life.kycExpiresOn === expiresOn) return accept()
  if (isOver(life)) return notThere(life, 'Closed')
  return accept({ type: 'KycChecked', contractId, level, expiresOn })
}

export const receiveDocument = (life: Life, command: ReceiveSupportingDocument): Decision => {
  if (life.documents.includes(command.document)) return accept()
  if (isOver(life)) return notThere(life, 'Closed')
  return accept({ ...command, type: 'SupportingDocumentReceived' })
}

/** Once all that the terms ask for has come. */
export const completeDocuments = (
  life: Life,
  { contractId }: CompleteSupportingDocuments,
): Decision => {
  const missing = (life.offered?.supportingDocuments ?? []).filter(
    (document) => !life.documents.includes(document),
  )
  if (canBecome(life, 'DocumentsComplete') && missing.length > 0) {
    return reject({ type: 'DocumentsMissing', missing })
  }
  return step(life, 'DocumentsComplete', { type: 'SupportingDocumentsCompleted', contractId })
}

export const sign = (life: Life, { contractId, signedOn }: SignContract): Decision => {
  if (isPast(life, 'Signed')) {
    const asBefore = life.signedOn === signedOn
    return asBefore
      ? accept()
      : reject({ type: 'ContractSignedOtherwise', signedOn: life.signedOn })
  }
  if (!canBecome(life, 'Signed')) return notThere(life, 'Signed')
  if (!isKnown(life, signedOn)) return kycNotValid(life, signedOn)
  return accept({ type: 'ContractSigned', contractId, signedOn })
}

export const start = (life: Life, { contractId, startedOn }: StartContract): Decision => {
  if (life.startedOn !== undefined) {
    const asBefore = life.startedOn === startedOn
    return asBefore
      ? accept()
      : reject({ type: 'ContractStartedOtherwise', startedOn: life.startedOn })
  }
  const { offered, signedOn } = life
  if (!canBecome(life, 'Started') || offered === undefined) return notThere(life, 'Started')
  if (signedOn !== undefined && startedOn < signedOn) {
    return reject({ type: 'BeforeSignature', signedOn })
  }
  if (!isKnown(life, startedOn)) return kycNotValid(life, startedOn)
  const why = untaxed(offered, startedOn)
  return why ? reject(why) : accept({ type: 'ContractStarted', contractId, startedOn })
}

export const rescind = (life: Life, command: RescindContract): Decision => {
  const { signedOn } = life
  if (signedOn !== undefined && command.rescindedOn < signedOn) {
    return reject({ type: 'BeforeSignature', signedOn })
  }
  return leave(life, 'Rescinded', { ...command, type: 'ContractRescinded' })
}

/** What comes first is left out, or it is too late. */
export const notThere = (life: Life, to: Status): Decision => {
  const { status } = life
  return reject({ type: mayYetBecome(life, to) ? 'ContractNotThere' : 'ContractTooFar', status })
}

const isPast = ({ status, startedOn }: Life, to: Status): boolean =>
  startedOn !== undefined || place(status) >= place(to)

const place = (status: Status): number => (steps as ReadonlyArray<Status>).indexOf(status)

const isOver = (life: Life): boolean => !mayYetBecome(life, 'Closed')

const kycNotValid = ({ kycExpiresOn }: Life, on: SignContract['signedOn']): Decision =>
  reject({ type: 'KycNotValid', on, expiresOn: kycExpiresOn })
