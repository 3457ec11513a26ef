import { Alert, Button, Code } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import type { Problem } from '../api/problem'
import { ProblemView } from '../components/ProblemView'
import classes from './commands.module.css'
import type { CommandState } from './useCommand'

/** What stands in a command's way, and the way on. */
export function Hindrance({ problem, state }: { problem: Problem; state: CommandState }) {
  if (problem.code === 'unreachable') return <Lost state={state} />
  if (problem.status === 412) return <Moved state={state} />
  if (problem.code === 'idempotency-key-reused')
    return (
      <Alert color="orange" role="alert" title="The first attempt was stored after all">
        <p>
          You changed the form after it was sent, and what was sent then did arrive. Look at the contract
          before you send this as another command.
        </p>
        <Button size="xs" variant="light" onClick={state.renew}>
          Go on as another command
        </Button>
      </Alert>
    )
  const named = Object.keys(state.faults).filter((path) => path !== '' && isShown(path))
  if (named.length === 0) return <ProblemView problem={problem} />
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={problem.status === 400 ? 'Something is missing or cannot be read' : problem.title}
    >
      {problem.status === 400 ? 'It stands beside the fields that it concerns.' : problem.detail}{' '}
      <Code>{problem.code}</Code>
    </Alert>
  )
}

const isShown = (path: string) => document.querySelector(`[data-path="${CSS.escape(path)}"]`) !== null

function Lost({ state }: { state: CommandState }) {
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconPlugConnectedX size={18} aria-hidden />}
      title="The server does not answer"
    >
      <p>
        {state.isUnsure
          ? 'Whether it arrived is not known. Commit again: it is sent under the same key, so it is stored once, whichever way it went.'
          : 'Nothing was stored. What you typed is kept.'}
      </p>
    </Alert>
  )
}

function Moved({ state }: { state: CommandState }) {
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title="The contract moved since your preview"
    >
      <p>Nothing of yours was stored. This happened meanwhile:</p>
      <ul className={classes.sentences}>
        {state.moved.map((item) => (
          <li key={item.version}>
            {item.sentence} <small>by {item.actor}</small>
          </li>
        ))}
      </ul>
      <Button size="xs" mt="sm" variant="light" onClick={() => void state.preview()} loading={state.busy}>
        Preview again on what there is now
      </Button>
    </Alert>
  )
}
