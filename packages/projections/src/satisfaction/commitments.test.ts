/** Each commitment, story by story: its clocks as they stand at the end of a day in Paris. */
import { describe, expect, test } from '@jest/globals'
import { day, month, parisDayEnd } from '@quittance/domain/values'

import {
  booked,
  type Fact,
  granted,
  history,
  offered,
  paid,
  rejected,
  rowOf,
  transmitted,
} from '../testing/service.ts'
import { dueOn } from './due.ts'
import { satisfactionOf } from './satisfaction.ts'
import { clocksOf } from './service.ts'

/** `R1 kept, R2 voided by ScheduleRejected`: the clocks of one commitment. */
const stands = (of: string, on: string, facts: ReadonlyArray<Fact>): string =>
  clocksOf(rowOf(history(...facts)), parisDayEnd(day(on)))
    .filter(({ commitment }) => commitment === of)
    .map(({ subject, outcome, voidedBy }) =>
      [subject, outcome, ...(voidedBy ? ['by', voidedBy.event] : [])].join(' '),
    )
    .join(', ')

type Story = readonly [
  what: string,
  of: string,
  on: string,
  facts: ReadonlyArray<Fact>,
  stands: string,
]

const at = (wall: string) => `${wall}+01:00`
const signed: Fact = [at('2026-01-06T09:00'), 'ContractSigned', { signedOn: '2026-01-06' }]
const started: Fact = [at('2026-01-07T16:00'), 'ContractStarted', { startedOn: '2026-01-07' }]
const contact = (team: string, personId: string | null, on: string): Fact => [
  ...([at(`${on}T10:00`), 'ContactAssigned'] as const),
  { team, personId, assignedOn: on },
]
const call = (when: string, outcome: 'CallAnswered' | 'CallMissed', callId = 'T1'): Fact => [
  ...([at(when), outcome] as const),
  { callId, team: null, waitedSeconds: 30 },
]
const schedule = (when: string, id: string, ...then: ReadonlyArray<Fact>): ReadonlyArray<Fact> => [
  [at(when), 'ScheduleTransmitted', transmitted(id)],
  [at(when), 'ScheduleBooked', booked(id)],
  ...then,
]
const declined = {
  ...granted('D1'),
  reason: 'AboveAvailability',
}
const review = (month: string, publishedOn: string): Fact => [
  ...([at(`${publishedOn}T10:00`), 'QualityReviewPublished'] as const),
  {
    ...{ month, publishedOn, position: '1' },
    figures: {
      ...{ commitments: [], complaints: { open: 0, late: 0 }, correctiveActions: 0 },
      surveys: { sent: 0, answered: 0, nps: null, csat: null },
    },
  },
]
const met = (heldOn: string): Fact => [
  ...([at(`${heldOn}T10:00`), 'AnnualMeetingHeld'] as const),
  { heldOn, participants: [] },
]
const survey = (recommends: number | null): ReadonlyArray<Fact> => [
  [at('2026-02-02T10:00'), 'SurveySent', { surveyId: 'S1', team: null, sentOn: '2026-02-02' }],
  [
    ...([at('2026-02-03T10:00'), 'SurveyAnswered'] as const),
    { surveyId: 'S1', recommends, satisfied: null, answeredOn: '2026-02-03' },
  ],
]
const complaint = (fields: object = {}): Fact => [
  ...([at('2026-04-24T10:00'), 'ComplaintReceived'] as const),
  {
    ...{ complaintId: 'Q1', channel: 'letter', team: null, sentOn: '2026-04-22' },
    ...{ receivedOn: '2026-04-24', countedFrom: 'receipt', ...fields },
  },
]
const ended: Fact = [at('2026-06-29T10:00'), 'ContractClosed', { closedOn: '2026-06-29' }]
const line = { debtorId: 'B' }
const requestedLine: Fact = [
  ...([at('2026-01-08T10:00'), 'GuaranteeLineRequested'] as const),
  { ...line, orderReference: 'PO', amount: { amount: '1.00', currency: 'EUR' } },
]

