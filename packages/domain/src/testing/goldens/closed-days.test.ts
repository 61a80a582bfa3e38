/** Every closed day from 2000 to 2031: a row a rule, with where it is published. */
import { describe, expect, test } from '@jest/globals'

import { alsaceMoselleAdds, easter, frenchHolidays, targetClosings } from '../../values/calendar.ts'
import type { Day } from '../../values/day.ts'
import golden from './closed-days.json' with { type: 'json' }

const years = Array.from({ length: 32 }, (_, index) => 2000 + index)
const closedDays: Readonly<Record<string, (year: number) => ReadonlyArray<Day>>> = {
  ...{ france: frenchHolidays, alsaceMoselle: alsaceMoselleAdds, target: targetClosings },
}

describe('From 2000 to 2031', () => {
  test('Easter is on these Sundays', () => expect(years.map(easter)).toEqual(golden.easter.days))

  test.each(golden.rules)('$calendar closes: $rule ($source)', ({ calendar, days }) => {
    const closed = years.flatMap((year) => closedDays[calendar]?.(year) ?? [])
    expect(days.filter((on) => !closed.includes(on as Day))).toEqual([])
  })

  test.each(Object.entries(closedDays))('%s closes on no other day', (calendar, closedIn) => {
    const ruled = golden.rules.flatMap((rule) => (rule.calendar === calendar ? rule.days : []))
    expect(years.flatMap(closedIn).toSorted()).toEqual(ruled.toSorted())
  })
})
