import { Button } from '@mantine/core'
import { usePages, useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Instant } from '../components/Dates'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
import { Panel } from '../components/Panel'
import { Heading } from '../components/Heading'
import { words } from '../components/words'
import classes from './ledger.module.css'

const PAGE = 50
const EVENTS = { route: '/v1/events', query: { limit: PAGE } } as const

/** The whole ledger in order, as far as it is known, and the end of it. */
export function LedgerPage() {
  const head = useRead({ route: '/v1/ledger', timeless: true })
  const pages = usePages(EVENTS)
  return (
    <>
      <Heading
        level={1}
        title="Ledger"
        note="Every event in the order it was recorded. Nothing is ever changed; what was wrong is corrected by a later one."
      />
      <div className={classes.stack}>
        <Panel
          title="The end of it"
          note="As it is now, wherever the time bar stands."
          answer={head}
          height={44}
          narrow={173}
        >
          {(data) => <Head of={data} />}
        </Panel>
        <Panel
          title="Events"
          note="Those that are known where the time bar stands."
          aside={<Exports question={EVENTS} name="events" />}
          answer={pages}
          height={420}
        >
          {(all) => <Events events={all.flatMap((page) => page.items)} />}
        </Panel>
        {pages.hasNextPage && (
          <Button
            variant="light"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show the next {PAGE}
          </Button>
        )}
      </div>
    </>
  )
}

function Head({ of }: { of: Schemas['LedgerAnswer'] }) {
  return (
    <dl className={classes.head}>
      <div>
        <dt>Events</dt>
        <dd>{of.counts.events.toLocaleString('en')}</dd>
      </div>
      <div>
        <dt>Streams</dt>
        <dd>{of.counts.streams.toLocaleString('en')}</dd>
      </div>
      <div>
        <dt>Last recorded</dt>
        <dd>{of.head.recordedAt ? <Instant at={of.head.recordedAt} /> : 'nothing yet'}</dd>
      </div>
      <div className={classes.hash}>
        <dt>Root of the seal</dt>
        <dd>
          <code>{of.head.hash}</code>
        </dd>
      </div>
    </dl>
  )
}

function Events({ events }: { events: readonly Schemas['EventLine'][] }) {
  if (events.length === 0) return <p className={classes.quiet}>Nothing was recorded up to this instant.</p>
  return (
    <ol className={classes.events}>
      {events.map((event) => (
        <li key={event.id}>
          <span className={classes.position}>{event.position}</span>
          <span>
            <b>{words(event.type)}</b> <Stream name={event.stream} />
          </span>
          <span className={classes.quiet}>
            <Instant at={event.recordedAt} /> by {event.actor}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Stream({ name }: { name: string }) {
  const contract = /^contract-(.+)$/.exec(name)?.[1]
  if (!contract) return <>{name}</>
  return (
    <Figure behind={`contract/${contract}`} label={contract}>
      {contract}
    </Figure>
  )
}
