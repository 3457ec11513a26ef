import { describe, expect, it } from 'vitest'
import { formatMoney, formatShare, isZero, shortMoney } from './money'

describe('An amount in full', () => {
  it.each([
    ['6300000000.00', '6,300,000,000.00'],
    ['0.00', '0.00'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234.567', '−1,234.567'],
    ['9007199254740993.01', '9,007,199,254,740,993.01'],
  ])('%s reads %s', (amount, text) => expect(formatMoney(amount)).toBe(text))

  it('is never made of something else', () => expect(() => formatMoney('1e9')).toThrow(RangeError))
})

describe('An amount at a glance', () => {
  it.each([
    ['6300000000.00', '6.30', 'billion'],
    ['895161290.32', '895', 'million'],
    ['803225806.45', '803', 'million'],
    ['999500.00', '1.00', 'million'],
    ['999499.99', '999', 'thousand'],
    ['300000000000.00', '300', 'billion'],
    ['9995000000.00', '10.0', 'billion'],
    ['-145161290.32', '−145', 'million'],
    ['12.50', '12.50', ''],
    ['1000', '1.00', 'thousand'],
  ])('%s reads %s %s', (amount, digits, unit) => expect(shortMoney(amount)).toMatchObject({ digits, unit }))
})

describe('A share', () => {
  it.each([
    ['1.000000', '100.0%'],
    ['0.456789', '45.7%'],
    ['0.000499', '0.0%'],
    ['0.0995', '10.0%'],
    ['0', '0.0%'],
  ])('%s reads %s', (share, text) => expect(formatShare(share)).toBe(text))
})

describe('Zero', () => {
  it.each(['0', '0.00', '-0.00', null, undefined])('is %s', (amount) => expect(isZero(amount)).toBe(true))
  it.each(['0.01', '10', '-1'])('is not %s', (amount) => expect(isZero(amount)).toBe(false))
})
