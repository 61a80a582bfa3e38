/** Charts as drawings that stand in a page: no script, no style, no identity of their own. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

import { type Breadth, course } from './charts/course.ts'
import type { Drawing } from './charts/drawing.ts'
import { bars, columns } from './charts/stacks.ts'
import { waterfall } from './charts/waterfall.ts'
import type { Chart } from './document.ts'

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, SVGRenderer])

/** `<svg viewBox=…>…</svg>`; the same chart is the same text. */
export const drawn = (chart: Chart, breadth: Breadth = 'narrow'): string => {
  const { width, height, option } = drawingOf(chart, breadth)
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    drawing.setOption(option)
    return bare(drawing.renderToSVGString({ useViewBox: true }))
  } finally {
    drawing.dispose()
  }
}

const drawingOf = (chart: Chart, breadth: Breadth): Drawing => {
  switch (chart.lies) {
    case 'bars':
      return bars(chart)
    case 'columns':
      return columns(chart)
    case 'waterfall':
      return waterfall(chart)
    case 'course':
      return course(chart, breadth)
  }
}

/**
 * The library numbers its drawings, styles what a pointer meets, and clips lines to far beyond their frame: all of it
 * is left out, for a page that is the same each time.
 */
const bare = (svg: string): string =>
  svg
    .replace(/<(style|defs)[\s\S]*?<\/\1>\s*/g, '')
    .replace(
      / (class|clip-path|ecmeta_\w+|pointer-events|xmlns:xlink|baseProfile|version)="[^"]*"/g,
      '',
    )
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true"')
    .trim()
