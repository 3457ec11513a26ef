import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import { formatDay } from '../time/dates'
import classes from './behind.module.css'
import { Rows } from './Rows'

const MOST = 100

interface BehindWaterfallProps {
  month: string
  currency: string
  kind: string | undefined
}

/** The contracts whose live fee moved in a month. */
export function BehindWaterfall({ month, currency, kind }: BehindWaterfallProps) {
  const query = { from: month, to: month, top: MOST }
  const answer = useRead({ route: '/v1/reports/run-rate/waterfall', query })
  return (
    <Answered answer={answer} height={200}>
      {(data) => {
        const moves = data.movements.filter(
          (move) => move.currency === currency && (!kind || move.kind.toLowerCase() === kind),
        )
        return (
          <>
            <Rows
              currency={currency}
              empty="No contract's live fee moved."
              rows={moves.map((move) => ({
                id: move.contractId + move.on,
                name: move.contractId,
                beside: `${move.kind} on ${formatDay(move.on)}`,
                amount: move.amount,
                behind: `contract/${move.contractId}`,
              }))}
            />
            {data.movements.length >= MOST && (
              <p className={classes.quiet}>The {MOST} largest are looked at.</p>
            )}
          </>
        )
      }}
    </Answered>
  )
}
