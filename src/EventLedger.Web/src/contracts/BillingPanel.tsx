import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { INVOICE_STATUSES } from '../billing/statuses'
import { Day } from '../components/Dates'
import { DocumentLinks } from '../components/DocumentLinks'
import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { formatMonth } from '../time/dates'
import classes from './contract.module.css'
import { Fact } from './TermsFacts'

const TOTALS = [
  { key: 'billed', label: 'Billed' },
  { key: 'credited', label: 'Credited' },
  { key: 'paid', label: 'Paid' },
  { key: 'balance', label: 'Balance' },
] as const

/** What was billed and paid, with the documents themselves. */
export function BillingPanel({ id, currency }: { id: string; currency: string | null }) {
  const answer = useRead({ route: '/v1/contracts/{id}/billing', path: { id } })
  return (
    <Panel
      title="Billing"
      note="Invoices, credits and payments up to the day of the bar."
      aside={
        <span className={classes.statement}>
          Statement
          <DocumentLinks
            question={{ route: '/v1/contracts/{id}/statement', path: { id } }}
            name={`statement-${id}`}
          />
        </span>
      }
      answer={answer}
      height={180}
    >
      {(billing) => (
        <>
          <dl className={classes.totals}>
            {TOTALS.map(({ key, label }) => (
              <Fact key={key} label={label}>
                <Cell
                  token={billing.token}
                  at={`/totals/${key}`}
                  label={label}
                  nothing={isZero(billing.totals[key])}
                >
                  <Money amount={billing.totals[key]} currency={currency} />
                </Cell>
              </Fact>
            ))}
          </dl>
          <Invoices invoices={billing.invoices} contract={id} token={billing.token} />
          {billing.unbilledMonths.length > 0 && (
            <p className={classes.quiet}>
              Not yet invoiced: {(billing.unbilledMonths as string[]).map(formatMonth).join(', ')}.
            </p>
          )}
        </>
      )}
    </Panel>
  )
}

interface InvoicesProps {
  invoices: readonly Schemas['InvoiceRow'][]
  contract: string
  token: string
}

function Invoices({ invoices, contract, token }: InvoicesProps) {
  if (invoices.length === 0) return <p className={classes.quiet}>No invoice was issued up to this day.</p>
  return (
    <table className={`${classes.table} ${classes.cards}`}>
      <thead>
        <tr>
          <th scope="col">Invoice</th>
          <th scope="col">State</th>
          <th scope="col" data-number>
            Issued
          </th>
          <th scope="col" data-number>
            Due
          </th>
          <th scope="col" data-number>
            Total
          </th>
          <th scope="col" data-number>
            Balance
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice, index) => (
          <tr key={invoice.number}>
            <td>
              {invoice.number} <small>{formatMonth(invoice.month)}</small>
              <DocumentLinks
                question={{
                  route: '/v1/contracts/{id}/invoices/{number}',
                  path: { id: contract, number: invoice.number },
                }}
                name={invoice.number}
              />
            </td>
            <td data-label="State">{INVOICE_STATUSES[invoice.status]}</td>
            <td data-number data-label="Issued">
              <Day day={invoice.issuedOn} />
            </td>
            <td data-number data-label="Due">
              <Day day={invoice.dueOn} />
            </td>
            <td data-number data-label="Total">
              <Cell token={token} at={`/invoices/${index}/total`} label={`total of ${invoice.number}`}>
                <Money amount={invoice.total} />
              </Cell>
            </td>
            <td data-number data-label="Balance">
              <Cell
                token={token}
                at={`/invoices/${index}/balance`}
                label={`balance of ${invoice.number}`}
                nothing={isZero(invoice.balance)}
              >
                <Money amount={invoice.balance} />
              </Cell>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
