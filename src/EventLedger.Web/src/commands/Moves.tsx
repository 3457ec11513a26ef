import type { ReactNode } from 'react'
import type { Schemas } from '../api/read'
import { INVOICE_STATUSES } from '../billing/statuses'
import { Day } from '../components/Dates'
import { Money } from '../components/Money'
import { Status } from '../components/Status'
import { formatDay } from '../time/dates'
import classes from './commands.module.css'
import type { Move } from './moves'
import { billingMoves, contractMoves } from './moves'

type Contract = Schemas['ContractAnswer']
type Billing = Schemas['BillingHistory']

/** How a contract stands before and after: its state, its days and what is owed of it. */
export function ContractMoves({ before, after }: { before: Contract | undefined; after: Contract }) {
  return (
    <>
      <h4>How it stands as of {formatDay(after.asOf)}</h4>
      <Moves rows={contractMoves(before, after)} currency={after.currency} />
    </>
  )
}

interface BillingMovesProps {
  before: Billing | undefined
  after: Billing
  asOf: string
  currency: string | null
}

/** The invoices that a command touches, and the contract's money, before and after. */
export function BillingMoves({ before, after, asOf, currency }: BillingMovesProps) {
  return (
    <>
      <h4>The money as of {formatDay(asOf)}</h4>
      <Moves rows={billingMoves(before, after)} currency={currency} />
    </>
  )
}

function Moves({ rows, currency }: { rows: readonly Move[]; currency: string | null }) {
  return (
    <table className={classes.moves}>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.same}>Figure</span>
          </th>
          <th scope="col">Now</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const moved = (row.before ?? null) !== (row.after ?? null)
          return (
            <tr key={row.label} data-moved={moved || undefined}>
              <th scope="row">{row.label}</th>
              <td className={classes.same}>{shown(row, row.before, currency)}</td>
              <td>
                {moved ? shown(row, row.after, currency) : <span className={classes.same}>as now</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function shown({ is }: Move, value: string | null | undefined, currency: string | null): ReactNode {
  switch (is) {
    case 'money':
      return <Money amount={value} currency={currency} unknown="none" />
    case 'day':
      return <Day day={value} unknown="none" />
    case 'status':
      return value ? <Status status={value as Contract['status']} /> : 'none'
    case 'invoice':
      return value ? INVOICE_STATUSES[value as Schemas['InvoiceStatus']] : 'none'
  }
}
