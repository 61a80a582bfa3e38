/** Stacks of counts: bars from left to right, or columns from below. */
import type { EChartsCoreOption } from 'echarts/core'

import { ink, outcomeColours } from '../colours.ts'
import type { Colour, Series, Stacks } from '../document.ts'
import { type Drawing, narrow, still } from './drawing.ts'

export const bars = (chart: Stacks): Drawing => ({
  ...{ width: narrow, height: 48 + 44 * chart.categories.length },
  option: lying(chart),
})

export const columns = (chart: Stacks): Drawing => ({
  ...{ width: narrow, height: 270 },
  option: standing(chart),
})

const lying = (chart: Stacks): EChartsCoreOption => ({
  ...common(chart),
  grid: { left: 4, right: 12, top: 34, bottom: 2 },
  xAxis: { type: 'value', show: false, max: chart.inShares ? 1 : 'dataMax' },
  yAxis: {
    ...{ type: 'category', data: [...chart.categories], inverse: true },
    ...{ axisTick: { show: false }, axisLine: { show: false } },
    // The name stands above its bar, for the bar to have the whole width.
    axisLabel: {
      ...{ inside: true, margin: 0, align: 'left', verticalAlign: 'bottom', interval: 0 },
      ...{ padding: [0, 0, 12, 0], color: ink.text, fontSize: 13 },
    },
    z: 10,
  },
  series: chart.series.map((series) => ({
    ...stacked(series, (count, index) => {
      const whole = chart.inShares ? heightOf(chart, index) : highest(chart)
      // A part that is next to nothing has no room for its count.
      return {
        share: count / (chart.inShares ? whole : 1),
        isLegible: digits(count) < (384 * count) / whole,
      }
    }),
    ...{ barWidth: 16, barMinHeight: 0 },
  })),
})

/** So many pixels wide. */
const digits = (count: number): number => 7 * String(count).length + 4

const standing = (chart: Stacks): EChartsCoreOption => ({
  ...common(chart),
  grid: { left: 30, right: 6, top: 38, bottom: chart.unit === undefined ? 26 : 46 },
  xAxis: {
    ...{ type: 'category', data: [...chart.categories], name: chart.unit ?? '' },
    ...{ nameLocation: 'middle', nameGap: 30, axisTick: { show: false } },
    nameTextStyle: { color: ink.quiet, fontSize: 12 },
    axisLine: { lineStyle: { color: ink.rule } },
    axisLabel: { color: ink.text, fontSize: 12, interval: 0, hideOverlap: false },
  },
  yAxis: {
    ...{ type: 'value', minInterval: 1, splitLine: { lineStyle: { color: ink.hairline } } },
    axisLabel: { color: ink.quiet, fontSize: 12 },
  },
  series: chart.series.map((series) => ({
    // In a part that is no higher its count would not stand; the table has it.
    ...stacked(series, (count) => ({ share: count, isLegible: highest(chart) / 16 < count })),
    barMaxWidth: 26,
  })),
})

const highest = (chart: Stacks): number =>
  chart.categories.reduce((most, _, index) => Math.max(most, heightOf(chart, index)), 0)

const heightOf = ({ series }: Stacks, index: number): number =>
  series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)

const common = ({ series }: Stacks): EChartsCoreOption => ({
  ...still,
  legend: {
    ...{ show: true, left: 0, top: 0, itemWidth: 12, itemHeight: 12, itemGap: 16, icon: 'rect' },
    ...{
      textStyle: { color: ink.text, fontSize: 13 },
      data: shown(series).map(({ name }) => name),
    },
  },
})

type Part = (
  count: number,
  index: number,
) => { readonly share: number; readonly isLegible: boolean }

const stacked = ({ name, colour, counts }: Series, partOf: Part) => ({
  ...{ type: 'bar', stack: 'all', silent: true, name },
  itemStyle: { color: outcomeColours[colour], borderColor: '#fff', borderWidth: 1 },
  // The count in its part: no part is told by its colour alone.
  label: { show: true, color: onColour[colour], fontSize: 12, fontWeight: 600 },
  data: counts.map((count, index) => {
    const { share, isLegible } = partOf(count, index)
    const label = { show: isLegible, formatter: String(count) }
    return count === 0 ? '-' : { value: share, label }
  }),
})

const shown = (series: ReadonlyArray<Series>): ReadonlyArray<Series> =>
  series.filter(({ counts }) => counts.some((count) => count > 0))

const onColour: Readonly<Record<Colour, string>> = {
  ...{ kept: '#fff', missed: '#fff', pending: ink.text, voided: ink.text },
}
