import { Autocomplete } from '@mantine/core'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { formatMoney } from '../components/money'
import { formatDay, formatMonth } from '../time/dates'
import classes from './commands.module.css'
import type { CommonProps } from './SubjectField'

interface DocumentFieldProps {
  kind: 'invoice' | 'payment'
  contract: string
  common: CommonProps
  onChange: (number: string) => void
}

/** An invoice of the contract by its number, or a payment by its reference; those that there are are offered. */
export function DocumentField({ kind, contract, common, onChange }: DocumentFieldProps) {
  const billing = useRead(
    { route: '/v1/contracts/{id}/billing', path: { id: contract } },
    { enabled: contract !== '' },
  )
  const told = new Map((kind === 'invoice' ? invoices : payments)(billing.data?.invoices ?? []))
  return (
    <Autocomplete
      {...common}
      description={told.get(common.value) ?? common.description}
      data={[...told.keys()]}
      limit={50}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.value}
          <small>{told.get(option.value)}</small>
        </span>
      )}
      onChange={onChange}
    />
  )
}

const invoices = (rows: readonly Schemas['InvoiceRow'][]) =>
  rows.map(
    (row) =>
      [row.number, `${formatMonth(row.month)}, ${formatMoney(row.balance ?? '0')} owed`] as [string, string],
  )

const payments = (rows: readonly Schemas['InvoiceRow'][]) =>
  rows.flatMap((row) =>
    row.payments.map(
      ({ reference, amount, paidOn }) =>
        [reference, `${formatMoney(amount ?? '0')} on ${formatDay(paidOn)}, ${row.number}`] as [
          string,
          string,
        ],
    ),
  )
