import { Button, Code } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { ask, headersOf } from '../api/read'
import { ProblemView } from '../components/ProblemView'
import { useMove, usePlace } from '../time/place'
import classes from './first.module.css'

type SeedsAnswer = Schemas['SeedsAnswer']

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
      <LoadSeeds ledger={ledger} />
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
        All commands, each with an example that works, are in the <a href="/docs">API browser</a>.
      </p>
    </div>
  )
}

/** The deals that come with the product, into this ledger; the book then opens by itself. */
function LoadSeeds({ ledger }: { ledger: string }) {
  const place = usePlace()
  const move = useMove()
  const queries = useQueryClient()
  const load = useMutation<SeedsAnswer, Problem>({
    mutationFn: async () => {
      const response = await ask('/v1/seeds', { method: 'POST', headers: headersOf(place) })
      return (await response.json()) as SeedsAnswer
    },
    networkMode: 'always',
    onSuccess: async ({ stored }) => {
      // What is stored now was not known at an earlier instant.
      move({ knownAt: undefined })
      await queries.invalidateQueries()
      notifications.show({ message: `${stored} commands are in the ledger ${ledger}, each with its source.` })
    },
  })
  return (
    <div className={classes.offer} data-first>
      <div>
        <b>Load five deals from the press</b>
        <span>
          With their sources, and with what is unknown left unknown. The book then shows at once why 6.3
          billion is not 6.3 billion. Loading them twice changes nothing; like everything in a ledger, they
          stay.
        </span>
        {load.error && <ProblemView problem={load.error} />}
      </div>
      <Button onClick={() => load.mutate()} loading={load.isPending}>
        Load the deals
      </Button>
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
        <b>Or look at a ledger that has some</b>
        <span>
          The ledger {name} holds {data.counts.events.toLocaleString('en')} events.
        </span>
      </div>
      <Button variant="light" onClick={onOpen}>
        Open {name}
      </Button>
    </div>
  )
}
