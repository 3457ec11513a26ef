import { Alert, Code } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Problem } from '../api/problem'

/** A problem document: what happened, why, and the code to name when asking for help. */
export function ProblemView({ problem }: { problem: Problem }) {
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={problem.title}
      icon={<IconAlertTriangle size={18} aria-hidden />}
    >
      <p style={{ margin: '0 0 8px' }}>{problem.detail}</p>
      {Object.entries(problem.errors).map(([where, why]) => (
        <p key={where} style={{ margin: '0 0 4px' }}>
          <Code>{where}</Code> {why.join(', ')}
        </p>
      ))}
      <Code>{problem.code}</Code>
    </Alert>
  )
}
