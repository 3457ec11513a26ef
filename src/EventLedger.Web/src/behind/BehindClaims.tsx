import { useRead } from '../api/queries'
import type { Answer } from '../api/read'
import { claimText } from '../book/claims'
import { Answered } from '../components/Answered'
import { Day } from '../components/Dates'
import { Cell } from '../components/Figure'
import classes from './behind.module.css'

/** Every claim about one figure, with its source, side by side; each opens into how it became known. */
export function BehindClaims({ token, row: index }: { token: string; row: number }) {
  const answer = useRead({ route: '/v1/answers/{token}', path: { token }, timeless: true })
  return (
    <Answered answer={answer} height={320}>
      {(data) => {
        const row = (data as unknown as Answer<'/v1/reports/claims'>).rows[index]
        if (!row) return <p className={classes.quiet}>The answer has no such figure.</p>
        return (
          <>
            <h3 className={classes.label}>
              {row.subject.name}: {row.label}
            </h3>
            <p className={classes.sum}>{claimText(row.value, row.currency, row.qualifier)}</p>
            <ol className={classes.claims}>
              {row.claims.map((claim, at) => (
                <li key={at} data-disagrees={claim.disagrees || undefined}>
                  <Cell token={token} at={`/rows/${index}/claims/${at}/value`} label={row.label}>
                    <b>{claimText(claim.value, claim.currency, claim.qualifier)}</b>
                  </Cell>
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
          </>
        )
      }}
    </Answered>
  )
}