const stories: ReadonlyArray<Story> = [
  [
    'named before it was rescinded',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      signed,
      contact('accountManager', 'P-1', '2026-01-06'),
      [at('2026-01-07T10:00'), 'ContractRescinded', { rescindedOn: '2026-01-07', reason: 'no' }],
    ],
    'accountManager kept, accountOfficer voided by ContractRescinded',
  ],
  [
    'booked late',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T09:00'), 'ScheduleTransmitted', transmitted('R1')],
      [at('2026-01-14T09:00'), 'ScheduleBooked', booked('R1')],
    ],
    'R1 missed',
  ],
  [
    'two payments, the second told first',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule('2026-01-12T09:00', 'R1'),
      [at('2026-01-20T09:00'), 'AdvanceBooked', paid('D2')],
      [at('2026-01-13T08:00'), 'AdvanceBooked', paid('D1')],
    ],
    'R1 kept',
  ],
  [
    'released and paid, which is no transmission',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T09:00'), 'ScheduleTransmitted', transmitted('R1')],
      [at('2026-01-12T09:00'), 'ScheduleBooked', booked('R1', 0)],
      [
        at('2026-01-12T15:00'),
        'ScheduleBooked',
        { ...booked('R1'), released: { line: 1, number: 'F1', proofs: [] } },
      ],
      [at('2026-01-12T16:00'), 'AdvanceBooked', paid('D1')],
    ],
    'R1 voided by ScheduleBooked',
  ],
  [
    'both in time',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      signed,
      contact('accountManager', 'P-1', '2026-01-06'),
      contact('accountOfficer', 'P-2', '2026-01-07'),
      started,
    ],
    'accountManager kept, accountOfficer kept',
  ],
  [
    'one a day late',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      signed,
      contact('accountManager', 'P-1', '2026-01-06'),
      contact('accountOfficer', 'P-2', '2026-01-08'),
      started,
    ],
    'accountManager kept, accountOfficer missed',
  ],
  [
    'before the signature',
    'SC-1',
    '2026-01-31',
    [...offered(), contact('accountManager', 'P-1', '2026-01-05'), signed, started],
    'accountManager kept, accountOfficer missed',
  ],
  [
    'not started yet',
    'SC-1',
    '2026-01-31',
    [...offered(), signed],
    'accountManager pending, accountOfficer pending',
  ],
  [
    'never started',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      signed,
      [at('2026-01-07T10:00'), 'ContractRescinded', { rescindedOn: '2026-01-07', reason: 'no' }],
    ],
    'accountManager voided by ContractRescinded, accountOfficer voided by ContractRescinded',
  ],
  [
    'a gap',
    'SC-1',
    '2026-03-31',
    [
      ...offered(),
      signed,
      contact('accountManager', 'P-1', '2026-01-06'),
      contact('accountOfficer', 'P-2', '2026-01-06'),
      started,
      contact('accountManager', null, '2026-02-02'),
      contact('accountManager', 'P-3', '2026-02-04'),
    ],
    'accountManager kept, accountOfficer kept, accountManager missed',
  ],
  [
    'no gap',
    'SC-1',
    '2026-03-31',
    [
      ...offered(),
      signed,
      contact('accountManager', 'P-1', '2026-01-06'),
      contact('accountOfficer', 'P-2', '2026-01-06'),
      started,
      contact('accountManager', null, '2026-02-02'),
      contact('accountManager', 'P-3', '2026-02-02'),
    ],
    'accountManager kept, accountOfficer kept, accountManager kept',
  ],
  [
    'a team that is no contact',
    'SC-1',
    '2026-01-31',
    [contact('recovery', 'P-1', '2026-01-06')],
    '',
  ],

  ['answered', 'SC-2', '2026-01-31', [call('2026-01-12T10:00', 'CallAnswered')], 'T1 kept'],
  ['missed', 'SC-2', '2026-01-31', [call('2026-01-12T10:00', 'CallMissed')], 'T1 missed'],
  [
    'missed outside the window',
    'SC-2',
    '2026-01-31',
    [call('2026-01-12T18:00', 'CallMissed')],
    'T1 voided by CallMissed',
  ],
  [
    'answered outside the window',
    'SC-2',
    '2026-01-31',
    [call('2026-01-17T10:00', 'CallAnswered')],
    'T1 voided by CallAnswered',
  ],

  [
    'the same day',
    'SC-3',
    '2026-01-31',
    [[at('2026-01-05T09:00'), 'ContractApproved'], ...offered(at('2026-01-05T23:59'))],
    'contract kept',
  ],
  [
    'the day after',
    'SC-3',
    '2026-01-31',
    [[at('2026-01-05T09:00'), 'ContractApproved'], ...offered(at('2026-01-06T00:00'))],
    'contract missed',
  ],

  [
    'on the day',
    'SC-4',
    '2026-01-31',
    [signed, [at('2026-01-06T15:00'), 'ClientTeamIntroduced', { introducedOn: '2026-01-06' }]],
    'contract kept',
  ],
  [
    'before the day',
    'SC-4',
    '2026-01-31',
    [[at('2026-01-05T15:00'), 'ClientTeamIntroduced', { introducedOn: '2026-01-05' }], signed],
    'contract kept',
  ],
  [
    'after it',
    'SC-4',
    '2026-01-31',
    [signed, [at('2026-01-07T15:00'), 'ClientTeamIntroduced', { introducedOn: '2026-01-07' }]],
    'contract missed',
  ],
  ['not at all, that day', 'SC-4', '2026-01-06', [signed], 'contract pending'],

  [
    'late',
    'SC-5',
    '2026-01-31',
    [...offered(), [at('2026-01-05T15:00'), 'SupportingDocumentsCompleted'], started],
    'contract missed',
  ],
  [
    'late, since the client asked to wait',
    'SC-5',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-05T15:00'), 'SupportingDocumentsCompleted'],
      [at('2026-01-06T09:00'), 'WaitingForClientStarted', { commitment: 'SC-5', reason: 'notary' }],
      [at('2026-01-06T17:00'), 'WaitingForClientEnded', { commitment: 'SC-5' }],
      started,
    ],
    'contract kept',
  ],
  [
    'while the client has it wait',
    'SC-5',
    '2026-06-30',
    [
      ...offered(),
      [at('2026-01-05T15:00'), 'SupportingDocumentsCompleted'],
      [at('2026-01-06T09:00'), 'WaitingForClientStarted', { commitment: 'SC-5', reason: 'notary' }],
    ],
    'contract pending',
  ],
  [
    'waiting of another promise',
    'SC-5',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-05T15:00'), 'SupportingDocumentsCompleted'],
      [at('2026-01-06T09:00'), 'WaitingForClientStarted', { commitment: 'SC-6', reason: 'notary' }],
      started,
    ],
    'contract missed',
  ],

  [
    'paid in time',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule('2026-01-12T09:00', 'R1'),
      [at('2026-01-13T09:00'), 'AdvanceBooked', paid('D1')],
    ],
    'R1 kept',
  ],
  [
    'paid before it was booked',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T08:00'), 'ScheduleTransmitted', transmitted('R1')],
      [at('2026-01-12T09:00'), 'AdvanceGranted', granted('D1')],
      [at('2026-01-12T09:30'), 'AdvanceBooked', paid('D1')],
      [at('2026-01-12T10:00'), 'ScheduleBooked', booked('R1')],
    ],
    'R1 missed',
  ],
  [
    'rejected',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T09:00'), 'ScheduleTransmitted', transmitted('R1')],
      [at('2026-01-12T09:00'), 'ScheduleRejected', rejected('R1')],
    ],
    'R1 voided by ScheduleRejected',
  ],
  [
    'held whole',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T09:00'), 'ScheduleTransmitted', transmitted('R1')],
      [at('2026-01-12T09:00'), 'ScheduleBooked', booked('R1', 0)],
    ],
    'R1 voided by ScheduleBooked',
  ],
  [
    'nothing available',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule('2026-01-12T09:00', 'R1', [at('2026-01-12T10:00'), 'AdvanceDeclined', declined]),
    ],
    'R1 voided by AdvanceDeclined',
  ],
  [
    'nothing available once it was late',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule(
        '2026-01-12T09:00',
        'R1',
        [at('2026-01-12T10:00'), 'AdvanceGranted', granted('D1')],
        [at('2026-01-14T10:00'), 'AdvanceDeclined', declined],
      ),
    ],
    'R1 missed',
  ],
  [
    'nobody asked, yet',
    'SC-6',
    '2026-01-12',
    [...offered(), ...schedule('2026-01-12T09:00', 'R1')],
    'R1 pending',
  ],
  [
    'nobody asked',
    'SC-6',
    '2026-01-31',
    [...offered(), ...schedule('2026-01-12T09:00', 'R1')],
    'R1 voided by ScheduleBooked',
  ],
  [
    'asked late, and paid',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule(
        '2026-01-12T09:00',
        'R1',
        [at('2026-01-20T09:00'), 'AdvanceGranted', granted('D1')],
        [at('2026-01-20T10:00'), 'AdvanceBooked', paid('D1')],
      ),
    ],
    'R1 voided by ScheduleBooked',
  ],
  [
    'asked, and not paid',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule('2026-01-12T09:00', 'R1', [
        at('2026-01-12T10:00'),
        'AdvanceGranted',
        granted('D1'),
      ]),
    ],
    'R1 missed',
  ],
  [
    'one payment, two schedules',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule('2026-01-12T09:00', 'R1'),
      ...schedule('2026-01-13T08:00', 'R2'),
      [at('2026-01-13T08:30'), 'AdvanceBooked', paid('D1')],
    ],
    'R1 kept, R2 kept',
  ],
  [
    'available, which suffices',
    'SC-6',
    '2026-01-31',
    [
      ...offered(at('2026-01-05T10:00'), { availabilitySuffices: true }),
      ...schedule('2026-01-12T09:00', 'R1'),
    ],
    'R1 kept',
  ],
  [
    'told late, and paid in time',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-13T08:30'), 'AdvanceBooked', paid('D1')],
      ...schedule('2026-01-12T09:00', 'R1'),
    ],
    'R1 kept',
  ],
  [
    'a payment of before it',
    'SC-6',
    '2026-01-12',
    [
      ...offered(),
      [at('2026-01-12T08:30'), 'AdvanceBooked', paid('D1')],
      ...schedule('2026-01-12T09:00', 'R1'),
    ],
    'R1 pending',
  ],

  [
    'contested',
    'SC-7',
    '2026-01-31',
    [
      [
        at('2026-01-13T10:00'),
        'ArbitrationRequested',
        { ...line, ground: 'its accounts', requestedOn: '2026-01-13' },
      ],
    ],
    'B pending',
  ],
  [
    'contested, and decided',
    'SC-7',
    '2026-01-31',
    [
      [
        at('2026-01-13T10:00'),
        'ArbitrationRequested',
        { ...line, ground: 'its accounts', requestedOn: '2026-01-13' },
      ],
      [
        at('2026-01-14T10:00'),
        'ArbitrationDecided',
        { ...line, outcome: 'upheld', reason: 'its accounts', decidedOn: '2026-01-14' },
      ],
    ],
    'B kept',
  ],
  ['asked for', 'SC-14', '2026-01-31', [requestedLine], 'B pending'],
  [
    'refused',
    'SC-14',
    '2026-01-31',
    [
      requestedLine,
      [at('2026-01-09T10:00'), 'GuaranteeLineRefused', { ...line, reason: 'its accounts' }],
    ],
    'B kept',
  ],

  [
    'interrupted',
    'SC-8',
    '2026-01-31',
    [[at('2026-01-13T10:00'), 'ExtranetInterrupted', { maintenance: false }]],
    '2026-01-13T09:00:00Z pending',
  ],
  [
    'restored',
    'SC-8',
    '2026-01-31',
    [
      [at('2026-01-13T10:00'), 'ExtranetInterrupted', { maintenance: false }],
      [at('2026-01-13T11:00'), 'ExtranetRestored'],
    ],
    '2026-01-13T09:00:00Z kept',
  ],
  [
    'maintained',
    'SC-8',
    '2026-01-31',
    [
      [at('2026-01-13T10:00'), 'ExtranetInterrupted', { maintenance: true }],
      [at('2026-01-13T11:00'), 'ExtranetRestored'],
    ],
    '2026-01-13T09:00:00Z voided by ExtranetInterrupted',
  ],

  [
    'the fifth business day',
    'SC-10',
    '2026-02-28',
    [started, review('2026-01', '2026-02-06')],
    '2026-01 kept',
  ],
  [
    'the sixth',
    'SC-10',
    '2026-03-01',
    [started, review('2026-01', '2026-02-09')],
    '2026-01 missed, 2026-02 pending',
  ],
  ['not at all', 'SC-10', '2026-02-07', [started], '2026-01 missed'],
  ['a month under way', 'SC-10', '2026-01-31', [started], ''],
  [
    'up to the month of its close',
    'SC-10',
    '2026-06-30',
    [
      started,
      review('2026-01', '2026-02-02'),
      [at('2026-02-10T10:00'), 'ContractClosed', { closedOn: '2026-02-10' }],
    ],
    '2026-01 kept, 2026-02 missed',
  ],

  [
    'the last day of the year',
    'SC-11',
    '2027-01-31',
    [started, met('2027-01-07')],
    '2026-01-07 kept, 2027-01-07 pending',
  ],
  [
    'a day later',
    'SC-11',
    '2027-01-31',
    [started, met('2027-01-08')],
    '2026-01-07 missed, 2027-01-08 pending',
  ],
  [
    'counted from the last',
    'SC-11',
    '2027-06-01',
    [started, met('2026-05-04')],
    '2026-01-07 kept, 2026-05-04 missed',
  ],
  [
    'declined',
    'SC-11',
    '2027-01-31',
    [
      started,
      [
        at('2026-11-02T10:00'),
        'AnnualMeetingDeclined',
        { declinedOn: '2026-11-02', reason: 'no time' },
      ],
    ],
    '2026-01-07 voided by AnnualMeetingDeclined, 2026-11-02 pending',
  ],
  [
    'declined when it was late',
    'SC-11',
    '2027-01-31',
    [
      started,
      [
        at('2027-01-08T10:00'),
        'AnnualMeetingDeclined',
        { declinedOn: '2027-01-08', reason: 'no time' },
      ],
    ],
    '2026-01-07 missed, 2027-01-08 pending',
  ],
  [
    'postponed, and still owed',
    'SC-11',
    '2027-01-08',
    [
      started,
      [
        at('2026-12-01T10:00'),
        'AnnualMeetingPostponed',
        {
          postponedOn: '2026-12-01',
          postponedTo: '2027-02-01',
          by: 'client',
          reason: 'stocktaking',
        },
      ],
    ],
    '2026-01-07 missed',
  ],
  [
    'of a contract that ended',
    'SC-11',
    '2027-01-31',
    [started, [at('2026-06-29T10:00'), 'ContractClosed', { closedOn: '2026-06-29' }]],
    '2026-01-07 voided by ContractClosed',
  ],

  [
    'acknowledged',
    'SC-12',
    '2026-05-31',
    [
      complaint(),
      [
        at('2026-05-07T10:00'),
        'ComplaintAcknowledged',
        { complaintId: 'Q1', acknowledgedOn: '2026-05-07' },
      ],
    ],
    'Q1 acknowledged kept, Q1 answered pending',
  ],
  [
    'answered at once',
    'SC-12',
    '2026-05-31',
    [
      complaint(),
      [
        at('2026-05-07T10:00'),
        'ComplaintAnswered',
        { complaintId: 'Q1', outcome: 'partly', answeredOn: '2026-05-07' },
      ],
    ],
    'Q1 acknowledged kept, Q1 answered kept',
  ],
  [
    'counted from its sending',
    'SC-12',
    '2026-05-06',
    [complaint({ countedFrom: 'sending' })],
    'Q1 acknowledged missed, Q1 answered pending',
  ],

  [
    'paid of a draw that was granted before, and then of its own',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T08:00'), 'AdvanceGranted', granted('D0')],
      ...schedule(
        ...(['2026-01-12T09:00', 'R1'] as const),
        [at('2026-01-12T10:00'), 'AdvanceBooked', paid('D0')],
        [at('2026-01-12T11:00'), 'AdvanceGranted', granted('D1')],
        [at('2026-01-16T11:00'), 'AdvanceBooked', paid('D1')],
      ),
    ],
    'R1 missed',
  ],
  [
    'paid of a draw that was granted before, and none asked for since',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      [at('2026-01-12T08:00'), 'AdvanceGranted', granted('D0')],
      ...schedule('2026-01-12T09:00', 'R1', [
        ...([at('2026-01-12T10:00'), 'AdvanceBooked', paid('D0')] as const),
      ]),
    ],
    'R1 voided by ScheduleBooked',
  ],
  [
    'declined, then granted in time for less, and paid late',
    'SC-6',
    '2026-01-31',
    [
      ...offered(),
      ...schedule(
        ...(['2026-01-12T09:00', 'R1'] as const),
        [at('2026-01-12T10:00'), 'AdvanceDeclined', declined],
        [at('2026-01-12T11:00'), 'AdvanceGranted', granted('D2')],
        [at('2026-01-16T11:00'), 'AdvanceBooked', paid('D2')],
      ),
    ],
    'R1 missed',
  ],
  [
    'named, and gone the same day',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      contact('accountManager', 'P-1', '2026-01-06'),
      [
        ...([at('2026-01-06T18:00'), 'ContactAssigned'] as const),
        { team: 'accountManager', personId: null, assignedOn: '2026-01-06' },
      ],
    ],
    'accountManager missed',
  ],
  [
    'gone, and followed the same day',
    'SC-1',
    '2026-01-31',
    [
      ...offered(),
      contact('accountManager', null, '2026-01-06'),
      [
        ...([at('2026-01-06T18:00'), 'ContactAssigned'] as const),
        { team: 'accountManager', personId: 'P-2', assignedOn: '2026-01-06' },
      ],
    ],
    'accountManager kept',
  ],
  [
    'left after the end',
    'SC-1',
    '2026-12-31',
    [
      ...offered(),
      started,
      contact('accountManager', 'P-1', '2026-01-06'),
      ended,
      contact('accountManager', null, '2026-07-15'),
    ],
    '',
  ],
  [
    'signed, and rescinded before any introduction that day',
    'SC-4',
    '2026-01-31',
    [
      ...offered(),
      signed,
      [at('2026-01-06T18:00'), 'ContractRescinded', { rescindedOn: '2026-01-06', reason: 'no' }],
    ],
    'contract voided by ContractRescinded',
  ],
  [
    'met after the end',
    'SC-11',
    '2027-12-31',
    [started, ended, met('2027-01-15')],
    '2026-01-07 voided by ContractClosed',
  ],
  [
    'closed, reopened and closed again',
    'SC-10',
    '2026-12-31',
    [
      ...[offered()[0] ?? started, started],
      [at('2026-01-30T10:00'), 'ContractClosed', { closedOn: '2026-01-30' }],
      ended,
    ],
    '2026-01 missed',
  ],

  ['answered', 'SC-13', '2026-02-28', survey(9), 'S1 kept'],
  ['opted out', 'SC-13', '2026-02-28', survey(null), 'S1 voided by SurveyAnswered'],
]

