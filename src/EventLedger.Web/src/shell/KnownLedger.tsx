import { Button, Container } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRead } from '../api/queries'
import { ProblemView } from '../components/ProblemView'
import { useMove } from '../time/place'

/** The page, unless the address names a ledger that is not there: that is said once, not by every part of it. */
export function KnownLedger({ children }: { children: ReactNode }) {
  const { error } = useRead({ route: '/v1/ledger', timeless: true })
  const move = useMove()
  if (error?.code !== 'unknown-ledger') return children
  return (
    <Container size="sm" py="xl">
      <ProblemView problem={error} />
      <Button mt="md" variant="light" onClick={() => move({ ledger: undefined })}>
        Open the default ledger
      </Button>
    </Container>
  )
}
