import { Skeleton } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { Heading } from './Heading'
import classes from './panel.module.css'
import { ProblemView } from './ProblemView'

interface PanelProps<T> {
  title: ReactNode
  /** What the panel says, in a sentence. */
  note?: ReactNode
  aside?: ReactNode
  /** The question whose answer it shows. */
  answer: { data: T | undefined; error: Problem | null; isPlaceholderData: boolean; isFetching: boolean }
  /** How high it is when it is full; what it keeps free while it is not. */
  height: number
  /** The same on a phone, where words need more lines. */
  narrow?: number
  children: (data: T) => ReactNode
}

/** A part of a page that shows one answer: with its final size from the start, and the old one until the new is there. */
export function Panel<T>({ title, note, aside, answer, height, narrow, children }: PanelProps<T>) {
  const id = useId()
  const { data, error } = answer
  const stale = data !== undefined && answer.isPlaceholderData
  return (
    <section className={classes.panel} aria-labelledby={id} aria-busy={answer.isFetching}>
      <Heading level={2} id={id} title={title} note={note}>
        {aside}
      </Heading>
      <div
        className={classes.body}
        data-stale={stale || undefined}
        style={{ '--high': `${height}px`, '--narrow': `${narrow ?? height}px` }}
      >
        {error && error.code !== 'unreachable' ? (
          <ProblemView problem={error} />
        ) : data === undefined ? (
          <Skeleton className={classes.waiting} radius="md" aria-hidden />
        ) : (
          children(data)
        )}
      </div>
    </section>
  )
}
