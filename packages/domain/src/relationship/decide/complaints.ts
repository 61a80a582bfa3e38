/** Received, acknowledged, answered, perhaps escalated and answered again, closed (rules 3.7). */
import { accept, reject } from '../../decider.ts'
import { isAlike } from '../../values/alike.ts'
import type {
  AcknowledgeComplaint,
  AnswerComplaint,
  CloseComplaint,
  EscalateComplaint,
  ExtendComplaint,
  ReceiveComplaint,
} from '../commands.ts'
import type { ComplaintAnswered, ComplaintEscalated, ComplaintReceived, Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import type { Complaint, State } from '../state.ts'
import { toldOn } from '../told-on.ts'
import { once } from './once.ts'

export const receive = ({ complaints }: State, command: ReceiveComplaint): Decision => {
  const { complaintId, sentOn, receivedOn } = command
  const countedFrom = command.countedFrom ?? 'receipt'
  if (sentOn !== null && receivedOn < sentOn) {
    return reject({ type: 'ComplaintSentAfterReceipt', complaintId, receivedOn })
  }
  if (countedFrom === 'sending' && sentOn === null) {
    return reject({ type: 'SendingDayUnknown', complaintId })
  }
  const received: ComplaintReceived = { ...command, type: 'ComplaintReceived', countedFrom }
  return once(complaints.get(complaintId)?.received, received, (before) => ({
    ...{ type: 'ComplaintReceivedOtherwise', complaintId, receivedOn: before.receivedOn },
  }))
}

type Treatment =
  | AcknowledgeComplaint
  | ExtendComplaint
  | AnswerComplaint
  | EscalateComplaint
  | CloseComplaint

/** Nothing is done about one that has not come, nor after its close. */
export const treat = ({ complaints }: State, command: Treatment): Decision => {
  const { complaintId } = command
  const complaint = complaints.get(complaintId)
  if (complaint === undefined) return reject({ type: 'ComplaintUnknown', complaintId })
  const { receivedOn } = complaint.received
  const on = toldOn(command)
  if (on !== undefined && on < receivedOn) {
    return reject({ type: 'BeforeComplaint', complaintId, receivedOn })
  }
  return treated(complaint, command)
}

const treated = (complaint: Complaint, command: Treatment): Decision => {
  switch (command.type) {
    case 'AcknowledgeComplaint':
      return acknowledge(complaint, command)
    case 'ExtendComplaint':
      return extend(complaint, command)
    case 'AnswerComplaint':
      return answer(complaint, command)
    case 'EscalateComplaint':
      return escalate(complaint, command)
    case 'CloseComplaint':
      return close(complaint, command)
  }
}

const acknowledge = (complaint: Complaint, command: AcknowledgeComplaint): Decision => {
  const { complaintId } = command
  const { acknowledgedOn, answered } = complaint
  if (acknowledgedOn === command.acknowledgedOn) return accept()
  if (acknowledgedOn !== undefined) {
    return reject({ type: 'ComplaintAcknowledgedOtherwise', complaintId, acknowledgedOn })
  }
  if (answered) return isAnswered(answered)
  return accept({ ...command, type: 'ComplaintAcknowledged' })
}

const extend = ({ answered, extended }: Complaint, command: ExtendComplaint): Decision => {
  const event: Event = { ...command, type: 'ComplaintExtended' }
  if (extended && isAlike(extended, event)) return accept()
  return answered ? isAnswered(answered) : accept(event)
}

/** Once, and once more after each escalation. */
const answer = (complaint: Complaint, command: AnswerComplaint): Decision => {
  const { contractId, complaintId, outcome, answeredOn, mediatorNamed, rootCause } = command
  const { answered, escalated, closedOn } = complaint
  if (!mediatorNamed) return reject({ type: 'MediatorNotNamed', complaintId })
  const of = { contractId, complaintId }
  const event: ComplaintAnswered = { type: 'ComplaintAnswered', ...of, outcome, answeredOn }
  if (answered && isAlike(answered, event)) return accept()
  if (closedOn !== undefined) return reject({ type: 'ComplaintIsClosed', complaintId, closedOn })
  if (answered && complaint.isAnswered) return isAnswered(answered)
  if (escalated && answeredOn < escalated.escalatedOn) return escalatedOtherwise(escalated)
  if (rootCause === null) return accept(event)
  return accept<Event>(event, {
    type: 'CorrectiveActionOpened',
    ...of,
    rootCause,
    openedOn: answeredOn,
  })
}

const escalate = (complaint: Complaint, command: EscalateComplaint): Decision => {
  const { complaintId, to, escalatedOn } = command
  const { answered, escalated, closedOn } = complaint
  const event: Event = { ...command, type: 'ComplaintEscalated' }
  if (escalated && isAlike(escalated, event)) return accept()
  if (closedOn !== undefined) return reject({ type: 'ComplaintIsClosed', complaintId, closedOn })
  if (answered === undefined) return reject({ type: 'ComplaintNotAnswered', complaintId })
  if (escalated && (escalated.to === to || escalated.to === 'mediation')) {
    return escalatedOtherwise(escalated)
  }
  const { answeredOn } = answered
  if (escalatedOn < answeredOn) return reject({ type: 'BeforeAnswer', complaintId, answeredOn })
  return accept(event)
}

const close = ({ answered, closedOn }: Complaint, command: CloseComplaint): Decision => {
  const { complaintId } = command
  if (closedOn === command.closedOn) return accept()
  if (closedOn !== undefined) return reject({ type: 'ComplaintIsClosed', complaintId, closedOn })
  if (answered === undefined) return reject({ type: 'ComplaintNotAnswered', complaintId })
  const { answeredOn } = answered
  if (command.closedOn < answeredOn) {
    return reject({ type: 'BeforeAnswer', complaintId, answeredOn })
  }
  return accept({ ...command, type: 'ComplaintClosed' })
}

const isAnswered = ({ complaintId, answeredOn }: ComplaintAnswered): Decision =>
  reject({ type: 'ComplaintIsAnswered', complaintId, answeredOn })

const escalatedOtherwise = ({ complaintId, to, escalatedOn }: ComplaintEscalated): Decision =>
  reject({ type: 'ComplaintEscalatedOtherwise', complaintId, to, escalatedOn })
