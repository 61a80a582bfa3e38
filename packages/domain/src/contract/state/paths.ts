/** The states of a contract, and the ways between them (table 1.1 of the rules). */
/** One after another, none left out. */
export const steps = [
  'Requested',
  'Approved',
  'OfferSent',
  'Signed',
  'DocumentsComplete',
  'Started',
] as const

/** From where each is reached; nowhere else is. */
const paths = {
  Requested: [],
  Approved: ['Requested'],
  OfferSent: ['Approved'],
  Signed: ['OfferSent'],
  DocumentsComplete: ['Signed'],
  Started: ['DocumentsComplete', 'Suspended'],
  Suspended: ['Started'],
  NoticeGiven: ['Started', 'Suspended'],
  RunOff: ['Started', 'Suspended', 'NoticeGiven'],
  Closed: ['RunOff'],
  Declined: ['Requested'],
  Withdrawn: ['Requested', 'Approved', 'OfferSent'],
  Rescinded: ['Signed', 'DocumentsComplete'],
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>

export type Status = keyof typeof paths

interface Standing {
  readonly status: Status
}

/** Whether the contract may go there from where it is. */
export const canBecome = ({ status }: Standing, to: Status): boolean =>
  (paths[to] as ReadonlyArray<Status>).includes(status)

/** No step that one takes: a reversal alone leads back from the end (rules 1.20). */
export const isReopened = ({ status }: Standing, to: Status): boolean =>
  status === 'Closed' && to === 'RunOff'

/** Whether it may still get there. */
export const mayYetBecome = ({ status }: Standing, to: Status): boolean =>
  reachedFrom(to).has(status)

const reachedFrom = (to: Status, found = new Set<Status>()): ReadonlySet<Status> => {
  for (const from of paths[to] as ReadonlyArray<Status>) {
    if (!found.has(from)) reachedFrom(from, found.add(from))
  }
  return found
}
