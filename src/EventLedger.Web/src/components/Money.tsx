import classes from './figures.module.css'
import { formatMoney, isZero, shortMoney } from './money'

interface MoneyProps {
  amount: string | null | undefined
  currency?: string | null | undefined
  /** What stands where the ledger knows no amount: unknown stays unknown. */
  unknown?: string
}

/** An amount in full, in figures of one width. */
export function Money({ amount, currency, unknown = '\u2013' }: MoneyProps) {
  if (amount === null || amount === undefined)
    return (
      <span className={classes.unknown} data-unknown>
        {unknown}
      </span>
    )
  return (
    <span className={classes.money}>
      {currency && <small className={classes.currency}>{currency}</small>}
      {formatMoney(amount)}
    </span>
  )
}

interface ShortMoneyProps extends MoneyProps {
  /** Whether the unit is only a letter or two, as in tables. */
  brief?: boolean
}

/** An amount to read at a glance; the exact one is its title. */
export function ShortMoney({ amount, currency, unknown = '\u2013', brief = false }: ShortMoneyProps) {
  if (amount === null || amount === undefined)
    return (
      <span className={classes.unknown} data-unknown>
        {unknown}
      </span>
    )
  const { digits, unit, short } = shortMoney(brief && isZero(amount) ? '0' : amount)
  return (
    <span className={classes.money} title={`${formatMoney(amount)}${currency ? ` ${currency}` : ''}`}>
      {currency && <small className={classes.currency}>{currency}</small>}
      {digits}
      {unit && (
        <span className={classes.unit} data-brief={brief || undefined}>
          <span className={classes.wide}>{unit}</span>
          <abbr className={classes.narrow} title={unit}>
            {short}
          </abbr>
        </span>
      )}
    </span>
  )
}
