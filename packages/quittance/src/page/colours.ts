/** The few colours of a page: on white, each text of them has a contrast of 4.5 or more. */
import type { Colour, StepColour } from './document.ts'

export const ink = {
  text: '#1d2430',
  quiet: '#566070',
  rule: '#8c95a3',
  hairline: '#e3e6eb',
  accent: '#14506b',
  good: '#1b6650',
  bad: '#a8321f',
} as const

export const outcomeColours: Readonly<Record<Colour, string>> = {
  ...{ kept: '#1b6650', missed: '#a8321f', pending: '#e0b252', voided: '#c5ccd6' },
}

/** Of the bars of a waterfall, and of the lines of a course: each can be told from white (WCAG 2.2, 1.4.11). */
export const stepColours: Readonly<Record<StepColour, string>> = {
  ...{ total: ink.accent, less: '#b4722a', good: ink.good, bad: ink.bad },
}

/** What the reader's system has: a page brings no font along. */
export const font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
