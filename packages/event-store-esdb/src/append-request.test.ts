/** What is written and read field by field, as the client's own classes have it. */
import shared from '@eventstore/db-client/generated/shared_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import { describe, expect, test } from '@jest/globals'

import { appendAnswer, appendRequest } from './append-request.ts'

const id = '0d3fbe60-8b4e-4e51-a8a4-0c2c1e0f0a11'
const event = { id, type: 'Hap\u0118pened', data: '{"n":1}', metadata: '{"actor":"ada"}' }
const deadline = new Date('2026-11-26T00:00:10.000Z')

describe('An append of a batch', () => {
  test.each(['no_stream', 0n, 300n, 2n ** 63n - 1n] as const)(
    'is what the client would send: expected %p',
    (expected) => {
      const bytes = appendRequest(1_000, 'contract-\u0118', expected, [event, event], deadline)
      const request = streams.BatchAppendReq.deserializeBinary(bytes)
      const options = request.getOptions()
      expect(request.getIsFinal()).toBe(true)
      expect(request.getCorrelationId()?.getString()).toBe('00000000-0000-4000-8000-0000000003e8')
      expect(text(options?.getStreamIdentifier()?.getStreamName_asU8())).toBe('contract-\u0118')
      expect(options?.hasNoStream()).toBe(expected === 'no_stream')
      expect(options?.hasStreamPosition()).toBe(expected !== 'no_stream')
      if (expected !== 'no_stream') expect(options?.getStreamPosition()).toBe(String(expected))
      expect(options?.getDeadline()?.toDate()).toEqual(deadline)
      const [one, two] = request.getProposedMessagesList()
      for (const message of [one, two]) {
        expect(message?.getId()?.getString()).toBe(id)
        expect(message?.getMetadataMap().toObject()).toEqual([
          ['content-type', 'application/json'],
          ['type', event.type],
        ])
        expect(text(message?.getData_asU8())).toBe(event.data)
        expect(text(message?.getCustomMetadata_asU8())).toBe(event.metadata)
      }
    },
  )
})

describe('Its answer', () => {
  const number = 2 ** 40 + 7
  const asText = new shared.UUID()
  asText.setString(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`)
  const asHalves = new shared.UUID()
  const halves = new shared.UUID.Structured()
  halves.setMostSignificantBits(String(0x4000))
  halves.setLeastSignificantBits(BigInt.asIntN(64, (0x8000n << 48n) | BigInt(number)).toString())
  asHalves.setStructured(halves)

  test.each([
    ['as text', asText],
    ['in two halves', asHalves],
  ])('names the append it is to, %s', (_how, uuid) => {
    const answer = new streams.BatchAppendResp()
    answer.setCorrelationId(uuid)
    expect(read(answer)).toEqual({ number, written: undefined })
  })

  test.each<readonly [revision: string, position: string | undefined]>([
    ['0', '0'],
    ['9007199254740993', '9007199254740995'],
    ['5', undefined],
  ])('says where it was written: revision %s, position %s', (revision, at) => {
    const success = new streams.BatchAppendResp.Success()
    success.setCurrentRevision(revision)
    if (at === undefined) success.setNoPosition(new shared.Empty())
    else {
      const position = new shared.AllStreamPosition()
      position.setCommitPosition(at)
      position.setPreparePosition('1')
      success.setPosition(position)
    }
    const answer = new streams.BatchAppendResp()
    answer.setCorrelationId(asText)
    answer.setSuccess(success)
    const position = at === undefined ? undefined : BigInt(at)
    expect(read(answer)).toEqual({ number, written: { revision: BigInt(revision), position } })
  })

  test('that is no message is not taken for one', () =>
    expect(() => appendAnswer(Buffer.from([0x0a]))).toThrow('premature EOF'))
})

function read(answer: InstanceType<typeof streams.BatchAppendResp>) {
  return appendAnswer(Buffer.from(answer.serializeBinary()))
}

function text(bytes: Uint8Array | undefined) {
  return Buffer.from(bytes ?? []).toString('utf8')
}
