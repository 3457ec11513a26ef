import { Button, Code } from '@mantine/core'
import { useRead } from '../api/queries'
import { useMove } from '../time/place'
import classes from './first.module.css'

const STEPS = [
  {
    title: 'Register who and where',
    text: 'Parties sell and buy capacity; facilities have it. Both are one command each.',
    command: 'POST /v1/parties/{id}/register',
  },
  {
    title: 'Announce or sign a deal',
    text: 'A deal in the press may have unknown terms: unknown stays unknown. A signed contract has them all: fees, term, who may end it and how.',
    command: 'POST /v1/contracts/{id}/sign',
  },
  {
    title: 'Let it run',
    text: 'Invoice months, record payments, give notice. Every command can be tried without storing anything.',
    command: 'POST /v1/contracts/{id}/invoice-month?dryRun=true',
  },
]
const WITH_DEALS = ['press', 'default']

/** An empty ledger explains itself, and leads to one that has something to look at. */
export function FirstStart({ ledger }: { ledger: string }) {
  const move = useMove()
  const { data } = useRead({ route: '/v1/ledgers', timeless: true, query: { limit: 100 } })
  const others = WITH_DEALS.filter(
    (name) => name !== ledger && data?.items.some((item) => item.name === name),
  )
  return (
    <div className={classes.page}>
      <h1>The ledger {ledger} is empty</h1>
      <p className={classes.lead}>
        A ledger keeps long-term capacity deals as events that are never changed, and answers what a figure is{' '}
        <b>as of</b> a business day and as <b>known at</b> an instant: the bar above moves both. It tells the
        headline in the press from what is owed, whatever anybody decides.
      </p>
      {others.map((name) => (
        <OtherLedger
          key={name}
          name={name}
          onOpen={() => move({ ledger: name === 'default' ? undefined : name, knownAt: undefined })}
        />
      ))}
      <ol className={classes.steps}>
        {STEPS.map(({ title, text, command }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
            <Code>{command}</Code>
          </li>
        ))}
      </ol>
      <p>
        All commands, each with an example that works, are in the <a href="/docs">API browser</a>. A server
        that is started without <Code>--no-seeds</Code> has five deals from the press in its default ledger.
      </p>
    </div>
  )
}

function OtherLedger({ name, onOpen }: { name: string; onOpen: () => void }) {
  const { data } = useRead(
    { route: '/v1/ledger', timeless: true },
    { place: { ledger: name === 'default' ? undefined : name } },
  )
  if (!data || data.head.position === 0) return null
  return (
    <div className={classes.offer}>
      <div>
        <b>Look at a ledger with deals first</b>
        <span>
          The ledger {name} holds {data.counts.events.toLocaleString('en')} events. With the deals from the
          press it shows at once why 6.3 billion is not 6.3 billion.
        </span>
      </div>
      <Button onClick={onOpen}>Open {name}</Button>
    </div>
  )
}
