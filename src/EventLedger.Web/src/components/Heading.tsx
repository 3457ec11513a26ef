import type { ReactNode } from 'react'
import classes from './heading.module.css'

interface HeadingProps {
  /** 1 heads a page, 2 a part of it. */
  level: 1 | 2
  title: ReactNode
  /** By which a part is called. */
  id?: string
  /** What it says, in a sentence. */
  note?: ReactNode
  /** What stands beside it where there is room: a choice, a button. */
  children?: ReactNode
}

/** What a page, or a part of one, is called, and the line below it. */
export function Heading({ level, title, id, note, children }: HeadingProps) {
  const Title = `h${level}` as const
  return (
    <header className={classes.heading} data-level={level}>
      <div>
        <Title id={id}>{title}</Title>
        {note && <p>{note}</p>}
      </div>
      {children}
    </header>
  )
}
