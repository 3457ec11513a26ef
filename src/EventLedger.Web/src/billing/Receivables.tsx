import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Money } from '../components/Money'
import { pixels } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import classes from './billing.module.css'
import { useBilling } from './useBilling'

const QUESTION = { route: '/v1/reports/receivables' } as const

const AGES = [
  { key: 'notDue', label: 'Not due' },
  { key: 'days1to30', label: '1 to 30 days' },
  { key: 'days31to60', label: '31 to 60' },
  { key: 'days61to90', label: '61 to 90' },
  { key: 'over90', label: 'Over 90' },
] as const

type Aged = Schemas['ReceivablesRow'] | Schemas['ReceivablesTotal']

/** What each customer owes, by how late it is. */
export function Receivables() {
  const { go } = useBilling()
  const answer = useRead(QUESTION)
  return (
    <Panel
      title="Owed, by days late"
      note="Per customer and currency, as of the day of the time bar. Disputed amounts are part of the total."
      aside={<Exports question={QUESTION} name="receivables" token={answer.data?.token} />}
      answer={answer}
      height={200}
    >
      {(data) => (
        <>
          <p className={classes.key}>
            {AGES.map(({ key, label }, index) => (
              <span key={key}>
                <i className={classes.dot} data-age={index} aria-hidden /> {label}
              </span>
            ))}
          </p>
          <Table
            label="Receivables by age"
            rows={data.rows}
            id={(row) => `${row.customerId}/${row.currency}`}
            empty="Nothing is owed as of this day."
            columns={[
              {
                title: 'Customer',
                names: true,
                cell: (row) => (
                  <button
                    type="button"
                    className={classes.month}
                    onClick={() => go({ part: 'documents', customer: row.customerId, contract: undefined })}
                  >
                    {row.name}
                  </button>
                ),
              },
              { title: 'By age', cell: (row) => <Ages of={row} /> },
              ...AGES.map(({ key, label }) => ({
                title: label,
                number: true,
                cell: (row: Aged) => <Money amount={row[key]} />,
              })),
              { title: 'Disputed', number: true, cell: (row) => <Money amount={row.disputed} /> },
              { title: 'Unapplied', number: true, cell: (row) => <Money amount={row.unapplied} /> },
              {
                title: 'Total',
                number: true,
                cell: (row) => (
                  <b>
                    <Money amount={row.total} currency={row.currency} />
                  </b>
                ),
              },
            ]}
          >
            {data.totals.map((total) => (
              <Total key={total.currency} of={total} />
            ))}
          </Table>
        </>
      )}
    </Panel>
  )
}

function Ages({ of }: { of: Aged }) {
  const lengths = AGES.map(({ key }) => Math.max(0, pixels(of[key])))
  return (
    <span className={classes.age} aria-hidden>
      {lengths.map((length, index) =>
        length > 0 ? <i key={index} data-age={index} style={{ flexGrow: length, flexBasis: 0 }} /> : null,
      )}
    </span>
  )
}

function Total({ of }: { of: Schemas['ReceivablesTotal'] }) {
  return (
    <tr>
      <th scope="row">All in {of.currency}</th>
      <td>
        <Ages of={of} />
      </td>
      {AGES.map(({ key }) => (
        <td key={key} style={{ textAlign: 'right' }}>
          <Money amount={of[key]} />
        </td>
      ))}
      <td style={{ textAlign: 'right' }}>
        <Money amount={of.disputed} />
      </td>
      <td style={{ textAlign: 'right' }}>
        <Money amount={of.unapplied} />
      </td>
      <td style={{ textAlign: 'right' }}>
        <Money amount={of.total} currency={of.currency} />
      </td>
    </tr>
  )
}
