import type { ReactNode } from 'react'
import classes from './table.module.css'

export interface Column<T> {
  title: string
  /** Whether it holds figures, which stand at the right. */
  number?: boolean
  /** Whether it names the row. */
  names?: boolean
  /** Whether a figure of nothing is left out of a card on a phone. */
  sparing?: boolean
  cell: (row: T) => ReactNode
}

interface TableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  id: (row: T) => string
  chosen?: string | undefined
  empty: ReactNode
  children?: ReactNode
}

/** A table of an answer's rows; on a phone each is a card with the names of its columns. Children are its foot. */
export function Table<T>({ label, columns, rows, id, chosen, empty, children }: TableProps<T>) {
  if (rows.length === 0) return <p className={classes.quiet}>{empty}</p>
  const look = (column: Column<T>) => (column.number ? classes.number : undefined)
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={look(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)} data-chosen={id(row) === chosen || undefined}>
              {columns.map((column) =>
                column.names ? (
                  <th key={column.title} scope="row" className={look(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.title}
                    className={look(column)}
                    data-label={column.title}
                    data-sparing={column.sparing}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {children && <tfoot>{children}</tfoot>}
      </table>
    </div>
  )
}
