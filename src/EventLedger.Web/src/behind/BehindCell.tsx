import { useState } from 'react'
import { usePages } from '../api/queries'
import type { Schemas } from '../api/read'
import { Answered } from '../components/Answered'
import { Day, Instant } from '../components/Dates'
import { Figure } from '../components/Figure'
import classes from './behind.module.css'
import { Value } from './Value'

const FEW = 20

type Explanation = Schemas['ReportExplanation']
type Part = Schemas['PartAnswer']

/** How a figure of a report's answer comes about: the rule, what goes into it, and its parts with their events. */
export function BehindCell({ token, cell }: { token: string; cell: string }) {
  const pages = usePages({
    route: '/v1/answers/{token}/explain',
    path: { token },
    query: { cell, limit: FEW },
    timeless: true,
  })
  return (
    <Answered answer={pages} height={420}>
      {(all) => {
        const [told] = all
        if (!told) return null
        return (
          <>
            <p className={classes.sum}>
              <Value value={told.value} currency={told.currency} />
            </p>
            <p className={classes.quiet}>
              {told.label}, at position {told.position.toLocaleString('en')}
            </p>
            <h3 className={classes.head}>{told.rule.text}</h3>
            <Inputs told={told} />
            <Parts parts={all.flatMap((page) => page.parts)} told={told} />
            {pages.hasNextPage && (
              <button type="button" className={classes.more} onClick={() => void pages.fetchNextPage()}>
                Show more of the {told.partsCount.toLocaleString('en')}
              </button>
            )}
          </>
        )
      }}
    </Answered>
  )
}

function Inputs({ told }: { told: Explanation }) {
  const [all, setAll] = useState(false)
  if (told.inputs.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>What goes into it</h3>
      <ul className={classes.rows}>
        {told.inputs.slice(0, all ? undefined : FEW).map((input) => (
          <li key={input.cell}>
            <Figure behind={`cell/${told.token}${input.cell}`} label={input.role}>
              {input.role}
            </Figure>
            <Value value={input.value} currency={told.currency} />
          </li>
        ))}
      </ul>
      {!all && told.inputs.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show all {told.inputs.length.toLocaleString('en')}
        </button>
      )}
    </>
  )
}

function Parts({ parts, told }: { parts: readonly Part[]; told: Explanation }) {
  if (parts.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>Whose it is, and what happened</h3>
      {parts.map((part) => (
        <section key={`${part.contractId ?? ''}/${part.partyId ?? ''}/${part.facilityId ?? ''}`}>
          <p className={classes.part}>
            <b>{part.contractId ? <Name part={part} id={part.contractId} /> : part.title}</b>
            <Value value={part.value} currency={told.currency} />
          </p>
          {part.how && <p className={classes.quiet}>{part.how}</p>}
          <ol className={classes.history}>
            {part.events.map((event) => (
              <li key={event.position}>
                <Day day={event.effectiveOn} />
                <p>{event.sentence}</p>
                {event.change !== null && (
                  <p>
                    <Value value={event.before} currency={null} /> {'\u2192'}{' '}
                    <b>
                      <Value value={event.after} currency={told.currency} />
                    </b>
                  </p>
                )}
                <small>
                  recorded <Instant at={event.recordedAt} /> by {event.actor}
                </small>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** A contract's name: it opens the same figure of the contract alone, where there is one. */
function Name({ part, id }: { part: Part; id: string }) {
  return (
    <Figure
      behind={part.contractCell ? `explain/${id}${part.contractCell}` : `contract/${id}`}
      label={part.title}
    >
      {part.title}
    </Figure>
  )
}
