import { useState } from 'react'
import type { Schemas } from '../api/read'
import { Day, Instant } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { formatShare } from '../components/money'
import { formatDay, formatMonth, isDay } from '../time/dates'
import classes from './behind.module.css'

const FEW = 20

/** A figure as the API gives it: an amount, a share, a number, a day or a text. */
export function Value({
  value,
  currency,
  share,
}: {
  value: unknown
  currency: string | null
  share?: boolean
}) {
  if (typeof value === 'number') return <>{value.toLocaleString('en')}</>
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>
  if (typeof value !== 'string') return <span className={classes.quiet}>unknown</span>
  if (isDay(value)) return <span className={classes.value}>{formatDay(value)}</span>
  if (/^\d{4}-\d{2}$/.test(value)) return <span className={classes.value}>{formatMonth(value)}</span>
  if (!/^-?\d+(\.\d+)?$/.test(value)) return <>{value}</>
  return share ? <>{formatShare(value)}</> : <Money amount={value} currency={currency} />
}

/** The rule, and what decided step by step. */
export function Rule({ rule }: { rule: Schemas['RuleAnswer'] }) {
  return (
    <>
      <p className={classes.rule}>{rule.text}</p>
      {rule.reasons.length > 0 && (
        <ol className={classes.reasons}>
          {rule.reasons.map((reason) => (
            <li key={reason.sentence}>{reason.sentence}</li>
          ))}
        </ol>
      )}
    </>
  )
}

interface InputsProps {
  inputs: readonly Schemas['InputAnswer'][]
  currency: string | null
  /** Where the grounds of another figure of the same answer are. */
  behind: (cell: string) => string
}

/** The other figures of the answer that go into it; each opens in its turn. */
export function Inputs({ inputs, currency, behind }: InputsProps) {
  const [all, setAll] = useState(false)
  if (inputs.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>What goes into it</h3>
      <ul className={classes.rows}>
        {inputs.slice(0, all ? undefined : FEW).map((input) => (
          <li key={input.cell}>
            <Figure behind={behind(input.cell)} label={input.role}>
              {input.role}
            </Figure>
            <Value value={input.value} currency={currency} share={input.cell.endsWith('/share')} />
          </li>
        ))}
      </ul>
      {!all && inputs.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show all {inputs.length.toLocaleString('en')}
        </button>
      )}
    </>
  )
}

interface MonthsProps {
  months: readonly Schemas['ChargedMonthAnswer'][]
  total: string | null
  currency: string | null
}

/** The months that add up to it, each with its days and fee. */
export function Months({ months, total, currency }: MonthsProps) {
  if (months.length === 0) return null
  return (
    <>
      <h3 className={classes.head}>Month by month</h3>
      <ul className={classes.rows}>
        {months.map((month) => (
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
            <Money amount={total} currency={currency} />
          </b>
        </li>
      </ul>
    </>
  )
}

interface EventsProps {
  events: readonly Schemas['ExplainedEvent'][]
  currency: string | null
}

/** The events that moved it, each with what it was before and after. */
export function Events({ events, currency }: EventsProps) {
  return (
    <ol className={classes.history}>
      {events.map((event) => (
        <li key={event.position}>
          <Day day={event.effectiveOn} />
          <p>{event.sentence}</p>
          {event.after !== null && (
            <p>
              {event.before !== null && (
                <>
                  <Value value={event.before} currency={null} />{' '}
                  <span aria-label="became">{'\u2192'}</span>{' '}
                </>
              )}
              <b>
                <Value value={event.after} currency={currency} />
              </b>
            </p>
          )}
          <small>
            recorded <Instant at={event.recordedAt} /> by {event.actor}
            {event.correctedBy !== null && `, corrected by event ${event.correctedBy}`}
          </small>
        </li>
      ))}
    </ol>
  )
}
