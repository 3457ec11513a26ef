import { Button, Container, Title } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import { Problem } from '../api/problem'
import { ProblemView } from '../components/ProblemView'

/** What stands where a page broke; the rest of the frame goes on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const problem =
    error instanceof Problem ? error : new Problem(0, 'page-broken', 'This page broke', String(error))
  return (
    <Container size="sm" py="xl">
      <ProblemView problem={problem} />
      <Button mt="md" variant="light" onClick={reset}>
        Try again
      </Button>
    </Container>
  )
}

export function NowhereToBeFound() {
  return (
    <Container size="sm" py="xl">
      <Title order={1} size="h3">
        There is no such page
      </Title>
      <p>
        The address leads nowhere. <Link to="/">Open the book</Link>.
      </p>
    </Container>
  )
}
