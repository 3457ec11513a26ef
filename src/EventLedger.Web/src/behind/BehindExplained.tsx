import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Answered } from '../components/Answered'
import { Day, Instant } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { formatDay, formatMonth, isDay } from '../time/dates'
import classes from './behind.module.css'

type Explanation = Schemas['ContractExplanation']

/** How a figure of a contract comes about: the rule, the dates that decided, the months, and the events. */
export function BehindExplained({ id, cell }: { id: string; cell: string }) {
  const answer = useRead({ route: '/v1/contracts/{id}/explain', path: { id }, query: { cell } })
  return (
    <Answered answer={answer} height={420}>
      {(told) => (
        <>
          <p className={classes.sum}>
            <Value value={told.value} currency={told.currency} />
          </p>
          <p className={classes.quiet}>{told.label}</p>
          <h3 className={classes.head}>{told.rule.text}</h3>
          <ol className={classes.reasons}>
            {told.rule.reasons.map((reason) => (
              <li key={reason.sentence}>{reason.sentence}</li>
            ))}
          </ol>
          <Inputs told={told} />
          <Months told={told} />
          <Events told={told} />
        </>
      )}
    </Answered>
  )
}

/** A figure as the API gives it: an amount, a day or a text. */
function Value({ value, currency }: { value: unknown; currency: string | null }) {
  if (typeof value !== 'string') return <>unknown</>
  if (isDay(value)) return <>{formatDay(value)}</>
  return /^-?\d+(\.\d+)?$/.test(value) ? <Money amount={value} currency={currency} /> : <>{value}</>
}

function Inputs({ told }: { told: Explanation }) {
  if (told.inputs.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>What goes into it</h3>
      <ul className={classes.rows}>
        {told.inputs.map((input) => (
          <li key={input.cell}>
            <Figure behind={`explain/${told.id}${input.cell}`} label={input.role}>
              {input.role}
            </Figure>
            <Value value={input.value} currency={told.currency} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Months({ told }: { told: Explanation }) {
  if (told.months.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>Month by month</h3>
      <ul className={classes.rows}>
        {told.months.map((month) => (
          <li key={month.month}>
            <span>
              {formatMonth(month.month)}
              {month.charges.map((charge) => (
                <small key={charge.from}>{charge.how}</small>
              ))}
            </span>
            <Money amount={month.amount} />
          </li>
        ))}
        <li>
          <b>Together</b>
          <b>
            <Money amount={told.monthsTotal} currency={told.currency} />
          </b>
        </li>
      </ul>
    </>
  )
}

function Events({ told }: { told: Explanation }) {
  return (
    <>
      <h3 className={classes.head}>What happened</h3>
      <ol className={classes.history}>
        {told.events.map((event) => (
          <li key={event.position}>
            <Day day={event.effectiveOn} />
            <p>{event.sentence}</p>
            <p>
              <Value value={event.before ?? null} currency={null} /> {'\u2192'}{' '}
              <b>
                <Value value={event.after ?? null} currency={told.currency} />
              </b>
            </p>
            <small>
              recorded <Instant at={event.recordedAt} /> by {event.actor}
            </small>
          </li>
        ))}
      </ol>
    </>
  )
}
