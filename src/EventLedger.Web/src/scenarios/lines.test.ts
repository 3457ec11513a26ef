import { describe, expect, it } from 'vitest'
import { figuresOf, linesOf } from './lines'

const side = (live: string | null) => figuresOf({ id: 'USD', of: 'All', currency: 'USD' }, [['Live', live]])

describe('lines of a comparison', () => {
  it('put the three sides of a figure together', () => {
    expect(linesOf(side('5.00'), side('3.00'), side('-2.00'))).toEqual([
      {
        key: 'USD/Live',
        of: 'All',
        figure: 'Live',
        currency: 'USD',
        base: '5.00',
        scenario: '3.00',
        difference: '-2.00',
      },
    ])
  })

  it('leave out what does not differ', () => {
    expect(linesOf(side('5.00'), side('5.00'), side('0.00'))).toEqual([])
    expect(linesOf(side(null), side(null), side(null))).toEqual([])
  })

  it('keep an unknown difference, because unknown is not zero', () => {
    expect(linesOf(side(null), side('3.00'), side(null))[0]?.difference).toBeNull()
  })

  it('know nothing of a side on which the item is missing', () => {
    expect(linesOf([], side('3.00'), side('3.00'))[0]?.base).toBeUndefined()
  })
})
