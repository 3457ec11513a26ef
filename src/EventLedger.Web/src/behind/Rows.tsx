import type { ReactNode } from 'react'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import classes from './behind.module.css'

export interface Row {
  id: string
  name: ReactNode
  beside?: ReactNode
  amount: string | null
  behind?: string
}

/** The rows that make a figure: each opens further. */
export function Rows({ rows, currency, empty }: { rows: readonly Row[]; currency: string; empty: string }) {
  if (rows.length === 0) return <p className={classes.quiet}>{empty}</p>
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            {row.behind ? (
              <Figure behind={row.behind} label={row.id}>
                {row.name}
              </Figure>
            ) : (
              row.name
            )}
            {row.beside && <small>{row.beside}</small>}
          </span>
          <Money amount={row.amount} currency={currency} unknown="unknown" />
        </li>
      ))}
    </ul>
  )
}
