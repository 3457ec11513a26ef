import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMove } from '../time/place'
import classes from './figures.module.css'

interface FigureProps {
  /**
   * Where the grounds of the figure are: `contract/reflection-colossus-2`. The first part names who shows it
   * (behind/grounds.tsx); the address of the page holds it, so that it can be linked.
   */
  behind: string
  /** What it is a figure of, for those who only hear it. */
  label: string
  /** Whether it is nothing: it opens all the same, and does not call for it. */
  nothing?: boolean
  children: ReactNode
}

/** A figure that opens into what is behind it. */
export function Figure({ behind, label, nothing = false, children }: FigureProps) {
  const move = useMove()
  return (
    <UnstyledButton
      className={classes.figure}
      data-nothing={nothing || undefined}
      onClick={() => move({ behind })}
      aria-haspopup="dialog"
      title={`What is behind it: ${label}`}
    >
      {children}
      <span className={classes.hidden}>, {label}: show what is behind it</span>
    </UnstyledButton>
  )
}

interface CellProps extends Omit<FigureProps, 'behind'> {
  /** The token of the answer that it stands in; an answer to a scenario has none, and nothing opens. */
  token: string | undefined
  /** Its JSON Pointer into that answer: `/rows/0/firm`. */
  at: string
}

/** A figure of a report: the API itself explains every one of them. */
export function Cell({ token, at, ...figure }: CellProps) {
  return token ? <Figure behind={cellOf(token, at)} {...figure} /> : figure.children
}

/** The address of the grounds of a report's figure. */
export function cellOf(token: string, at: string): string {
  return `cell/${token}${at}`
}
