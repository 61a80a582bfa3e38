/** A waterfall: a bar a step, from where the last one ended; its name and its amount stand above it. */
import type { CustomSeriesOption } from 'echarts/charts'

import { font, ink, outcomeColours, stepColours } from '../colours.ts'
import type { Step, Waterfall } from '../document.ts'
import { type Drawing, height as heightOf, narrow, still } from './drawing.ts'

const row = 42
const bar = 15
const side = 4

export const waterfall = ({ steps }: Waterfall): Drawing => {
  const ends = steps.flatMap(({ from, to }) => [heightOf(from), heightOf(to)])
  return {
    ...{ width: narrow, height: row * steps.length },
    option: {
      ...still,
      grid: { left: side, right: side, top: 0, bottom: 0 },
      xAxis: {
        ...{ type: 'value', show: false },
        ...{ min: Math.min(0, ...ends), max: Math.max(0, ...ends) },
      },
      yAxis: { type: 'category', data: steps.map((_, index) => index), inverse: true, show: false },
      series: [
        { type: 'custom', silent: true, renderItem: drawnStep(steps), data: indexed(steps) },
      ],
    },
  }
}

const indexed = (steps: ReadonlyArray<Step>) =>
  steps.map(({ from, to }, index) => [heightOf(from), heightOf(to), index])

const drawnStep =
  (steps: ReadonlyArray<Step>): NonNullable<CustomSeriesOption['renderItem']> =>
  ({ dataIndex }, api) => {
    const step = steps[dataIndex]
    if (step === undefined) return null
    const [from = 0, middle = 0] = api.coord([api.value(0), dataIndex])
    const [to = 0] = api.coord([api.value(1), dataIndex])
    const top = middle - row / 2
    const says = (x: number, align: 'left' | 'right', text: string) => ({
      ...{ type: 'text' as const, x, y: top + 4 },
      style: {
        ...{ text, align, fill: ink.text, fontFamily: font, fontSize: 13 },
        // A line that comes down behind a word does not cross it.
        ...{ fontWeight: weightOf(step), stroke: '#fff', lineWidth: 4 },
      },
    })
    return {
      type: 'group',
      children: [
        says(side, 'left', step.name),
        says(narrow - side, 'right', step.says),
        {
          type: 'rect',
          // Of what is next to nothing, a hair is seen.
          shape: {
            ...{ x: Math.min(from, to), width: Math.max(1, Math.abs(to - from)) },
            ...{ y: top + 21, height: bar },
          },
          style: { fill: stepColours[step.colour] },
        },
        // From where this one ends to where the next begins.
        ...(dataIndex === steps.length - 1
          ? []
          : [
              {
                type: 'line' as const,
                shape: { x1: to, x2: to, y1: top + 21 + bar, y2: top + row + 21 },
                style: { stroke: outcomeColours.voided, lineWidth: 1 },
              },
            ]),
      ],
    }
  }

const weightOf = ({ colour }: Step) => (colour === 'less' ? 400 : 600)
