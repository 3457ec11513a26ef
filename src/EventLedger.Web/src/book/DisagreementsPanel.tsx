import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
import { Panel } from '../components/Panel'
import { claimText } from './claims'
import book from './book.module.css'
import classes from './claims.module.css'

const ROWS = 8
const QUESTION = { route: '/v1/reports/claims', query: { disagreements: true, top: ROWS + 1 } } as const

/** Figures whose sources cannot all be right: each with what the ledger holds and what others say. */
export function DisagreementsPanel() {
  const answer = useRead(QUESTION)
  return (
    <Panel
      title="Sources that disagree"
      note="Both are kept, side by side. The ledger's own figure is the one outlined in full."
      aside={<Exports question={QUESTION} name="disagreements" token={answer.data?.token} />}
      answer={answer}
      height={209}
      narrow={538}
    >
      {(data) =>
        data.rows.length === 0 ? (
          <p className={book.more}>No sources disagree as of this day.</p>
        ) : (
          <ul className={classes.claims}>
            {data.rows.slice(0, ROWS).map((row, index) => (
              <li key={`${row.subject.kind}/${row.subject.id}/${row.figure}/${row.of}`}>
                <Disagreement row={row} behind={`claims/${data.token ?? ''}/${index}`} />
              </li>
            ))}
            {data.rows.length > ROWS && <li className={book.more}>There are more.</li>}
          </ul>
        )
      }
    </Panel>
  )
}

function Disagreement({ row, behind }: { row: Schemas['ClaimRow']; behind: string }) {
  const own = claimText(row.value, row.currency, row.qualifier)
  const others = new Set(
    row.claims
      .map((claim) => claimText(claim.value, claim.currency, claim.qualifier))
      .filter((text) => text !== own),
  )
  return (
    <>
      <Figure behind={behind} label={`${row.label} of ${row.subject.name}`}>
        <span className={book.name}>{row.subject.name}</span>: {row.label}
        {row.of && ` (${row.of})`}
      </Figure>
      <div className={classes.values}>
        {row.value !== null && (
          <span className={classes.value} data-own>
            {own}
          </span>
        )}
        {[...others].map((text) => (
          <span key={text} className={classes.value} data-other>
            {text}
          </span>
        ))}
      </div>
    </>
  )
}
