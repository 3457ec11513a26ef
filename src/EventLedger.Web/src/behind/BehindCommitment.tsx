import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import { Money } from '../components/Money'
import { formatDay } from '../time/dates'
import classes from './behind.module.css'
import { Rows } from './Rows'

const MOST = 100
const MEASURES = ['headline', 'earned', 'firm', 'cancellable', 'forgone'] as const

/** The signed contracts that make a part of the headline. */
export function BehindCommitment({ measure, currency }: { measure: string; currency: string }) {
  const answer = useRead({ route: '/v1/reports/commitments', query: { top: MOST } })
  const which = MEASURES.find((each) => each === measure) ?? 'headline'
  return (
    <Answered answer={answer} height={240}>
      {(data) => {
        const total = data.totals.find((each) => each.currency === currency)
        const rows = data.rows.filter((row) => row.currency === currency)
        if (!total) return <p className={classes.quiet}>Nothing in {currency} is signed as of this day.</p>
        return (
          <>
            <p className={classes.sum}>
              <Money amount={total[which]} currency={currency} />
            </p>
            <Rows
              currency={currency}
              empty="No contract is behind it."
              rows={rows.map((row) => ({
                id: row.contractId,
                name: row.title ?? row.contractId,
                beside: row.firmUntil && `firm until ${formatDay(row.firmUntil)}`,
                amount: row[which],
                behind: `contract/${row.contractId}`,
              }))}
            />
            {total.contracts > rows.length && (
              <p className={classes.quiet}>
                The {rows.length} largest of {total.contracts} contracts are shown.
              </p>
            )}
          </>
        )
      }}
    </Answered>
  )
}