describe('Of what was promised stands', () =>
  test.each(stories)('%s: %s on %s', (_what, of, on, facts, outcome) =>
    expect(stands(of, on, facts)).toBe(outcome),
  ))

describe('While the client has us wait', () => {
  const waiting: ReadonlyArray<Fact> = [
    ...offered(),
    [at('2026-01-05T15:00'), 'SupportingDocumentsCompleted'],
    [at('2026-01-06T09:00'), 'WaitingForClientStarted', { commitment: 'SC-5', reason: 'notary' }],
  ]
  const goesOn: Fact = [at('2026-01-06T17:00'), 'WaitingForClientEnded', { commitment: 'SC-5' }]
  const clock = (...facts: ReadonlyArray<Fact>) =>
    clocksOf(rowOf(history(...facts)), parisDayEnd(day('2026-01-31'))).find(
      ({ commitment }) => commitment === 'SC-5',
    )
  test('there is no deadline', () => expect(clock(...waiting)?.deadline).toBeUndefined())
  test('the hours stand still, and are had later', () => {
    const { deadline, elapsed } = clock(...waiting, goesOn, started) ?? {}
    expect(deadline).toBe('2026-01-07T22:00:00Z') // 23:00, eight hours later
    expect(elapsed).toBe((49 - 8) * 3600)
  })
  test('those of before count', () => expect(clock(...waiting)?.elapsed).toBe(18 * 3600))
})

