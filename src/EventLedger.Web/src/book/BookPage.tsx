import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../api/queries'
import { formatDay } from '../time/dates'
import { usePlace } from '../time/place'
import { AnnouncedDeals } from './AnnouncedDeals'
import { Heading } from '../components/Heading'
import classes from './book.module.css'
import { CalendarPanel } from './CalendarPanel'
import { CommitmentPanel, ROWS } from './CommitmentPanel'
import { ConcentrationPanel } from './ConcentrationPanel'
import { DisagreementsPanel } from './DisagreementsPanel'
import { FirstStart } from './FirstStart'
import { MonthsPanel } from './MonthsPanel'
import { RunRatePanel } from './RunRatePanel'
import type { BookSearch } from './search'

/** The deal book at the place where the time bar stands. */
export function BookPage() {
  const { ledger } = usePlace()
  const head = useRead({ route: '/v1/ledger', timeless: true })
  const runRate = useRead({ route: '/v1/reports/run-rate', query: { groupBy: 'customer', top: 8 } })
  const commitments = useRead({ route: '/v1/reports/commitments', query: { top: ROWS } })
  const search: BookSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  if (head.data?.head.position === 0 && !head.isPlaceholderData)
    return <FirstStart ledger={ledger ?? 'default'} />

  // The currency of most contracts comes first; one in which deals are only announced comes last.
  const signed = [...(commitments.data?.totals ?? [])].sort((a, b) => b.contracts - a.contracts)
  const rated = runRate.data?.currencies ?? []
  const currencies = [...new Set([...signed, ...rated].map((each) => each.currency))]
  const currency = currencies.find((each) => each === search.currency) ?? currencies[0]
  return (
    <>
      <Heading
        level={1}
        title="The book"
        note={
          <>
            {runRate.data ? `As of ${formatDay(runRate.data.asOf)}` : 'As of today'}, at position{' '}
            <span className={classes.figures}>{runRate.data?.position ?? '…'}</span> of the ledger
          </>
        }
      >
        {currencies.length > 1 && (
          <SegmentedControl
            aria-label="Currency"
            data={currencies}
            value={currency ?? ''}
            onChange={(value) =>
              void navigate({
                to: '/',
                search: (before: BookSearch) => ({ ...before, currency: value }),
                resetScroll: false,
              })
            }
          />
        )}
      </Heading>
      <div className={classes.grid}>
        <div className={classes.whole}>
          <CommitmentPanel answer={commitments} currency={currency} />
        </div>
        <RunRatePanel answer={runRate} currency={currency} />
        <AnnouncedDeals answer={commitments} />
        <div className={classes.whole}>
          <MonthsPanel currency={currency} />
        </div>
        <div className={classes.whole}>
          <CalendarPanel />
        </div>
        <div className={classes.whole}>
          <ConcentrationPanel currency={currency} />
        </div>
        <div className={classes.whole}>
          <DisagreementsPanel />
        </div>
      </div>
    </>
  )
}
