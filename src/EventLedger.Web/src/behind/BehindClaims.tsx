import { useRead } from '../api/queries'
import { claimText } from '../book/claims'
import { Answered } from '../components/Answered'
import { Day } from '../components/Dates'
import classes from './behind.module.css'

/** Every claim about one figure, with its source, side by side. */
export function BehindClaims({ kind, id, figure }: { kind: string; id: string; figure: string }) {
  const answer = useRead({ route: '/v1/reports/claims', query: { disagreements: true, top: 1000 } })
  return (
    <Answered answer={answer} height={320}>
      {(data) => {
        const rows = data.rows.filter(
          (row) => row.subject.kind === kind && row.subject.id === id && row.figure === figure,
        )
        if (rows.length === 0)
          return <p className={classes.quiet}>Nobody disagrees about it as of this day.</p>
        return rows.map((row) => (
          <section key={row.of ?? ''}>
            <p className={classes.sum}>
              {row.label}: {claimText(row.value, row.currency, row.qualifier)}
            </p>
            <ol className={classes.claims}>
              {row.claims.map((claim, index) => (
                <li key={index} data-disagrees={claim.disagrees || undefined}>
                  <b>{claimText(claim.value, claim.currency, claim.qualifier)}</b>
                  {claim.wording && <q>{claim.wording}</q>}
                  <small>
                    {claim.origin === 'Source' ? (claim.publisher ?? 'unnamed source') : 'the signed terms'}
                    {claim.title && `, ${claim.title}`}
                    {claim.publishedOn && (
                      <>
                        , <Day day={claim.publishedOn} />
                      </>
                    )}
                    {claim.reliability && ` (${claim.reliability})`}
                  </small>
                </li>
              ))}
            </ol>
          </section>
        ))
      }}
    </Answered>
  )
}
