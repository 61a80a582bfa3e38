/** Append, one call an append; and BatchAppend, one call for all of them. */
import type {
  AppendReq,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js'

import { batchResponse } from './batch-response.ts'
import type { Call } from './call.ts'
import { streamDeleted, tooLarge, unavailable } from './failures.ts'
import { type Fault, type faultQueue, refusal, slowness } from './faults.ts'
import type { Answer, ExpectedState, Log, Proposed } from './log.ts'
import { empty, nameIn, proposedIn } from './wire.ts'

type Response = InstanceType<typeof streams.AppendResp>

export const appending = (
  log: Log,
  faults: Pick<ReturnType<typeof faultQueue>, 'take'>,
  port: () => number,
  calls: Array<Call>,
) => {
  const append = async (
    stream: string,
    expected: ExpectedState,
    proposed: ReadonlyArray<Proposed>,
    fault: Fault | undefined,
  ): Promise<Answer | 'silence'> => {
    if (fault?.type === 'HalfClosed') return 'silence'
    if (fault?.type === 'Silence' && !fault.committed) return 'silence'
    await slowness(fault)
    const answer = log.append(stream, expected, proposed)
    return fault?.type === 'Silence' ? 'silence' : answer
  }

  return {
    append: (call: ServerReadableStream<AppendReq, Response>, reply: sendUnaryData<Response>) => {
      calls.push('append')
      const fault = faults.take('append')
      const proposed: Array<Proposed> = []
      let options: AppendReq.Options | undefined
      call.on('data', (request: AppendReq) => {
        options = request.getOptions() ?? options
        const message = request.getProposedMessage()
        if (message !== undefined) proposed.push(proposedIn(message))
      })
      call.on('error', () => {}) // the client is gone
      const answered = async () => {
        const refused = refusal(fault, port())
        if (refused !== undefined) return reply(refused)
        if (options === undefined) return undefined // cancelled before it began
        const stream = nameIn(options.getStreamIdentifier())
        const answer = await append(stream, expectedIn(options), proposed, fault)
        if (answer === 'silence') return undefined
        if (fault?.type === 'LostAcknowledgement') return reply(unavailable())
        if (answer.type === 'TooLarge') return reply(tooLarge(answer.limit))
        if (answer.type === 'StreamDeleted') return reply(streamDeleted(stream))
        return reply(null, response(answer, expectedIn(options)))
      }
      call.on('end', () => {
        void answered()
      })
    },

    batchAppend: (call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) => {
      const parts = new Map<
        string,
        { options: BatchAppendReq.Options; proposed: Array<Proposed> }
      >()
      const taken = async (request: BatchAppendReq) => {
        const key = Buffer.from(request.getCorrelationId()?.serializeBinary() ?? []).toString('hex')
        const options = request.getOptions() ?? parts.get(key)?.options
        if (options === undefined) return
        const proposed = [
          ...(parts.get(key)?.proposed ?? []),
          ...request.getProposedMessagesList().map(proposedIn),
        ]
        parts.set(key, { options, proposed })
        if (!request.getIsFinal()) return
        calls.push('batchAppend')
        parts.delete(key)
        const fault = faults.take('append')
        const refused = refusal(fault, port())
        if (refused !== undefined) return void call.emit('error', refused)
        const stream = nameIn(options.getStreamIdentifier())
        const answer = await append(stream, batchExpectedIn(options), proposed, fault)
        if (fault?.type === 'HalfClosed') return void call.end()
        if (answer === 'silence') return
        if (fault?.type === 'LostAcknowledgement') return void call.emit('error', unavailable())
        call.write(batchResponse(request, options, answer))
      }
      call.on('data', (request: BatchAppendReq) => {
        void taken(request)
      })
      call.on('end', () => call.end())
    },
  }
}

const expectedIn = (options: AppendReq.Options): ExpectedState => {
  if (options.hasNoStream()) return 'no_stream'
  if (options.hasStreamExists()) return 'stream_exists'
  return options.hasRevision() ? BigInt.asIntN(64, BigInt(options.getRevision())) : 'any'
}

const batchExpectedIn = (options: BatchAppendReq.Options): ExpectedState => {
  if (options.hasNoStream()) return 'no_stream'
  if (options.hasStreamExists()) return 'stream_exists'
  return options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : 'any'
}

type Decided = Extract<Answer, { readonly type: 'Written' | 'WrongExpectedVersion' }>

const response = (answer: Decided, expected: ExpectedState): Response => {
  const resp = new streams.AppendResp()
  if (answer.type === 'Written') {
    const success = new streams.AppendResp.Success()
    success.setCurrentRevision(answer.revision.toString())
    if (answer.position === undefined) success.setNoPosition(empty())
    else {
      const position = new streams.AppendResp.Position()
      position.setCommitPosition(answer.position.toString())
      position.setPreparePosition(answer.position.toString())
      success.setPosition(position)
    }
    resp.setSuccess(success)
    return resp
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion()
  if (answer.actual === undefined) wrong.setCurrentNoStream(empty())
  else wrong.setCurrentRevision(answer.actual.toString())
  if (expected === 'no_stream') wrong.setExpectedNoStream(empty())
  else if (expected === 'stream_exists') wrong.setExpectedStreamExists(empty())
  else if (expected === 'any') wrong.setExpectedAny(empty())
  else wrong.setExpectedRevision(expected.toString())
  resp.setWrongExpectedVersion(wrong)
  return resp
}
