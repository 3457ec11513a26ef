import { Link } from '@tanstack/react-router'
import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import { formatDay } from '../time/dates'
import classes from './behind.module.css'
import { Events, Inputs, Months, Rule, Value } from './Explained'

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
          <Months months={told.months} total={told.monthsTotal} currency={told.currency} />
          <h3 className={classes.head}>What happened</h3>
          <Events events={told.events} currency={told.currency} />
        </>
      )}
    </Answered>
  )
}
