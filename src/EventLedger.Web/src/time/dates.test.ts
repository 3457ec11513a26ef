import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  formatDay,
  formatInstant,
  instantOf,
  isDay,
  isInstant,
  moveInstant,
} from './dates'

describe('A day', () => {
  it.each(['2026-07-01', '2028-02-29'])('is %s', (text) => expect(isDay(text)).toBe(true))
  it.each(['2026-02-29', '2026-13-01', '2026-7-1', '1899-12-31', '', 20260701, null])('is not %s', (text) =>
    expect(isDay(text)).toBe(false),
  )
  it('may be reduced', () => {
    expect(formatDay('2026-07-01')).toBe('1 Jul 2026')
    expect(formatDay('2026-07')).toBe('Jul 2026')
    expect(formatDay('2029')).toBe('2029')
  })
})

describe('An instant', () => {
  it.each(['2026-07-01T12:00:00Z', '2026-11-22T14:46:19.998052Z'])('is %s', (text) =>
    expect(isInstant(text)).toBe(true),
  )
  it.each(['2026-07-01', '2026-07-01T25:00:00Z', '2026-07-01T12:00:00', '2026-02-30T12:00:00Z'])(
    'is not %s',
    (text) => expect(isInstant(text)).toBe(false),
  )
  it('keeps its time of day when it moves', () =>
    expect(moveInstant('2026-01-31T14:46:19.998052Z', 'month', 1)).toBe('2026-02-28T14:46:19.998052Z'))
  it('of a clock has whole seconds', () =>
    expect(instantOf(Date.UTC(2026, 6, 1, 12, 0, 0, 999))).toBe('2026-07-01T12:00:00Z'))
  it('reads well', () =>
    expect(formatInstant('2026-11-22T14:46:19.998052Z')).toBe('22 Nov 2026, 14:46:19 UTC'))
})

describe('Calendar months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-30', 14, '2028-01-30'],
  ])('from %s, %i make %s', (day, months, then) => expect(addMonths(day, months)).toBe(then))
  it('and days cross years', () => expect(addDays('2026-12-31', 1)).toBe('2027-01-01'))
})
