/** Charts as drawings that stand in a page: no script, no style, no identity of their own. */
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { font, ink, outcomeColours } from './colours.ts'
import type { Chart, Colour, Series } from './document.ts'

use([BarChart, GridComponent, LegendComponent, SVGRenderer])

/** As wide as a telephone nearly: one drawing is legible there, and two stand side by side on a sheet. */
const width = 400

/** `<svg viewBox=…>…</svg>`; the same chart is the same text. */
export const drawn = (chart: Chart): string => {
  const height = chart.lies === 'bars' ? 48 + 44 * chart.categories.length : 270
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(chart.lies === 'bars' ? bars(chart) : columns(chart))
    return still(drawing.renderToSVGString({ useViewBox: true }))
  } finally {
    drawing.dispose()
  }
}

/** The library numbers its drawings and styles what a pointer meets: both are left out, for a page that is the same each time. */
const still = (svg: string): string =>
  svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ (class|ecmeta_\w+|pointer-events|xmlns:xlink|baseProfile|version)="[^"]*"/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"')
    .trim()

const bars = (chart: Chart): EChartsCoreOption => ({
  ...common(chart),
  grid: { left: 4, right: 12, top: 34, bottom: 2 },
  xAxis: { type: 'value', show: false, max: 'dataMax' },
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
  series: chart.series.map((series) => ({ ...stacked(series), barWidth: 16, barMinHeight: 0 })),
})

const columns = (chart: Chart): EChartsCoreOption => ({
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
    ...stacked(series, highest(chart) / 16),
    barMaxWidth: 26,
  })),
})

const highest = ({ categories, series }: Chart): number =>
  categories.reduce((most, _, index) => {
    const height = series.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)
    return Math.max(most, height)
  }, 0)

const common = ({ series }: Chart): EChartsCoreOption => ({
  animation: false,
  textStyle: { fontFamily: font },
  legend: {
    ...{ show: true, left: 0, top: 0, itemWidth: 12, itemHeight: 12, itemGap: 16, icon: 'rect' },
    ...{
      textStyle: { color: ink.text, fontSize: 13 },
      data: shown(series).map(({ name }) => name),
    },
  },
})

/** `legible`: in a part that is no higher, its count would not stand; the table has it. */
const stacked = ({ name, colour, counts }: Series, legible = 0) => ({
  ...{ type: 'bar', stack: 'all', silent: true, name },
  itemStyle: { color: outcomeColours[colour], borderColor: '#fff', borderWidth: 1 },
  // The count in its part: no part is told by its colour alone.
  label: { show: true, color: onColour[colour], fontSize: 12, fontWeight: 600 },
  data: counts.map((count) =>
    count === 0 ? '-' : { value: count, label: { show: legible < count } },
  ),
})

const shown = (series: ReadonlyArray<Series>): ReadonlyArray<Series> =>
  series.filter(({ counts }) => counts.some((count) => count > 0))

const onColour: Readonly<Record<Colour, string>> = {
  ...{ kept: '#fff', missed: '#fff', pending: ink.text, voided: ink.text },
}
