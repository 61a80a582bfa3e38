/** An answer that is itself a recorded refusal counts as refused. */
import type { Done, RecordedRefusal } from './answer.ts'

/** In the command's own stream: a credit note that is refused does not refuse its schedule. */
export const recordedRefusal = (stream: string, recorded: Done): RecordedRefusal | undefined => {
  for (const told of [...recorded.events, ...recorded.consequences]) {
    const { event } = told
    if (told.stream !== stream) continue
    switch (event.type) {
      case 'ScheduleRejected':
      case 'AdvanceRefused':
      case 'CreditNoteRefused':
        return { ...event, recorded }
      default:
    }
  }
  return undefined
}
