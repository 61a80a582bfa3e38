/** A course: amounts over days, each as it stands until the next. */
import {
  type Day,
  daysFrom,
  firstDayOf,
  invariant,
  type Month,
  monthAfter,
  monthOf,
} from '@quittance/domain/values'

import { grouped } from '../../say/figures.ts'
import { ink, stepColours } from '../colours.ts'
import type { Course, Line } from '../document.ts'
import { shortMonth } from '../words.ts'
import { type Drawing, height, narrow, still } from './drawing.ts'

export type Breadth = 'narrow' | 'broad'

const sizes = {
  narrow: { width: narrow, height: 280, marks: 5 },
  broad: { width: 820, height: 300, marks: 12 },
} as const

/** Told apart by more than their colour: one is filled below, the other is dashed. */
const looks = [
  { colour: stepColours.total, area: 0.12, type: 'solid' },
  { colour: stepColours.less, area: 0, type: [6, 3] },
] as const

export const course = ({ lines }: Course, breadth: Breadth): Drawing => {
  const { marks, ...size } = sizes[breadth]
  const days = lines.flatMap(({ points }) => points.map(({ on }) => on)).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  invariant(first !== undefined && last !== undefined, 'a course has no points')
  const at = (on: Day) => daysFrom(first, on)
  const named = new Map(marksOf(first, last, marks).map(([on, name]) => [at(on), name]))
  return {
    ...size,
    option: {
      ...still,
      grid: { left: 50, right: 20, top: 38, bottom: 40 },
      legend: {
        ...{ left: 0, top: 0, itemWidth: 28, itemGap: 24, selectedMode: false },
        itemStyle: { opacity: 0 }, // the line alone, without its point
        textStyle: { color: ink.text, fontSize: 13 },
      },
      xAxis: {
        ...{ type: 'value', min: 0, max: at(last), splitLine: { show: false } },
        axisLine: { lineStyle: { color: ink.rule }, onZero: false },
        axisTick: { customValues: [...named.keys()], lineStyle: { color: ink.rule } },
        axisLabel: {
          ...{ customValues: [...named.keys()], color: ink.text, fontSize: 12, lineHeight: 15 },
          ...{ formatter: (day: number) => named.get(day) ?? '', hideOverlap: false },
        },
      },
      yAxis: {
        ...{ type: 'value', splitNumber: 4, splitLine: { lineStyle: { color: ink.hairline } } },
        axisLabel: { color: ink.quiet, fontSize: 12, formatter: short },
      },
      series: lines.map((line, index) => stepped(line, at, looks[index] ?? looks[0])),
    },
  }
}

const stepped = (
  { name, points }: Line,
  at: (on: Day) => number,
  look: (typeof looks)[number],
) => ({
  ...{ type: 'line', step: 'end', name, silent: true, symbol: 'none', clip: false },
  lineStyle: { color: look.colour, width: 2, type: look.type },
  itemStyle: { color: look.colour },
  areaStyle: { color: look.colour, opacity: look.area },
  data: points.map(({ on, amount }) => [at(on), height(amount)]),
})

/** First days of months, and no more than so many of them; of a span that has but one, its two ends. */
const marksOf = (first: Day, last: Day, most: number): ReadonlyArray<readonly [Day, string]> => {
  const months = firstDays(first, last)
  const apart = [1, 2, 3, 6, 12, 24, 60].find((each) => months.length <= each * most) ?? 120
  if (months.length < 2) return [first, last].map((on) => [on, on.slice(5)])
  const told = months.filter((month) => (Number(month.slice(5)) - 1) % Math.min(apart, 12) === 0)
  const marks = apart <= 12 ? told : told.filter((month) => yearIn(month) % (apart / 12) === 0)
  return marks.map((month, index) => {
    const isNewYear = index === 0 || yearIn(month) !== yearIn(marks[index - 1] ?? month)
    const year = isNewYear ? `\n${yearIn(month)}` : ''
    return [firstDayOf(month), `${shortMonth(month)}${year}`]
  })
}

const firstDays = (first: Day, last: Day): ReadonlyArray<Month> => {
  const months: Array<Month> = []
  const begin = first === firstDayOf(monthOf(first)) ? monthOf(first) : monthAfter(monthOf(first))
  for (let month = begin; firstDayOf(month) <= last; month = monthAfter(month)) months.push(month)
  return months
}

const yearIn = (month: Month): number => Number(month.slice(0, 4))

/** `50k`, `1.2M`: beside the axis. */
const short = (amount: number): string => {
  const size = Math.abs(amount)
  if (size >= 1e6) return `${amount / 1e6}M`
  return size >= 1e4 ? `${amount / 1e3}k` : grouped(String(amount))
}
