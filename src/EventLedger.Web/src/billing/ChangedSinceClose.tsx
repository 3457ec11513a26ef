import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell, Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatMonth } from '../time/dates'

const ROWS = 100
const FIGURES = ['billed', 'earned', 'deferred', 'unbilled', 'concessions'] as const

interface Changed {
  row: Schemas['ChangedSinceClose']
  /** Where the figure stands in the answer. */
  at: string
  figure: (typeof FIGURES)[number]
}

/** What of the closed months is known to be otherwise now. */
export function ChangedSinceClose({ provider }: { provider: string }) {
  const question = {
    route: '/v1/reports/changed-since-close',
    query: { providerId: provider, top: ROWS + 1 },
  } as const
  const answer = useRead(question)
  return (
    <Panel
      title="Changed since close"
      note="What was reported of a closed month beside what is known of it now. The books do not move: the difference is booked in an open month."
      aside={<Exports question={question} name="changed-since-close" token={answer.data?.token} />}
      answer={answer}
      height={60}
    >
      {(data) => (
        <Table<Changed>
          label="Changed since close"
          rows={data.rows.slice(0, ROWS).flatMap((row, index) =>
            FIGURES.filter((figure) => !isZero(row[figure].difference)).map((figure) => ({
              row,
              figure,
              at: `/rows/${index}/${figure}`,
            })),
          )}
          id={({ row, figure }) => `${row.contractId}/${row.month}/${row.currency}/${figure}`}
          empty={
            data.closings.length === 0
              ? 'No month is closed as of this day.'
              : 'Nothing: every closed month is still what was reported of it.'
          }
          columns={[
            {
              title: 'Contract',
              names: true,
              cell: ({ row }) => (
                <Figure behind={`contract/${row.contractId}`} label={row.contractId}>
                  {row.contractId}
                </Figure>
              ),
            },
            { title: 'Month', cell: ({ row }) => formatMonth(row.month) },
            { title: 'Figure', cell: ({ figure }) => figure.charAt(0).toUpperCase() + figure.slice(1) },
            {
              title: 'At close',
              number: true,
              cell: ({ row, figure, at }) => (
                <Cell token={data.token} at={`${at}/atClose`} label={`${figure} at close`}>
                  <Money amount={row[figure].atClose} currency={row.currency} />
                </Cell>
              ),
            },
            {
              title: 'Now',
              number: true,
              cell: ({ row, figure, at }) => (
                <Cell token={data.token} at={`${at}/now`} label={`${figure} now`}>
                  <Money amount={row[figure].now} />
                </Cell>
              ),
            },
            {
              title: 'Difference',
              number: true,
              cell: ({ row, figure, at }) => (
                <Cell token={data.token} at={`${at}/difference`} label={`difference of ${figure}`}>
                  <b>
                    <Money amount={row[figure].difference} />
                  </b>
                </Cell>
              ),
            },
            {
              title: 'Because of',
              cell: ({ row }) => row.events.map((event) => `${event.type} by ${event.actor}`).join(', '),
            },
          ]}
        >
          {data.rows.length > ROWS && (
            <tr>
              <td colSpan={7}>The {ROWS} contracts that moved most are listed; a file has all.</td>
            </tr>
          )}
        </Table>
      )}
    </Panel>
  )
}
