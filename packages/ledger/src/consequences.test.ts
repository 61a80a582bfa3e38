/** What goes back to some events, as it passes or as it is read. */
import { expect, test } from '@jest/globals'

import { consequencesOf, traceOf } from './consequences.ts'
import { line, R1, schedule, started } from './testing/commands.ts'
import { ledgerAfter, logOf } from './testing/ledger.ts'

const history = async () => {
  const { store } = await ledgerAfter([...started(), line('B', '50000.00'), schedule('R1', R1)])
  const log = await logOf(store)
  const first = log.findIndex(({ type }) => type === 'ScheduleTransmitted')
  return { store, log, first, cause: log[first] }
}

test('A trace that saw its events pass has what reading them again would find', async () => {
  const { store, log, first, cause } = await history()
  const events = cause === undefined ? [] : [cause]
  const trace = traceOf(events)
  for (const recorded of log.slice(0, first)) trace.pass(recorded)
  expect(trace.isWhole()).toBe(false)
  for (const recorded of log.slice(first)) trace.pass(recorded)
  expect(trace.isWhole()).toBe(true)
  expect(trace.consequences.length).toBeGreaterThan(5)
  expect(trace.consequences).toEqual(await consequencesOf(store, events, cause?.position))
})

test('A trace of which some was passed over by another process is not whole', async () => {
  const { log, cause } = await history()
  const trace = traceOf(cause === undefined ? [] : [cause])
  for (const recorded of log) trace.pass(recorded)
  trace.skip()
  expect(trace.isWhole()).toBe(false)
})
