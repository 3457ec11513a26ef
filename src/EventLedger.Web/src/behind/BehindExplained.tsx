import { Link } from '@tanstack/react-router'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Answered } from '../components/Answered'
import { Money } from '../components/Money'
import { formatDay, formatMonth } from '../time/dates'
import classes from './behind.module.css'
import { Events, Inputs, Rule, Value } from './Explained'

/** How a figure of a contract comes about: the rule, the dates that decided, the months, and the events. */
export function BehindExplained({ id, cell }: { id: string; cell: string }) {
  const answer = useRead({ route: '/v1/contracts/{id}/explain', path: { id }, query: { cell } })
  return (
    <Answered answer={answer} height={420}>
      {(told) => (
        <>
          <h3 className={classes.label}>{told.label}</h3>
          <p className={classes.sum}>
            <Value value={told.value} currency={told.currency} />
          </p>
          <Rule rule={told.rule} />
          <p className={classes.quiet}>
            As of {formatDay(told.asOf)}, at position {told.position.toLocaleString('en')}.{' '}
            <Link to="/contracts/$id" params={{ id }}>
              Open the contract
            </Link>
          </p>
          <Inputs
            inputs={told.inputs}
            currency={told.currency}
            behind={(other) => `explain/${told.id}${other}`}
          />
          <Months told={told} />
          {told.events.length > 0 && (
            <>
              <h3 className={classes.head}>What happened</h3>
              <Events events={told.events} currency={told.currency} />
            </>
          )}
        </>
      )}
    </Answered>
  )
}

function Months({ told }: { told: Schemas['ContractExplanation'] }) {
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
