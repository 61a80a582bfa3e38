/** AF-13 through the front door: a year of service, its goldens, and what its README shows. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const at = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const golden = (name: string) =>
  JSON.parse(readFileSync(at(`packages/domain/src/testing/goldens/${name}.json`), 'utf8'))
const folder = 'examples/13-a-year-of-service'
const contract = 'AF-2026-0013'

const { path, remove } = scratch()
afterAll(remove)
const store = path()
beforeAll(async () => {
  const ran = await quittance('run', at(`${folder}/story.jsonl`), '--store', store)
  expect([ran.code, ran.err]).toEqual([0, ''])
})

const ask = async (...asked: ReadonlyArray<string>) => {
  const { code, out, err } = await quittance(...asked, '--store', store)
  expect([code, err]).toEqual([0, ''])
  return out
}
const satisfaction = async (...options: ReadonlyArray<string>) =>
  JSON.parse(await ask('satisfaction', '--contract', contract, '--json', ...options))
const cardOf = (told: { readonly commitments: ReadonlyArray<Card> }, of: string) =>
  told.commitments.find(({ commitment }) => commitment === of)

interface Card {
  readonly commitment: string
  readonly delays: Readonly<Record<string, unknown>> | null
  readonly [figure: string]: unknown
}

describe('AF-13 through the front door', () => {
  test('funds March as SLA-1 has it', async () => {
    const { started, kept, missed, missedStillOpen, pending, voided, ...rest } =
      golden('sla-1').expect
    const month = ['--month', '2026-03', '--as-of', '2026-03-31']
    const card = cardOf(await satisfaction(...month), 'SC-6')
    expect(card).toMatchObject({
      ...{ started, kept, missed, missedOpen: missedStillOpen, pending, voided },
      ratePercent: rest.ratePercent,
      exclusions: [{ event: 'ScheduleRejected', count: 1, evidence: [expect.any(String)] }],
    })
    const hours = ['p50', 'p90', 'p95', 'worst'].map((name) => [
      name,
      String(Number(card?.delays?.[name]) / 3600),
    ])
    const { p50, p90, p95, worst } = rest
    expect(Object.fromEntries(hours)).toEqual({ p50, p90, p95, worst })
  })

  test('starts as C-1 has it', async () => {
    const card = cardOf(await satisfaction(), 'SC-5')
    expect(card).toMatchObject({ kept: 1, missed: 0, ratePercent: '100' })
    expect(String(Number(card?.delays?.['worst']) / 3600)).toBe(golden('c-1').expect.elapsedHours)
  })

  test('treats its complaint within the golden’s days', async () => {
    const { acknowledgeBy, answerBy } = golden('complaint-1').expect
    const { complaints } = await satisfaction('--month', '2026-04')
    expect(complaints).toMatchObject([
      {
        ...{ complaintId: 'Q1', receivedOn: golden('complaint-1').given.receivedOn },
        ...{ acknowledgeBy, acknowledgedOn: '2026-05-05', answerBy, answeredOn: '2026-06-12' },
        ...{ escalatedTo: 'secondLevel', closedOn: '2026-07-01', isLate: false },
        correctiveActions: ['delay'],
      },
    ])
  })

  test('is answered as the golden survey is', async () => {
    const { nps, csatPercent, answers, smallSample } = golden('survey-1').expect
    const { surveys } = await satisfaction()
    expect(surveys).toEqual({
      ...{ sent: 24, optedOut: 1, answered: answers, responsePercent: '87' },
      ...{ nps: String(nps), csatPercent, isSmallSample: smallSample },
    })
  })

  test('says of the team asked about only what it keeps', async () => {
    const told = await satisfaction('--team', 'cashApplication')
    expect(cardOf(told, 'SC-2')).toMatchObject({ started: 2, kept: 1, missed: 1 })
    expect(cardOf(told, 'SC-6')).toMatchObject({ started: 0, ratePercent: null, delays: null })
    expect(told.commitmentsKept.byTeam).toHaveLength(1)
  })

  const reviews = readFileSync(at(`${folder}/story.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter(({ type, expect: expected }) => type === 'PublishQualityReview' && !expected)
  test.each(reviews)('reviews $month with the figures of its end', async ({ month, ...review }) => {
    const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0))
    const end = days.toISOString().slice(0, 10)
    const { figures, position } = await satisfaction('--month', month, '--as-of', end)
    expect({ figures, position }).toEqual({ figures: review.figures, position: review.position })
  })
  test('reviews twelve months', () => expect(reviews).toHaveLength(12))

  test('knows what is due', async () => {
    const due = async (on: string) => JSON.parse(await ask('due', '--on', on, '--json')).due
    expect(await due('2026-03-27')).toEqual([
      {
        ...{ contractId: contract, commitment: 'SC-6', subject: 'R10', team: 'accountOfficer' },
        ...{ startedAt: '2026-03-26T10:00:00Z', deadline: '2026-03-27T10:00:00Z' },
        ...{ dueOn: '2026-03-27', isOverdue: false },
      },
    ])
    expect(await due('2026-03-28')).toMatchObject([{ subject: 'R10', isOverdue: true }])
    expect(await due('2026-05-25')).toMatchObject([{ subject: 'Q1 answered', dueOn: '2026-06-24' }])
    expect(await due('2026-05-24')).toEqual([])
    // A reminder that nobody has sent yet, of what is not paid.
    const reminder = { commitment: 'SC-9', team: 'recovery', dueOn: '2026-06-01' }
    const others = [{ subject: '2026-05' }, { subject: 'Q1 answered' }]
    expect(await due('2026-06-01')).toMatchObject([reminder, ...others])
    expect(await due('2026-06-02')).toMatchObject(others)
    expect(await ask('due', '--on', '2026-05-24')).toBe(
      'Nothing is due on 2026-05-24, nor in the 30 days after it.\n',
    )
  })

  test('is told in its README as it is printed', async () => {
    const readme = readFileSync(at(`${folder}/README.md`), 'utf8')
    const printed = [
      await ask('satisfaction', '--contract', contract),
      await ask(
        ...['satisfaction', '--contract', contract, '--month', '2026-03', '--as-of', '2026-03-31'],
      ),
      ...(await Promise.all(
        ['2026-03-27', '2026-06-10', '2026-08-10'].map((on) => ask('due', '--on', on)),
      )),
    ]
    for (const line of printed.flatMap((text) => text.trimEnd().split('\n'))) {
      expect(readme).toContain(line === '' ? '\n\n' : `    ${line}\n`)
      expect(line.length).toBeLessThanOrEqual(120)
    }
  })

  test('of a contract that there is not ends with 1 and a sentence', async () => {
    for (const question of ['satisfaction', 'due']) {
      expect(await quittance(question, '--contract', 'AF-9', '--store', store)).toEqual({
        ...{ code: 1, out: '' },
        err: 'There is no contract AF-9 in this ledger, or none yet by then: check its name.\n',
      })
    }
  })

  test.each([
    ['--month', '2026-13'],
    ['--team', 'nobody'],
  ])('asked wrongly ends with 2: %s %s', async (...wrong) =>
    expect(await quittance('satisfaction', ...wrong, '--store', store)).toMatchObject({ code: 2 }),
  )
})
