import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { Exports } from '../components/Exports'
import { Cell, Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { addMonths, today } from '../time/dates'
import { usePlace } from '../time/place'
import book from './book.module.css'
import classes from './calendar.module.css'
import { KINDS } from './kinds'

const ROWS = 10
const MONTHS_AHEAD = 3

/** What comes due in the three months after the day. */
export function CalendarPanel() {
  const place = usePlace()
  const from = place.asOf ?? today()
  const question = {
    route: '/v1/reports/calendar',
    query: { from, to: addMonths(from, MONTHS_AHEAD), limit: ROWS },
  } as const
  const answer = useRead(question)
  return (
    <Panel
      title="What comes due next"
      note="In the next three months: days from which notice may be given, fees that change, months to invoice, payments."
      aside={<Exports question={question} name="what-comes-due" token={answer.data?.token} />}
      answer={answer}
      height={228}
      narrow={430}
    >
      {(data) =>
        data.rows.length === 0 ? (
          <p className={book.more}>Nothing comes due in these months.</p>
        ) : (
          <>
            <ol className={classes.list} tabIndex={0} aria-label="What comes due next">
              {data.rows.map((row, index) => (
                <li key={`${row.on}/${row.kind}/${row.contractId}/${row.document ?? row.month ?? ''}`}>
                  <Day day={row.on} />
                  <span className={classes.kind} style={{ '--tone': `var(--el-${KINDS[row.kind].tone})` }}>
                    {KINDS[row.kind].label}
                  </span>
                  <span className={classes.text}>
                    <Figure behind={`contract/${row.contractId}`} label={row.contractId}>
                      {row.contractId}
                    </Figure>{' '}
                    {row.text}
                  </span>
                  <span className={classes.amount}>
                    {row.amount !== null && (
                      <Cell
                        token={data.token}
                        at={`/rows/${index}/amount`}
                        label={`${KINDS[row.kind].label} of ${row.contractId}`}
                      >
                        <Money amount={row.amount} currency={row.currency} />
                      </Cell>
                    )}
                  </span>
                </li>
              ))}
            </ol>
            {data.leftOff > 0 && (
              <p className={book.more}>{data.leftOff.toLocaleString('en')} more follow.</p>
            )}
            <Totals of={data.totals} token={data.token} />
          </>
        )
      }
    </Panel>
  )
}

/** Sums of a kind and currency by month, as the API adds them. */
function Totals({ of, token }: { of: readonly Schemas['CalendarTotal'][]; token: string | undefined }) {
  const sums = [...of.entries()].filter(
    ([, each]) => each.kind === 'InvoiceToIssue' || each.kind === 'PaymentDue',
  )
  if (sums.length === 0) return null
  return (
    <dl className={classes.totals}>
      {sums.map(([index, each]) => (
        <div key={`${each.month}/${each.kind}/${each.currency ?? ''}`}>
          <dt>
            {KINDS[each.kind].label}, <Day day={each.month} /> ({each.count.toLocaleString('en')})
          </dt>
          <dd>
            <Cell token={token} at={`/totals/${index}/amount`} label={KINDS[each.kind].label}>
              <Money amount={each.amount} currency={each.currency} />
            </Cell>
          </dd>
        </div>
      ))}
    </dl>
  )
}
