import type { Answer } from '../api/read'
import { MONTHS, addDays, addMonths, dayOf, numberOf } from './dates'

/** A stretch of time on an axis, in days since 1970; instants are fractions of days. */
export interface Span {
  from: number
  to: number
}

/** A line with its words below an axis. */
export interface Tick {
  at: number
  label: string
  strong: boolean
}

export type Timeline = Answer<'/v1/timeline'>

const DAY = 86_400_000

export const daysOfInstant = (instant: string): number => Date.parse(instant) / DAY

export const millisecondsOfDays = (days: number): number => Math.round(days * DAY)

/** What of business time is shown: all that is known of, and room around today. */
export function spanOfDays(timeline: Timeline | undefined, today: string, asOf: string): Span {
  const known = [
    timeline?.effective.first,
    timeline?.effective.last,
    timeline?.terms.first,
    timeline?.terms.last,
  ]
  const days = [
    addMonths(today, -3),
    addMonths(today, 6),
    asOf,
    ...known.filter((day) => day !== null && day !== undefined),
  ]
  const numbers = days.map(numberOf)
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)]
  const room = Math.ceil((to - from) * 0.02)
  return { from: from - room, to: to + room }
}

/** What of the time of recording is shown: from the first record to now, a month at least. */
export function spanOfInstants(
  timeline: Timeline | undefined,
  now: number,
  knownAt: string | undefined,
): Span {
  const end = now / DAY
  const first = timeline?.recorded.first
  const from = Math.min(end - 30, first ? daysOfInstant(first) : end, knownAt ? daysOfInstant(knownAt) : end)
  return { from: from - (end - from) * 0.02, to: end }
}

/** A narrower span around a place; it stays within the whole one where it can. */
export function narrowed(whole: Span, days: number | undefined, around: number): Span {
  if (!days || days >= whole.to - whole.from) return whole
  const from = Math.min(Math.max(around - days / 2, whole.from), whole.to - days)
  return { from, to: from + days }
}

export const shareOf = (span: Span, at: number): number => (at - span.from) / (span.to - span.from)

/** Years, quarters, months or weeks: so many that their words fit into a width. */
export function ticksOf(span: Span, width: number): Tick[] {
  const days = span.to - span.from
  const room = Math.max(2, width / 64)
  const step = [0.25, 1, 3, 6, 12, 24, 60, 120].find((months) => days / (months * 30.44) <= room) ?? 240
  return step < 1 ? weeks(span) : months(span, step)
}

function months(span: Span, step: number): Tick[] {
  const ticks: Tick[] = []
  const [year, month] = dayOf(Math.floor(span.from)).split('-').map(Number) as [number, number, number]
  let index = Math.floor((year * 12 + month - 1) / step) * step
  for (; ; index += step) {
    const day = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
    const at = numberOf(day)
    if (at > span.to) return ticks
    const strong = index % 12 === 0
    if (at >= span.from)
      ticks.push({ at, strong, label: strong ? String(Math.floor(index / 12)) : (MONTHS[index % 12] ?? '') })
  }
}

function weeks(span: Span): Tick[] {
  const ticks: Tick[] = []
  let day = dayOf(Math.floor(span.from)).slice(0, 8) + '01'
  while (numberOf(day) <= span.to) {
    for (const date of [0, 7, 14, 21]) {
      const at = numberOf(addDays(day, date))
      if (at < span.from || at > span.to) continue
      const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
      ticks.push({ at, strong: date === 0, label: date === 0 ? month : String(date + 1) })
    }
    day = addMonths(day, 1)
  }
  return ticks
}

/** How high a mark is for so many events: the first counts most. */
export function heightOf(events: number): number {
  return Math.min(1, 0.4 + Math.log10(events) * 0.3)
}
