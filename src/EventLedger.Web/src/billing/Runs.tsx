import { Button } from '@mantine/core'
import { usePages } from '../api/queries'
import { Instant } from '../components/Dates'
import { Exports } from '../components/Exports'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatMonth } from '../time/dates'
import classes from './billing.module.css'
import { STATES } from './RunDetail'

const PAGE = 100
const QUESTION = { route: '/v1/billing-runs', query: { limit: PAGE }, timeless: true } as const

/** The runs there were, the newest of those that were fetched first. */
export function Runs({ chosen, onChoose }: { chosen: string | undefined; onChoose: (id: string) => void }) {
  const pages = usePages(QUESTION)
  return (
    <Panel
      title="Runs"
      note="Every run over this ledger, whatever day the time bar shows."
      aside={<Exports question={QUESTION} name="billing-runs" />}
      answer={pages}
      height={60}
    >
      {(all) => (
        <>
          <Table
            label="Billing runs"
            rows={all.flatMap((page) => page.items).reverse()}
            id={(run) => run.id}
            chosen={chosen}
            empty="No month was invoiced by a run yet."
            columns={[
              {
                title: 'Month',
                names: true,
                cell: (run) => (
                  <button type="button" className={classes.month} onClick={() => onChoose(run.id)}>
                    {formatMonth(run.month)}
                  </button>
                ),
              },
              { title: 'State', cell: (run) => STATES[run.state] },
              { title: 'Started', cell: (run) => <Instant at={run.startedAt} /> },
              { title: 'Invoiced', number: true, cell: (run) => run.invoiced.toLocaleString('en') },
              { title: 'Refused', number: true, cell: (run) => run.refusedCount.toLocaleString('en') },
              {
                title: 'Total',
                number: true,
                cell: (run) => (
                  <div>
                    {run.totals.map((each) => (
                      <div key={each.currency}>
                        <Money amount={each.total} currency={each.currency} />
                      </div>
                    ))}
                  </div>
                ),
              },
            ]}
          />
          {pages.hasNextPage && (
            <Button variant="light" mt="sm" onClick={() => void pages.fetchNextPage()}>
              Show later ones
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}