describe('Of what was missed is not owed any more', () => {
  const gap = [
    ...[...offered(), signed, started],
    contact('accountManager', 'P-1', '2026-01-06'),
    contact('accountOfficer', 'P-2', '2026-01-06'),
    contact('accountOfficer', null, '2026-06-15'),
  ]
  const declinedOn = '2027-02-01'
  const declinedLate: Fact = [
    ...([at(`${declinedOn}T10:00`), 'AnnualMeetingDeclined'] as const),
    { declinedOn, reason: 'no time' },
  ]
  const clocksAt = (of: string, on: string, ...facts: ReadonlyArray<Fact>) =>
    clocksOf(rowOf(history(...facts)), parisDayEnd(day(on))).filter(
      ({ commitment }) => commitment === of,
    )
  const owed = (of: string, on: string, ...facts: ReadonlyArray<Fact>) =>
    dueOn([rowOf(history(...facts))], day(on))
      .filter(({ commitment }) => commitment === of)
      .map(({ subject }) => subject)

  test.each([
    ['a contact, before the close', 'SC-1', '2026-06-20', gap, ['accountOfficer']],
    ['a contact, once it is closed', 'SC-1', '2026-07-20', [...gap, ended], []],
    ['an introduction', 'SC-4', '2026-07-20', [...gap, ended], []],
    ['a meeting that is late', 'SC-11', '2027-01-31', [started], ['2026-01-07']],
    ['a meeting declined late', 'SC-11', '2027-02-02', [started, declinedLate], []],
  ])('%s', (_what, of, on, facts, subjects) => expect(owed(of, on, ...facts)).toEqual(subjects))

  test('a meeting declined late is not the one held a year after', () =>
    expect(clocksAt('SC-11', '2028-02-01', started, declinedLate, met('2028-01-20'))).toMatchObject(
      [
        { subject: '2026-01-07', outcome: 'missed', stoppedAt: undefined, isOpen: false },
        { subject: declinedOn, outcome: 'kept' },
        { subject: '2028-01-20', outcome: 'pending' },
      ],
    ))
})

describe('A month is that of Paris', () => {
  const facts: ReadonlyArray<Fact> = [
    ...offered(),
    ['2026-03-31T21:59:59Z', 'ScheduleTransmitted', transmitted('R1')],
  ]
  const late: ReadonlyArray<Fact> = [
    ['2026-03-31T22:00:00Z', 'ScheduleTransmitted', transmitted('R2')],
    ['2026-03-31T22:00:00Z', 'ScheduleBooked', booked('R2')],
  ]
  test.each([
    ['2026-03', 1],
    ['2026-04', 1],
  ])('%s: %i schedules begun', (asked, count) => {
    const { commitments } = satisfactionOf(
      [rowOf(history(...facts, ...late))],
      parisDayEnd(day('2026-04-30')),
      { month: month(asked) },
    )
    const card = commitments.find(({ commitment }) => commitment === 'SC-6')
    expect(card?.started).toBe(count)
  })
})
