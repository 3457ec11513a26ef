import type { Schemas } from '../api/read'

type Contract = Schemas['ContractAnswer']
type Billing = Schemas['BillingHistory']

/** A figure before and after a command. */
export interface Move {
  label: string
  is: 'money' | 'day' | 'status' | 'invoice'
  before: string | null | undefined
  after: string | null | undefined
}

/** How a contract stands, before and after. */
export function contractMoves(before: Contract | undefined, after: Contract): Move[] {
  const of = (label: string, is: Move['is'], get: (contract: Contract) => string | null | undefined) => ({
    label,
    is,
    before: before && get(before),
    after: get(after),
  })
  return [
    of('State', 'status', (it) => it.status),
    of('Monthly fee', 'money', (it) => it.monthlyFee),
    of('Last service day', 'day', (it) => it.lastServiceDay),
    of('End of the term', 'day', (it) => it.term?.endsOn),
    of('Headline', 'money', (it) => it.commitment.headline),
    of('Earned', 'money', (it) => it.commitment.earned),
    of('Firm', 'money', (it) => it.commitment.firm),
    of('Firm until', 'day', (it) => it.commitment.firmUntil),
    of('Cancellable', 'money', (it) => it.commitment.cancellable),
    of('Forgone', 'money', (it) => it.commitment.forgone),
  ]
}

/** Whether anything of how a contract stands moves. */
export function isMoved(moves: readonly Move[]): boolean {
  return moves.some((move) => (move.before ?? null) !== (move.after ?? null))
}

const TOTALS = {
  billed: 'Billed in all',
  credited: 'Credited in all',
  paid: 'Paid in all',
  writtenOff: 'Written off in all',
  balance: 'Owed in all',
  unapplied: 'Unapplied',
  refunded: 'Refunded',
} as const satisfies Partial<Record<keyof Schemas['BillingTotals'], string>>

/** What each invoice that is touched says, what moves of the contract's totals, and what is owed in all. */
export function billingMoves(before: Billing | undefined, after: Billing): Move[] {
  const known = new Map(before?.invoices.map((row) => [row.number, row]))
  const invoices = after.invoices.flatMap((row): Move[] => {
    const was = known.get(row.number)
    if (was?.balance === row.balance && was.status === row.status) return []
    const { number } = row
    return [
      ...(was ? [] : [{ label: `Total of ${number}`, is: 'money', before: null, after: row.total } as const]),
      { label: `Owed on ${number}`, is: 'money', before: was?.balance, after: row.balance },
      { label: `State of ${number}`, is: 'invoice', before: was?.status, after: row.status },
    ]
  })
  const totals = (Object.entries(TOTALS) as [keyof typeof TOTALS, string][])
    .map(([name, label]): Move => ({
      label,
      is: 'money',
      before: before?.totals[name],
      after: after.totals[name],
    }))
    .filter((move) => move.label === TOTALS.balance || isMoved([move]))
  return [...invoices, ...totals]
}
