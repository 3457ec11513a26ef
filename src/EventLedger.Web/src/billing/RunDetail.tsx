import { Button, Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { usePages, useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { formatMonth } from '../time/dates'
import classes from './billing.module.css'
import { RefusedList } from './RefusedList'

type Run = Schemas['BillingRunAnswer']

const OFTEN = 700
const PAGE = 50

export const STATES: Record<Run['state'], string> = {
  Waiting: 'Waiting for its turn',
  Running: 'Running',
  Finished: 'Finished',
  Cancelled: 'Cancelled',
}

const under = (run: Run | undefined) => run?.state === 'Waiting' || run?.state === 'Running'

/** A run, looked at again as long as it is on its way. */
export function RunDetail({ id }: { id: string }) {
  const run = useRead(
    { route: '/v1/billing-runs/{id}', path: { id }, timeless: true },
    { again: (data) => (data === undefined || under(data) ? OFTEN : false) },
  )
  const queries = useQueryClient()
  const state = run.data?.state
  // What may be invoiced, and the list of runs, are otherwise once it has ended.
  useEffect(() => {
    if (state === 'Finished' || state === 'Cancelled') void queries.invalidateQueries()
  }, [state, queries])
  return (
    <Panel
      title={run.data ? `Run over ${formatMonth(run.data.month)}` : 'The run'}
      answer={{ ...run, isFetching: run.isFetching && run.data === undefined }}
      height={90}
      narrow={130}
    >
      {(data) => (
        <>
          <Far of={data} />
          {data.refusedCount > 0 && <Refused id={id} finished={!under(data)} />}
        </>
      )}
    </Panel>
  )
}

function Far({ of }: { of: Run }) {
  const total = of.total ?? 0
  const share = of.state === 'Finished' ? 100 : total === 0 ? 0 : Math.floor((of.done / total) * 100)
  return (
    <div className={classes.progress} aria-live="polite">
      <span className={classes.lead}>{STATES[of.state]}</span>
      <Progress
        value={share}
        size="lg"
        animated={under(of)}
        color={of.state === 'Cancelled' ? 'gray' : 'ink'}
        aria-label={`${share} per cent done`}
      />
      <div className={classes.counts}>
        <span>
          <b>{of.done.toLocaleString('en')}</b> of <b>{of.total?.toLocaleString('en') ?? '…'}</b> contracts
          done
        </span>
        <span>
          <b>{of.invoiced.toLocaleString('en')}</b> invoiced
        </span>
        <span>
          <b>{of.refusedCount.toLocaleString('en')}</b> refused
        </span>
        {of.totals.map((each) => (
          <span key={each.currency}>
            <b>
              <Money amount={each.total} currency={each.currency} />
            </b>
          </span>
        ))}
      </div>
    </div>
  )
}

function Refused({ id, finished }: { id: string; finished: boolean }) {
  const question = {
    route: '/v1/billing-runs/{id}/refused',
    path: { id },
    query: { limit: PAGE },
    timeless: true,
  } as const
  const pages = usePages(question)
  const refused = (pages.data ?? []).flatMap((page) => page.items)
  return (
    <>
      <RefusedList refused={refused} />
      <div className={classes.row}>
        {pages.hasNextPage && (
          <Button variant="light" mt="sm" onClick={() => void pages.fetchNextPage()}>
            Show the next {PAGE}
          </Button>
        )}
        {finished && <Exports question={question} name="refused-contracts" />}
      </div>
    </>
  )
}
