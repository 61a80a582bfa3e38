/** What is told of a relationship: of a contract that exists, by a day that has come, and after its end. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { K, on, started } from './testing/commands.ts'
import { ledgerAfter, logOf } from './testing/ledger.ts'

const complaintId = 'Q1'
const complain = (contractId: string, receivedOn: string) =>
  on('2026-03-03', {
    type: 'ReceiveComplaint',
    contractId,
    complaintId,
    channel: 'email',
    receivedOn,
  })
const fixing = { reference: 'EURIBOR-1M', rate: '0.02', source: 'a sheet' }
const closed = [
  ...started(),
  on('2026-02-01', { type: 'CloseMonth', contractId: K, month: '2026-01', fixing }),
  on('2026-03-01', { type: 'CloseMonth', contractId: K, month: '2026-02', fixing }),
  on('2026-03-02', {
    ...{ type: 'StartRunOff', contractId: K, runOffOn: '2026-03-02', ground: 'default' },
  }),
  on('2026-03-02', { type: 'RepayClientBalance', contractId: K, repaidOn: '2026-03-02', fixing }),
  on('2026-03-02', { type: 'CloseContract', contractId: K, closedOn: '2026-03-02' }),
]

describe('A relationship', () => {
  test('is that of a contract', async () => {
    const { ledger, store } = await ledgerAfter(started())
    const before = await logOf(store)
    expect(await ledger.execute(complain('NONE', '2026-03-03'))()).toEqual(
      E.left({ type: 'ContractUnknown', contractId: 'NONE' }),
    )
    expect(await logOf(store)).toEqual(before)
  })

  test.each([
    ['a complaint', complain(K, '2026-03-04'), '2026-03-04'],
    [
      'a meeting',
      on('2026-03-03', {
        ...{ type: 'HoldAnnualMeeting', contractId: K, heldOn: '2026-03-04', participants: [] },
      }),
      '2026-03-04',
    ],
    [
      'a review of a month to come',
      on('2026-03-03', {
        ...{ type: 'PublishQualityReview', contractId: K, month: '2026-03', position: '1' },
        publishedOn: '2026-04-01',
        figures: {
          ...{ commitments: [], complaints: { open: 0, late: 0 }, correctiveActions: 0 },
          surveys: { sent: 0, answered: 0, nps: null, csat: null },
        },
      }),
      '2026-04-01',
    ],
  ])('hears of nothing that is to come: %s', async (_what, command, day) => {
    const { ledger } = await ledgerAfter(started())
    expect(await ledger.execute(command)()).toEqual(E.left({ type: 'DayNotCome', on: day }))
  })

  test('goes on when the contract has ended: a former client may complain', async () => {
    const { ledger } = await ledgerAfter(closed)
    const answer = await ledger.execute(complain(K, '2026-03-03'))()
    expect(E.isRight(answer) && answer.right.events.map(({ event }) => event.type)).toEqual([
      'ComplaintReceived',
    ])
  })
})
