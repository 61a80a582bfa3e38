/** What goes wrong, once and on demand. */
import { denied, type Failure, notLeader, unauthenticated, unavailable } from './failures.ts'

export type Operation = 'append' | 'read' | 'subscribe'

export type Fault =
  /** Appended, and the connection breaks before anybody is told. */
  | { readonly type: 'LostAcknowledgement' }
  /** No answer, ever; `committed`: the append is done all the same. */
  | { readonly type: 'Silence'; readonly committed?: boolean }
  | { readonly type: 'Slow'; readonly milliseconds: number }
  /** The connection breaks before anything is done; a read or a subscription, after so many events. */
  | { readonly type: 'Cut'; readonly after?: number; readonly saying?: string }
  /** Ended as if all were well: without an answer, or after so many events. */
  | { readonly type: 'HalfClosed'; readonly after?: number }
  | { readonly type: 'NotLeader' }
  | { readonly type: 'Denied' }
  | { readonly type: 'Unauthenticated' }

export interface Faults {
  /** Befalls the next `times` calls of this operation, one unless told otherwise. */
  readonly next: (operation: Operation, fault: Fault, times?: number) => void
  /** Takes back what has not happened yet. */
  readonly clear: () => void
  /** Of faults that have not happened yet. */
  readonly pending: () => number
}

export const faultQueue = (): Faults & {
  readonly take: (operation: Operation) => Fault | undefined
} => {
  const queue: Array<{ readonly operation: Operation; readonly fault: Fault }> = []
  return {
    next: (operation, fault, times = 1) => {
      for (let n = 0; n < times; n++) queue.push({ operation, fault })
    },
    clear: () => {
      queue.length = 0
    },
    pending: () => queue.length,
    take: (operation) => {
      const at = queue.findIndex((due) => due.operation === operation)
      return at < 0 ? undefined : queue.splice(at, 1)[0]?.fault
    },
  }
}

/** The faults that are an answer in themselves: nothing is done. */
export const refusal = (fault: Fault | undefined, port: number): Failure | undefined => {
  switch (fault?.type) {
    case 'NotLeader':
      return notLeader(port)
    case 'Denied':
      return denied()
    case 'Unauthenticated':
      return unauthenticated()
    case 'Cut':
      return fault.after === undefined ? unavailable(fault.saying) : undefined
    default:
      return undefined
  }
}

export const slowness = async (fault: Fault | undefined): Promise<void> => {
  if (fault?.type === 'Slow')
    await new Promise((resolve) => setTimeout(resolve, fault.milliseconds).unref())
}
