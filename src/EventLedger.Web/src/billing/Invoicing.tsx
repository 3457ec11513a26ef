import { useRead } from '../api/queries'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { addMonths, formatMonth, monthOf } from '../time/dates'
import classes from './billing.module.css'
import { RunDetail } from './RunDetail'
import { RunForm } from './RunForm'
import { Runs } from './Runs'
import { useBilling } from './useBilling'

const MONTHS_BACK = 11

/** What may be invoiced, a run over it, and how runs went. */
export function Invoicing() {
  const { search, go, day } = useBilling()
  const month = search.month ?? monthOf(day)
  const question = {
    route: '/v1/reports/calendar',
    query: {
      kind: 'InvoiceToIssue',
      from: `${monthOf(addMonths(day, -MONTHS_BACK))}-01`,
      to: day,
      limit: 1,
    },
  } as const
  const due = useRead(question)
  return (
    <div className={classes.grid}>
      <Panel
        title="May be invoiced"
        note="Months that are due and have no invoice yet, of the last twelve. Choose one to invoice it."
        aside={<Exports question={question} name="may-be-invoiced" token={due.data?.token} />}
        answer={due}
        height={180}
      >
        {(data) => (
          <Table
            label="Months that may be invoiced"
            rows={data.totals}
            id={(row) => `${row.month}/${row.currency ?? ''}`}
            chosen={data.totals
              .map((row) => `${row.month}/${row.currency ?? ''}`)
              .find((id) => id.startsWith(month))}
            empty="Nothing waits for an invoice as of this day."
            columns={[
              {
                title: 'Month',
                names: true,
                cell: (row) => (
                  <button type="button" className={classes.month} onClick={() => go({ month: row.month })}>
                    {formatMonth(row.month)}
                  </button>
                ),
              },
              {
                title: 'Invoices',
                number: true,
                cell: (row) => (
                  <Cell
                    token={data.token}
                    at={`/totals/${data.totals.indexOf(row)}/count`}
                    label={`invoices of ${formatMonth(row.month)}`}
                  >
                    {row.count.toLocaleString('en')}
                  </Cell>
                ),
              },
              {
                title: 'Amount',
                number: true,
                cell: (row) => (
                  <Cell
                    token={data.token}
                    at={`/totals/${data.totals.indexOf(row)}/amount`}
                    label={`amount of ${formatMonth(row.month)}`}
                  >
                    <Money amount={row.amount} currency={row.currency} />
                  </Cell>
                ),
              },
            ]}
          />
        )}
      </Panel>
      <RunForm key={`${month}/${day}`} month={month} day={day} onStarted={(run) => go({ run })} />
      {search.run && (
        <div className={classes.whole}>
          <RunDetail id={search.run} />
        </div>
      )}
      <div className={classes.whole}>
        <Runs chosen={search.run} onChoose={(run) => go({ run })} />
      </div>
    </div>
  )
}
