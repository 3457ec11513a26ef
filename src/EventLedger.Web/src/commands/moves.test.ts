import { describe, expect, it } from 'vitest'
import type { Schemas } from '../api/read'
import { billingMoves } from './moves'

const billing = (balance: string, status: string, paid: string, more: object[] = []) =>
  ({
    invoices: [{ number: 'x-0001', total: '100.00', balance, status }, ...more],
    totals: { paid, balance },
  }) as unknown as Schemas['BillingHistory']

describe('the money that moves', () => {
  it('shows what is left of an invoice after a part was paid', () => {
    const moves = billingMoves(billing('100.00', 'Open', '0.00'), billing('60.00', 'PartiallyPaid', '40.00'))
    expect(moves).toContainEqual({
      label: 'Owed on x-0001',
      is: 'money',
      before: '100.00',
      after: '60.00',
    })
    expect(moves).toContainEqual({ label: 'Paid in all', is: 'money', before: '0.00', after: '40.00' })
  })

  it('leaves out invoices that stay as they are, and shows all of a new one', () => {
    const next = { number: 'x-0002', total: '50.00', balance: '50.00', status: 'Open' }
    const labels = billingMoves(billing('100.00', 'Open', '0.00'), billing('100.00', 'Open', '0.00', [next]))
      .map(({ label }) => label)
      .filter((label) => label.includes('x-'))
    expect(labels).toEqual(['Total of x-0002', 'Owed on x-0002', 'State of x-0002'])
  })
})
