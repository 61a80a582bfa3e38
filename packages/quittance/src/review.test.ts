/** The monthly quality review through the front door: its figures, its bytes, and what it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { pageOf, reviewed, shownMonths, tellYear } from './testing/reviews.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)
const store = path()
beforeAll(() => tellYear(store))

const asked = (...options: ReadonlyArray<string>) =>
  quittance('review', '--contract', reviewed, '--store', store, ...options)
const made = async (...options: ReadonlyArray<string>): Promise<string> => {
  const { code, out, err } = await asked(...options)
  expect([code, err]).toEqual([0, ''])
  return out
}
const text = (month: string, ...options: ReadonlyArray<string>) =>
  made('--month', month, '--format', 'markdown', ...options)

describe('A review', () => {
  test.each(shownMonths)('of %s is the page that docs/examples shows', async (month) => {
    expect(await made('--month', month)).toBe(readFileSync(pageOf(month), 'utf8'))
  })

  test('is the same bytes of another ledger with the same log, and the second time', async () => {
    const other = path()
    await tellYear(other)
    const page = await made('--month', '2026-01')
    expect(await made('--month', '2026-01')).toBe(page)
    const elsewhere = ['review', '--contract', reviewed, '--month', '2026-01', '--store', other]
    expect((await quittance(...elsewhere)).out).toBe(page)
  })

  test.each(shownMonths)('of %s asks nothing of any network, and runs nothing', (month) => {
    const page = readFileSync(pageOf(month), 'utf8')
    const urls = page.match(/https?:[^"'\s]*/g) ?? []
    expect(new Set(urls)).toEqual(new Set(['http://www.w3.org/2000/svg'])) // a name, not a place
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|@import|url\(|<(link|img)[^>]*=.http/i)
  })

  test('says what was kept and missed as SLA-1 has it, and shows its events', async () => {
    const march = await text('2026-03')
    expect(march).toContain(
      '| SC-6 funding within 24 h | 10 | 7 | 2 | 0 | 1 | 77.8\u00a0% | 18 h | 30 h | 30 h | 30 h |',
    )
    expect(march).toMatch(
      /### SC-6 funding within 24 h: R08\n\nBegan 2026-03-17 10:00, due 2026-03-18 10:00; done 2026-03-18 16:00, 30 h on its clock\. Owed by: account officer\.\n\nShown by ScheduleTransmitted `contract-AF-2026-0013 \d+` and AdvanceBooked `contract-AF-2026-0013 \d+`\n/,
    )
    expect(march).toMatch(/R10\n\nBegan 2026-03-26 11:00, due 2026-03-27 11:00; still open/)
    expect(march).toMatch(/\| SC-6 \| R09 \| ScheduleRejected \| `contract-AF-2026-0013 \d+` \|/)
    expect(march).toContain('| 20–24 | 3 | 0 |\n')
    expect(march).toContain('| over 48 | 0 | 1 |\n')
  })

  test('tells a complaint against its two deadlines until it is closed', async () => {
    const open = '| Q1, letter | 2026-04-24 | 2026-05-07 | 2026-05-05 | 2026-06-24 |'
    expect(await text('2026-03')).toContain('None was received in the month')
    expect(await text('2026-05')).toContain(`${open} – | open | respected | – |`)
    expect(await text('2026-07')).toContain(`${open} 2026-06-12 | 2026-07-01 | respected | delay |`)
    expect(await text('2026-08')).toContain('None was received in the month')
  })

  test('tells what clients say, how many, and that they are few', async () => {
    const may = await text('2026-05')
    expect(may).toContain(
      '24 surveys sent, 20 answered, 1 opted out: a response rate of 87\u00a0%. NPS +40. CSAT 85\u00a0%. Fewer than 30',
    )
    expect(may.match(/\| (detractors|passives|promoters) \| (\d+) \|/g)).toHaveLength(11)
    expect(await text('2026-06')).toContain('No survey was sent in the month.')
  })

  test('tells contacts, meetings and training as they stood at its end', async () => {
    expect(await text('2026-07')).toContain('| account officer | U-102 | 2026-01-06 |')
    expect(await text('2026-08')).not.toContain('| account officer | U-102 |')
    expect(await text('2026-05')).toContain('No annual meeting was held')
    expect(await text('2026-11')).toMatch(/\| 2026-11-17 \| held \| .+ \|/)
    expect(await text('2026-05')).toContain('extranet on 2026-01-08, data exchange on 2026-01-09')
  })

  test('rests on the position that its published figures rest on', async () => {
    const june = ['--contract', reviewed, '--month', '2026-06', '--as-of', '2026-06-30']
    const told = await quittance('satisfaction', ...june, '--json', '--store', store)
    const { position, measuredAt } = JSON.parse(told.out)
    expect(await text('2026-06')).toContain(
      `up to position \`${position}\` of its log, and measured at \`${measuredAt}\``,
    )
  })

  test('of a later day knows what happened since, and says how to ask again', async () => {
    const later = await text('2026-05', '--as-of', '2026-07-31')
    expect(later).toContain(
      `quittance review --contract ${reviewed} --month 2026-05 --as-of 2026-07-31`,
    )
    expect(later).toContain('2026-06-12')
    const known = await text('2026-05', '--known-at', '2999-01-01T00:00:00Z')
    expect(known).toContain('--month 2026-05 --known-at 2999-01-01T00:00:00Z')
  })

  test('goes to a file, and never over one', async () => {
    const file = path('review.html')
    expect(await made('--month', '2026-05', '--out', file)).toBe(`${file}\n`)
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(pageOf('2026-05'), 'utf8'))
    writeFileSync(file, 'what was shown')
    expect(await asked('--month', '2026-05', '--out', file)).toEqual({
      ...{ code: 2, out: '' },
      err: `${file} is there already, and was left as it is: name another file with --out.\n`,
    })
    expect(readFileSync(file, 'utf8')).toBe('what was shown')
    const nowhere = path('nowhere/review.html')
    expect((await asked('--month', '2026-05', '--out', nowhere)).err).toBe(
      `${nowhere} cannot be written (ENOENT): name another file with --out.\n`,
    )
    expect(existsSync(nowhere)).toBe(false)
  })
})

describe('No review is made', () => {
  test('of a month to come', async () =>
    expect(await asked('--month', '2999-12')).toEqual({
      ...{ code: 1, out: '' },
      err: 'ReviewBeforeMonthEnd: 2999-12 is not over yet: ask `quittance satisfaction` how it stands.\n',
    }))

  test('of a month at a day of it', async () =>
    expect(await asked('--month', '2026-03', '--as-of', '2026-03-30')).toEqual({
      ...{ code: 2, out: '' },
      err: '2026-03 is not over on 2026-03-30: ask `quittance satisfaction` how it stands.\n',
    }))

  test('of a contract that there is not, or not yet', async () => {
    for (const of of [
      ['AF-9', '2026-03'],
      [reviewed, '2025-12'],
    ]) {
      const [contract = '', month = ''] = of
      const heard = await quittance(
        'review',
        '--contract',
        contract,
        '--month',
        month,
        '--store',
        store,
      )
      expect(heard).toEqual({
        ...{ code: 1, out: '' },
        err: `There is no contract ${contract} in this ledger, or none yet by then: check its name.\n`,
      })
    }
  })

  test.each([
    ['--month', '2026-13'],
    ['--month', '2026-03', '--format', 'pdf'],
    ['--format', 'html'],
  ])('when asked wrongly: %j', async (...wrong) =>
    expect(await asked(...wrong)).toMatchObject({ code: 2, out: '' }),
  )
})
