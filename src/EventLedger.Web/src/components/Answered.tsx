import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { ProblemView } from './ProblemView'

interface AnsweredProps<T> {
  answer: { data: T | undefined; error: Problem | null }
  height: number
  children: (data: T) => ReactNode
}

/** An answer of the API, its refusal, or the room it will take. */
export function Answered<T>({ answer, height, children }: AnsweredProps<T>) {
  if (answer.error && answer.error.code !== 'unreachable') return <ProblemView problem={answer.error} />
  if (answer.data === undefined) return <Skeleton height={height} radius="md" aria-hidden />
  return <>{children(answer.data)}</>
}
