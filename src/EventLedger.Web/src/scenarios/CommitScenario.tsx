import { Alert, Button, Checkbox } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../api/problem'
import type { Place, Schemas } from '../api/read'
import { ask, headersOf } from '../api/read'
import { newKey } from '../commands/send'
import { ProblemView } from '../components/ProblemView'
import { usePlace } from '../time/place'
import classes from './scenarios.module.css'

/** Makes the scenario true: all of its commands, or none. */
export function CommitScenario({ scenario }: { scenario: Schemas['ScenarioAnswer'] }) {
  const place = usePlace()
  const queries = useQueryClient()
  const [sure, setSure] = useState<boolean>()
  const [key, setKey] = useState(newKey)
  const doing = useMutation<number, Problem>({
    mutationFn: () => store(scenario, place, key),
    networkMode: 'always',
    onSuccess: async (count) => {
      setSure(undefined)
      setKey(newKey())
      await queries.invalidateQueries()
      notifications.show({
        message: `${count} ${count === 1 ? 'command is' : 'commands are'} in the ledger.`,
      })
    },
  })
  if (sure === undefined)
    return (
      <div className={classes.buttons}>
        <Button size="xs" variant="light" onClick={() => setSure(false)}>
          Commit these commands
        </Button>
      </div>
    )
  const count = scenario.commands.length
  return (
    <Alert color="yellow" mt="md" title={`${count} ${count === 1 ? 'command' : 'commands'}, all or none`}>
      <p style={{ margin: '0 0 10px' }}>
        The comparison below is what will be. Events are never deleted: what turns out wrong is corrected by
        later ones.
      </p>
      <Checkbox
        label="Store them in the ledger"
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {doing.error &&
        (doing.error.code === 'unreachable' ? (
          <p>The server did not answer. Commit again when it is back: it cannot be done twice.</p>
        ) : (
          <ProblemView problem={doing.error} />
        ))}
      <div className={classes.buttons}>
        <Button size="xs" disabled={!sure} loading={doing.isPending} onClick={() => doing.mutate()}>
          Commit
        </Button>
        <Button size="xs" variant="default" onClick={() => setSure(undefined)}>
          Not now
        </Button>
      </div>
    </Alert>
  )
}

interface BulkLine {
  index: number
  status: number
  problem?: { title: string; detail: string; code: string } | null
}

async function store(scenario: Schemas['ScenarioAnswer'], place: Place, key: string): Promise<number> {
  const commands = scenario.commands.map((each, index) => ({ ...each, idempotencyKey: `${key}-${index}` }))
  const response = await ask('/v1/commands?atomic=true', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headersOf(place) },
    body: JSON.stringify(commands),
  })
  const lines = (await response.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as BulkLine)
  const wrong =
    lines.find((line) => line.problem && line.problem.code !== 'not-stored') ??
    lines.find((line) => line.problem)
  if (wrong?.problem) {
    const { title, detail, code } = wrong.problem
    throw new Problem(wrong.status, code, title, `Command ${wrong.index + 1}: ${detail}`)
  }
  return lines.length
}
