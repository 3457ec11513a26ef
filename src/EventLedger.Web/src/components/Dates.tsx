import { formatDay, formatInstant } from '../time/dates'
import classes from './figures.module.css'

interface DayProps {
  day: string | null | undefined
  unknown?: string
}

/** A business day, or as much of one as is known. */
export function Day({ day, unknown = '\u2013' }: DayProps) {
  if (!day)
    return (
      <span className={classes.unknown} data-unknown>
        {unknown}
      </span>
    )
  return (
    <time dateTime={day} className={classes.day}>
      {formatDay(day)}
    </time>
  )
}

/** An instant at which the ledger recorded something. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} className={classes.day} title={at}>
      {formatInstant(at)}
    </time>
  )
}
