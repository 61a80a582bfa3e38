/** What a server says it is: its version, and what it can do. */
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js'
import supported from '@eventstore/db-client/generated/serverfeatures_pb.js'
import type { Server, sendUnaryData } from '@grpc/grpc-js'

/** One of before 21.10 is not even asked: it does not know the question. */
export const addFeatures = (server: Server, version: string): void => {
  if (Number.parseFloat(version) < 21.1) return
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: (
      _call: unknown,
      reply: sendUnaryData<InstanceType<typeof supported.SupportedMethods>>,
    ) => reply(null, supportedBy(version)),
  })
}

const supportedBy = (version: string) => {
  const answer = new supported.SupportedMethods()
  answer.setEventStoreServerVersion(version)
  answer.setMethodsList(
    ['append', 'batchappend', 'read'].map((name) => {
      const method = new supported.SupportedMethod()
      method.setServiceName('event_store.client.streams.streams')
      method.setMethodName(name)
      method.setFeaturesList(name === 'read' ? ['position', 'events'] : ['all'])
      return method
    }),
  )
  return answer
}
