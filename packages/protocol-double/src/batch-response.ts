/** The answer to one append of a batch: a refusal is no status here, but a message within. */
import shared from '@eventstore/db-client/generated/shared_pb.js'
import status from '@eventstore/db-client/generated/status_pb.js'
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'

import { field } from './bytes.ts'
import type { Answer } from './log.ts'

export const batchResponse = (
  request: BatchAppendReq,
  options: BatchAppendReq.Options,
  answer: Answer,
): BatchAppendResp => {
  const response = new streams.BatchAppendResp()
  response.setCorrelationId(request.getCorrelationId())
  response.setStreamIdentifier(options.getStreamIdentifier())
  if (answer.type === 'Written') {
    const success = new streams.BatchAppendResp.Success()
    success.setCurrentRevision(answer.revision.toString())
    if (answer.position !== undefined) {
      const position = new shared.AllStreamPosition()
      position.setCommitPosition(answer.position.toString())
      position.setPreparePosition(answer.position.toString())
      success.setPosition(position)
    }
    response.setSuccess(success)
    return response
  }
  const [name, bytes] = details(answer)
  // The class that packs one message into another is not among the client's own.
  const packed = [
    field(1, Buffer.from(`type.googleapis.com/event_store.client.${name}`)),
    field(2, bytes),
  ]
  const error = Buffer.concat([field(2, Buffer.from(name)), field(3, Buffer.concat(packed))])
  response.setError(status.Status.deserializeBinary(error))
  return response
}

const details = (answer: Exclude<Answer, { readonly type: 'Written' }>) => {
  switch (answer.type) {
    case 'WrongExpectedVersion': {
      const wrong = new shared.WrongExpectedVersion()
      if (answer.actual !== undefined) wrong.setCurrentStreamRevision(answer.actual.toString())
      return ['WrongExpectedVersion', wrong.serializeBinary()] as const
    }
    case 'TooLarge': {
      const exceeded = new shared.MaximumAppendSizeExceeded()
      exceeded.setMaxappendsize(answer.limit)
      return ['MaximumAppendSizeExceeded', exceeded.serializeBinary()] as const
    }
    case 'StreamDeleted':
      return ['StreamDeleted', new shared.StreamDeleted().serializeBinary()] as const
  }
}
