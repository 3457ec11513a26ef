import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import { Money } from '../components/Money'
import { isZero } from '../components/money'
import classes from './behind.module.css'
import { Rows } from './Rows'

const MOST = 100

interface BehindRunRateProps {
  measure: string
  currency: string
  by: string
}

/** The contracts, customers or facilities that make a run-rate. */
export function BehindRunRate({ measure, currency, by }: BehindRunRateProps) {
  const answer = useRead({ route: '/v1/reports/run-rate', query: { groupBy: by, top: MOST } })
  const which = measure === 'live' || measure === 'contracted' ? measure : 'announced'
  return (
    <Answered answer={answer} height={240}>
      {(data) => {
        const found = data.currencies.find((each) => each.currency === currency)
        if (!found) return <p className={classes.quiet}>Nothing in {currency} as of this day.</p>
        const rows = found.groups.filter((group) => !isZero(group[which]))
        return (
          <>
            <p className={classes.sum}>
              <Money amount={found[which].monthly} currency={currency} /> a month
            </p>
            <Rows
              currency={currency}
              empty="No contract is behind it: it is nothing."
              rows={rows.map((group) => ({
                id: group.id ?? 'none',
                name: group.name,
                amount: group[which],
                ...(by === 'contract' && group.id && { behind: `contract/${group.id}` }),
              }))}
            />
            {found.groups.length === MOST && <p className={classes.quiet}>The {MOST} largest are shown.</p>}
          </>
        )
      }}
    </Answered>
  )
}
