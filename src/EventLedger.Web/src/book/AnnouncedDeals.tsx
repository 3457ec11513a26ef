import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell, Figure } from '../components/Figure'
import { ShortMoney } from '../components/Money'
import { pixels } from '../components/money'
import { Panel } from '../components/Panel'
import { SplitBar } from '../components/SplitBar'
import classes from './book.module.css'
import { QUALIFIERS } from './claims'
import type { Commitments } from './CommitmentPanel'

/** Deals that are only announced: a line apart, never in the totals of signed contracts. */
export function AnnouncedDeals({ answer }: { answer: Commitments }) {
  return (
    <Panel
      title="Only announced"
      note="What the press says of deals that nobody has signed here. Nothing of it is firm, and none of it is in the figures of signed contracts."
      aside={
        <Exports
          question={{ route: '/v1/reports/commitments' }}
          name="announced-deals"
          token={answer.data?.token}
        />
      }
      answer={answer}
      height={250}
      narrow={302}
    >
      {(data) =>
        data.announced.length === 0 ? (
          <p className={classes.more}>No deal is only announced as of this day.</p>
        ) : (
          <Deals deals={data.announced} token={data.token} />
        )
      }
    </Panel>
  )
}

interface DealsProps {
  deals: readonly Schemas['AnnouncedRow'][]
  token: string | undefined
}

function Deals({ deals, token }: DealsProps) {
  const scale = Math.max(...deals.map((deal) => pixels(deal.headline)), 1)
  const sorted = [...deals.entries()].sort(([, a], [, b]) => pixels(b.headline) - pixels(a.headline))
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Announced deals">
      <table className={`${classes.table} ${classes.cards}`} style={{ marginTop: 0 }}>
        <thead>
          <tr>
            <th scope="col">Deal</th>
            <th scope="col" className={classes.scalecell}>
              To scale
            </th>
            <th scope="col" className={classes.number}>
              Headline
            </th>
            <th scope="col" className={`${classes.number} ${classes.last}`}>
              A month
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(([row, deal]) => (
            <tr key={deal.contractId}>
              <td className={classes.name}>
                <Figure behind={`contract/${deal.contractId}`} label={deal.contractId}>
                  {deal.contractId}
                </Figure>
              </td>
              <td className={classes.scalecell}>
                {deal.headline && (
                  <SplitBar
                    height={14}
                    scale={scale}
                    parts={{ announced: deal.headline }}
                    label={`Announced ${deal.headline} ${deal.currency ?? ''}`}
                  />
                )}
              </td>
              <td className={classes.number} data-label="Headline">
                <Cell
                  token={token}
                  at={`/announced/${row}/headline`}
                  label={`headline of ${deal.contractId}`}
                >
                  {deal.headline && QUALIFIERS[deal.qualifiers?.totalValue ?? 'Exact']}
                  <ShortMoney brief amount={deal.headline} currency={deal.currency} unknown="unknown" />
                </Cell>
              </td>
              <td className={`${classes.number} ${classes.last}`} data-label="A month">
                <Cell token={token} at={`/announced/${row}/monthlyFee`} label={`fee of ${deal.contractId}`}>
                  {deal.monthlyFee && QUALIFIERS[deal.qualifiers?.monthlyFee ?? 'Exact']}
                  <ShortMoney brief amount={deal.monthlyFee} unknown="unknown" />
                </Cell>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
