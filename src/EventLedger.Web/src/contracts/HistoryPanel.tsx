import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePages } from '../api/queries'
import type { Schemas } from '../api/read'
import { correctionAddress } from '../commands/catalog'
import { FACTS } from '../commands/facts'
import { Day, Instant } from '../components/Dates'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { STATUSES } from '../components/Status'
import { useMove } from '../time/place'
import { Sources } from './AnnouncedPanel'
import classes from './contract.module.css'

const PAGE = 50

type Item = Schemas['HistoryItem']
type Moment = Schemas['ContractMoment']

/** Everything that happened, in sentences: what it changed, who recorded it, who said so, and the receipt. */
export function HistoryPanel({ id }: { id: string }) {
  const pages = usePages({ route: '/v1/contracts/{id}/history', path: { id }, query: { limit: PAGE } })
  return (
    <Panel
      title="History"
      note="Every event in the order it was recorded, with what it changed on the day from which it holds."
      answer={pages}
      height={320}
    >
      {(all) => (
        <>
          <ol className={classes.history}>
            {all
              .flatMap((page) => page.items)
              .map((item) => (
                <Told key={item.version} id={id} item={item} />
              ))}
          </ol>
          {pages.hasNextPage && (
            <Button
              variant="light"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              Show the next {PAGE}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}

function Told({ id, item }: { id: string; item: Item }) {
  const changes = changesOf(item.before, item.after)
  return (
    <li>
      <span className={classes.when}>
        <Day day={item.effectiveOn} />
      </span>
      <div>
        <p>{item.sentence}</p>
        {item.correctedBy !== null && (
          <p className={classes.corrected}>Corrected by event {item.correctedBy}.</p>
        )}
        {changes.length > 0 && (
          <dl className={classes.changes}>
            {changes.map(({ label, before, after }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <s>{before}</s> <span aria-label="became">{'\u2192'}</span> <b>{after}</b>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Sources sources={item.sources} />
        <small className={classes.receipt}>
          Recorded <Instant at={item.recordedAt} /> by {item.actor}; position {item.receipt.position}, leaf{' '}
          <code title={item.receipt.leafHash}>{item.receipt.leafHash.slice(0, 16)}</code>
          {item.type in FACTS && <Correct id={id} version={item.version} />}
        </small>
      </div>
    </li>
  )
}

function Correct({ id, version }: { id: string; version: number }) {
  const move = useMove()
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      ml={8}
      aria-label={`Correct event ${version}`}
      onClick={() => move({ do: correctionAddress(id, String(version)), behind: undefined })}
    >
      Correct
    </Button>
  )
}

const MONEY = { monthlyFee: 'Monthly fee', headline: 'Headline', firm: 'Firm', owed: 'Owed' } as const
const DAYS = {
  startsOn: 'Starts',
  endsOn: 'Ends',
  lastServiceDay: 'Last service day',
  firmUntil: 'Firm until',
} as const
const TEXTS = { providerId: 'Provider', customerId: 'Customer' } as const

interface Change {
  label: string
  before: ReactNode
  after: ReactNode
}

/** What differs between a contract before and after an event. Of the first event, nothing was before. */
function changesOf(before: Moment | null, after: Moment | null): Change[] {
  if (!before || !after) return []
  const of = <K extends keyof Moment>(
    fields: Partial<Record<K, string>>,
    show: (value: string | null) => ReactNode,
  ): Change[] =>
    (Object.entries(fields) as [K, string][])
      .filter(([name]) => before[name] !== after[name])
      .map(([name, label]) => ({
        label,
        before: show(before[name]),
        after: show(after[name]),
      }))
  return [
    ...of({ status: 'State' }, (value) => STATUSES[value as Moment['status']]),
    ...of(MONEY, (value) => <Money amount={value} unknown="none" />),
    ...of(DAYS, (value) => <Day day={value} unknown="none" />),
    ...of(TEXTS, (value) => value),
  ]
}
