import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMove } from '../time/place'
import classes from './figures.module.css'

interface FigureProps {
  /**
   * Where the grounds of the figure are: `run-rate/live/USD`, `contract/reflection-colossus-2`. The first part
   * names who shows it (behind/grounds.tsx); the address of the page holds it, so that it can be linked.
   */
  behind: string
  /** What it is a figure of, for those who only hear it. */
  label: string
  children: ReactNode
}

/** A figure that opens into what is behind it. */
export function Figure({ behind, label, children }: FigureProps) {
  const move = useMove()
  return (
    <UnstyledButton
      className={classes.figure}
      onClick={() => move({ behind })}
      aria-haspopup="dialog"
      title={`What is behind it: ${label}`}
    >
      {children}
      <span className={classes.hidden}>, {label}: show what is behind it</span>
    </UnstyledButton>
  )
}
