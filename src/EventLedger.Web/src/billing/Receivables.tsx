import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero, pixels } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import classes from './billing.module.css'
import { useBilling } from './useBilling'

const ROWS = 100
const QUESTION = { route: '/v1/reports/receivables', query: { top: ROWS } } as const

const AGES = [
  { key: 'notDue', label: 'Not due' },
  { key: 'days1to30', label: '1 to 30 days' },
  { key: 'days31to60', label: '31 to 60' },
  { key: 'days61to90', label: '61 to 90' },
  { key: 'over90', label: 'Over 90' },
] as const

const BESIDE = [
  { key: 'disputed', label: 'Disputed' },
  { key: 'unapplied', label: 'Unapplied' },
  { key: 'total', label: 'Total' },
] as const

type Aged = Schemas['ReceivablesRow'] | Schemas['ReceivablesTotal']
type Figures = (typeof AGES)[number] | (typeof BESIDE)[number]

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
              ...[...AGES, ...BESIDE].map((figure) => ({
                title: figure.label,
                number: true,
                sparing: figure.key !== 'total',
                cell: (row: Schemas['ReceivablesRow']) => (
                  <Owed of={row} figure={figure} token={data.token} at={`/rows/${data.rows.indexOf(row)}`} />
                ),
              })),
            ]}
          >
            {data.totals.map((total, index) => (
              <Total key={total.currency} of={total} token={data.token} at={`/totals/${index}`} />
            ))}
          </Table>
          {data.totals.some((total) => total.customers > ROWS) && (
            <p className={classes.quiet}>
              The {ROWS} customers that owe most in each currency are listed; the totals are of all.
            </p>
          )}
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

interface OwedProps {
  of: Aged
  figure: Figures
  token: string | undefined
  /** Where the row stands in the answer. */
  at: string
}

function Owed({ of, figure: { key, label }, token, at }: OwedProps) {
  const whose = 'name' in of ? of.name : `all in ${of.currency}`
  const amount = <Money amount={of[key]} currency={key === 'total' ? of.currency : undefined} />
  return (
    <Cell token={token} at={`${at}/${key}`} label={`${label}, ${whose}`} nothing={isZero(of[key])}>
      {key === 'total' && 'name' in of ? <b>{amount}</b> : amount}
    </Cell>
  )
}

function Total({ of, token, at }: Omit<OwedProps, 'figure' | 'of'> & { of: Schemas['ReceivablesTotal'] }) {
  return (
    <tr>
      <th scope="row">All in {of.currency}</th>
      <td data-label="By age">
        <Ages of={of} />
      </td>
      {[...AGES, ...BESIDE].map((figure) => (
        <td key={figure.key} style={{ textAlign: 'right' }} data-label={figure.label}>
          <Owed of={of} figure={figure} token={token} at={at} />
        </td>
      ))}
    </tr>
  )
}
