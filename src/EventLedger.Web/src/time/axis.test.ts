import { describe, expect, it } from 'vitest'
import { heightOf, narrowed, shareOf, spanOfDays, spanOfInstants, ticksOf } from './axis'
import type { Timeline } from './axis'
import { dayOf, numberOf } from './dates'

const timeline: Timeline = {
  asOf: '2026-07-15',
  position: 9,
  effective: { first: '2026-06-01', last: '2026-11-10', before: null, after: null, days: [] },
  recorded: {
    first: '2026-07-15T12:00:00.000001Z',
    last: '2026-07-18T12:00:00.000000Z',
    before: null,
    after: null,
    days: [],
  },
  terms: { first: '2026-06-01', last: '2029-12-31' },
}

describe('The axis of business days', () => {
  it('shows every day that anything is known of, with some room', () => {
    const span = spanOfDays(timeline, '2026-07-15', '2026-07-15')
    expect(dayOf(span.from) < '2026-04-15').toBe(true)
    expect(dayOf(span.to) > '2029-12-31').toBe(true)
  })

  it('shows the day that is asked for, however far off it lies', () => {
    const span = spanOfDays(undefined, '2026-07-15', '2040-01-01')
    expect(shareOf(span, numberOf('2040-01-01'))).toBeLessThan(1)
  })
})

describe('The axis of recording', () => {
  it('ends now and has a month at least', () => {
    const now = Date.UTC(2026, 6, 18, 12)
    const span = spanOfInstants(timeline, now, undefined)
    expect(span.to).toBe(now / 86_400_000)
    expect(span.to - span.from).toBeGreaterThan(30)
  })
})

describe('A narrowed axis', () => {
  const whole = { from: 0, to: 1000 }
  it('lies around the handle', () => expect(narrowed(whole, 100, 500)).toEqual({ from: 450, to: 550 }))
  it('stays within the whole', () => {
    expect(narrowed(whole, 100, 10)).toEqual({ from: 0, to: 100 })
    expect(narrowed(whole, 100, 990)).toEqual({ from: 900, to: 1000 })
    expect(narrowed(whole, 5000, 10)).toBe(whole)
  })
})

describe('Ticks', () => {
  const span = (from: string, to: string) => ({ from: numberOf(from), to: numberOf(to) })
  it('are years where years are what fits', () =>
    expect(ticksOf(span('2026-05-01', '2030-02-01'), 320).map((tick) => tick.label)).toEqual([
      '2027',
      '2028',
      '2029',
      '2030',
    ]))
  it('are months in a wide one', () =>
    expect(ticksOf(span('2026-05-10', '2026-09-10'), 900).map((tick) => tick.label)).toContain('Jun'))
  it('name the year at its first month', () =>
    expect(ticksOf(span('2026-11-01', '2027-03-01'), 300).find((tick) => tick.strong)?.label).toBe('2027'))
  it('never crowd', () => {
    for (const width of [300, 600, 1400])
      expect(ticksOf(span('2000-01-01', '2060-01-01'), width).length).toBeLessThanOrEqual(width / 64 + 1)
  })
})

describe('A mark', () => {
  it('grows with its events, up to a bound', () => {
    expect(heightOf(1)).toBeLessThan(heightOf(10))
    expect(heightOf(1_000_000)).toBe(1)
  })
})
