import { Link } from '@tanstack/react-router'
import { usePages } from '../api/queries'
import type { Schemas } from '../api/read'
import { told as tokenTold } from '../api/token'
import { Answered } from '../components/Answered'
import { cellOf, Figure } from '../components/Figure'
import { formatDay, isDay } from '../time/dates'
import classes from './behind.module.css'
import { Events, Inputs, Months, Rule, Value } from './Explained'

const PAGE = 20

type Part = Schemas['PartAnswer']
type Explanation = Schemas['ReportExplanation']

/** What is read of one contract is told at once: its months and events instead of parts. */
type OfOne = Pick<Schemas['ContractExplanation'], 'months' | 'monthsTotal' | 'events'>

/** How a figure of an answer comes about: the rule, the figures and contracts that go into it, and their events. */
export function BehindCell({ token, cell }: { token: string; cell: string }) {
  const pages = usePages({
    route: '/v1/answers/{token}/explain',
    path: { token },
    // What is read of one contract has no pages of parts.
    query: { cell, limit: tokenTold(token).report?.includes('{id}') ? undefined : PAGE },
    timeless: true,
  })
  return (
    <Answered answer={pages} height={420}>
      {(all) => {
        const told = all[0]
        if (!told) return null
        const share = cell.endsWith('/share')
        return (
          <>
            <h3 className={classes.label}>{told.label}</h3>
            <p className={classes.sum}>
              <Value value={told.value} currency={told.currency} share={share} />
            </p>
            <Rule rule={told.rule} />
            <Whence token={token} position={told.position} />
            <Inputs inputs={told.inputs} currency={told.currency} behind={(other) => cellOf(token, other)} />
            {'months' in told ? (
              <One of={told} currency={told.currency} />
            ) : (
              <Parts told={told} parts={all.flatMap((page) => ('parts' in page ? page.parts : []))} />
            )}
            {pages.hasNextPage && 'partsCount' in told && (
              <button type="button" className={classes.more} onClick={() => void pages.fetchNextPage()}>
                Show the next {PAGE} of {told.partsCount.toLocaleString('en')}
              </button>
            )}
          </>
        )
      }}
    </Answered>
  )
}

function One({ of, currency }: { of: OfOne; currency: string | null }) {
  return (
    <>
      <Months months={of.months} total={of.monthsTotal} currency={currency} />
      <h3 className={classes.head}>What happened</h3>
      <Events events={of.events} currency={currency} />
    </>
  )
}

/** Which answer the figure stands in: it says the same for ever, wherever the bar of time stands by now. */
function Whence({ token, position }: { token: string; position: number }) {
  const { asOf, from, to } = tokenTold(token).question ?? {}
  return (
    <p className={classes.quiet}>
      {isDay(asOf) && `As of ${formatDay(asOf)}, `}
      {!isDay(asOf) && typeof from === 'string' && `From ${formatDay(from)} to ${formatDay(String(to))}, `}
      at position {position.toLocaleString('en')}.{' '}
      <Link to="/answer" search={{ token }}>
        The whole answer
      </Link>
    </p>
  )
}

function Parts({ told, parts }: { told: Explanation; parts: readonly Part[] }) {
  if (parts.length === 0)
    return told.inputs.length > 0 ? null : <p className={classes.quiet}>No contract is behind it.</p>
  const single = parts.length === 1
  return (
    <>
      <h3 className={classes.head}>
        {told.partsCount === 1 ? 'Behind it' : `The ${told.partsCount.toLocaleString('en')} behind it`}
      </h3>
      <ul className={classes.parts}>
        {parts.map((part) => {
          const id = part.contractId ?? part.partyId ?? part.facilityId ?? part.title
          return (
            <li key={id}>
              <div>
                <Title part={part} />
                <Value value={part.value} currency={told.currency} share={told.cell.endsWith('/share')} />
              </div>
              {part.how && <small>{part.how}</small>}
              {part.events.length > 0 && (
                <details open={single}>
                  <summary>{part.events.length === 1 ? '1 event' : `${part.events.length} events`}</summary>
                  <Events events={part.events} currency={told.currency} />
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Title({ part }: { part: Part }) {
  const { contractId, contractCell, title } = part
  if (contractId === null) return <span>{title}</span>
  const behind = contractCell ? `explain/${contractId}${contractCell}` : `contract/${contractId}`
  return (
    <Figure behind={behind} label={contractId}>
      {title}
    </Figure>
  )
}
