/** Business days as text, `2026-07-01`, and instants as text, `2026-07-01T12:00:00.000000Z`: as the API has them. */

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,7})?Z$/
const MILLISECONDS = 86_400_000

export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** Whether a text is a day that exists, between the years 1900 and 2200. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !DAY.test(text) || text < '1900' || text > '2200') return false
  return dayOf(numberOf(text)) === text
}

/** Whether a text is an instant in UTC. */
export function isInstant(text: unknown): text is string {
  return typeof text === 'string' && INSTANT.test(text) && isDay(text.slice(0, 10))
}

/** The days since 1970 of a day. */
export function numberOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return Date.UTC(year, month - 1, date) / MILLISECONDS
}

/** The day that lies so many days after 1970's first. */
export function dayOf(number: number): string {
  return new Date(Math.round(number) * MILLISECONDS).toISOString().slice(0, 10)
}

export function addDays(day: string, days: number): string {
  return dayOf(numberOf(day) + days)
}

/** So many calendar months later, on the month's last day where the day does not exist. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const index = year * 12 + (month - 1) + months
  const first = Date.UTC(Math.floor(index / 12), index % 12, 1)
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return new Date(first + (Math.min(date, last) - 1) * MILLISECONDS).toISOString().slice(0, 10)
}

export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** `2026-07-01` as `1 Jul 2026`; a reduced date as far as it goes. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-')
  if (!month) return day
  const named = MONTHS[Number(month) - 1] ?? month
  return date ? `${Number(date)} ${named} ${year}` : `${named} ${year}`
}

/** `2026-07` as `Jul 2026`. */
export function formatMonth(month: string): string {
  return formatDay(month)
}

/** An instant as `1 Jul 2026, 12:00:00 UTC`; the fractions of the second are for machines. */
export function formatInstant(instant: string): string {
  return `${formatDay(instant.slice(0, 10))}, ${instant.slice(11, 19)} UTC`
}

/** An instant of a clock, whole seconds. */
export function instantOf(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** So many days, or calendar months, from an instant at the same time of day. */
export function moveInstant(instant: string, by: 'day' | 'month', steps: number): string {
  const day = instant.slice(0, 10)
  return (by === 'day' ? addDays(day, steps) : addMonths(day, steps)) + instant.slice(10)
}

/** Today in UTC. */
export function today(now = Date.now()): string {
  return new Date(now).toISOString().slice(0, 10)
}
