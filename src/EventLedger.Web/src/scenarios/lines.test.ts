import { describe, expect, it } from 'vitest'
import { figuresOf, linesOf, placedIn } from './lines'

const side = (live: string | null) =>
  figuresOf('/currencies', [{ live }], { live: 'Live' }, () => ({ id: 'USD', of: 'All', currency: 'USD' }))
const day = (firmUntil: string) =>
  figuresOf('/rows', [{ firmUntil }], { firmUntil: 'Firm until' }, () => ({ id: 'a', of: 'A' }), true)

describe('lines of a comparison', () => {
  it('put the three sides of a figure together, and say where it stands', () => {
    expect(linesOf(side('5.00'), side('3.00'), side('-2.00'))).toEqual([
      {
        key: 'USD/Live',
        of: 'All',
        figure: 'Live',
        currency: 'USD',
        base: '5.00',
        scenario: '3.00',
        difference: '-2.00',
        cells: { base: '/currencies/0/live', scenario: '/currencies/0/live' },
      },
    ])
  })

  it('stand where the whole answer has their rows', () => {
    const figures = figuresOf('/rows', [{ firm: '5.00' }, { firm: '3.00' }], { firm: 'Firm' }, () => ({
      id: 'a',
      of: 'A',
    }))
    const cells = (places: Record<string, number[]>) => placedIn(figures, places).map(({ cell }) => cell)
    expect(cells({ '/rows': [17, 4] })).toEqual(['/rows/17/firm', '/rows/4/firm'])
    expect(cells({ '/totals': [1] })).toEqual(['/rows/0/firm', '/rows/1/firm'])
    expect(cells({})).toEqual(['/rows/0/firm', '/rows/1/firm'])
  })

  it('leave out what does not differ', () => {
    expect(linesOf(side('5.00'), side('5.00'), side('0.00'))).toEqual([])
    expect(linesOf(side(null), side(null), side(null))).toEqual([])
  })

  it('keep an unknown difference, because unknown is not zero', () => {
    expect(linesOf(side(null), side('3.00'), side(null))[0]?.difference).toBeNull()
  })

  it('know nothing of a side on which the item is missing', () => {
    expect(linesOf([], side('3.00'), side('3.00'))[0]).toMatchObject({
      base: undefined,
      cells: { base: undefined },
    })
  })

  it('subtract no days', () => {
    expect(linesOf(day('2026-12-30'), day('2027-04-15'), day('2027-04-15'))[0]).toMatchObject({
      base: '2026-12-30',
      scenario: '2027-04-15',
      difference: undefined,
    })
    expect(linesOf(day('2026-12-30'), day('2026-12-30'), day('2026-12-30'))).toEqual([])
  })

  it('look into the parts of a row', () => {
    const rows = [{ free: { megawatts: '5' } }, { free: { megawatts: null } }]
    expect(
      figuresOf('/rows', rows, { 'free/megawatts': 'Free' }, () => ({ id: 'x', of: 'X' })),
    ).toMatchObject([
      { value: '5', cell: '/rows/0/free/megawatts' },
      { value: null, cell: '/rows/1/free/megawatts' },
    ])
  })
})
