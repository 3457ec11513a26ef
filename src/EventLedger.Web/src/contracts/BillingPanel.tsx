import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { INVOICE_STATUSES } from '../billing/statuses'
import { Day } from '../components/Dates'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { formatMonth } from '../time/dates'
import { usePlace } from '../time/place'
import classes from './contract.module.css'
import { Fact } from './TermsFacts'

/** What was billed and paid, with the documents themselves. */
export function BillingPanel({ id, currency }: { id: string; currency: string | null }) {
  const answer = useRead({ route: '/v1/contracts/{id}/billing', path: { id } })
  const address = useDocuments(id)
  return (
    <Panel
      title="Billing"
      note="Invoices, credits and payments up to the day of the bar."
      aside={
        <span className={classes.links}>
          <a href={address('statement', 'html')} target="_blank" rel="noreferrer">
            Statement
          </a>
          <a href={address('statement', 'pdf')} target="_blank" rel="noreferrer">
            as PDF
          </a>
        </span>
      }
      answer={answer}
      height={180}
    >
      {(billing) => (
        <>
          <dl className={classes.totals}>
            <Fact label="Billed">
              <Money amount={billing.totals.billed} currency={currency} />
            </Fact>
            <Fact label="Credited">
              <Money amount={billing.totals.credited} currency={currency} />
            </Fact>
            <Fact label="Paid">
              <Money amount={billing.totals.paid} currency={currency} />
            </Fact>
            <Fact label="Balance">
              <Money amount={billing.totals.balance} currency={currency} />
            </Fact>
          </dl>
          <Invoices invoices={billing.invoices} address={address} />
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

type Address = (document: string, format: 'html' | 'pdf') => string

/** The addresses of a contract's documents, as known where the bar stands. */
function useDocuments(id: string): Address {
  const { asOf, knownAt } = usePlace()
  return (document, format) => {
    const query = new URLSearchParams({ format, ...(asOf && { asOf }), ...(knownAt && { knownAt }) })
    return `/v1/contracts/${encodeURIComponent(id)}/${document}?${query.toString()}`
  }
}

function Invoices({ invoices, address }: { invoices: readonly Schemas['InvoiceRow'][]; address: Address }) {
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
        {invoices.map((invoice) => {
          const document = `invoices/${encodeURIComponent(invoice.number)}`
          return (
            <tr key={invoice.number}>
              <td>
                <a href={address(document, 'html')} target="_blank" rel="noreferrer">
                  {invoice.number}
                </a>{' '}
                <a
                  className={classes.pdf}
                  href={address(document, 'pdf')}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`${invoice.number} as PDF`}
                >
                  PDF
                </a>
                <small>{formatMonth(invoice.month)}</small>
              </td>
              <td data-label="State">{INVOICE_STATUSES[invoice.status]}</td>
              <td data-number data-label="Issued">
                <Day day={invoice.issuedOn} />
              </td>
              <td data-number data-label="Due">
                <Day day={invoice.dueOn} />
              </td>
              <td data-number data-label="Total">
                <Money amount={invoice.total} />
              </td>
              <td data-number data-label="Balance">
                <Money amount={invoice.balance} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
