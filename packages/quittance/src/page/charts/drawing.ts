/** A drawing before it is drawn. */
import { Money } from '@quittance/domain/values'
import type { EChartsCoreOption } from 'echarts/core'

import { font } from '../colours.ts'

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly option: EChartsCoreOption
}

/** As wide as a telephone nearly: one drawing is legible there, and two stand side by side on a sheet. */
export const narrow = 400

export const still: EChartsCoreOption = { animation: false, textStyle: { fontFamily: font } }

/** For the eye alone: whatever is said of an amount is said exactly. */
export const height = (money: Money): number => Number(Money.encode(money).amount)
