import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import type { Place, Schemas } from '../api/read'
import { ask, headersOf } from '../api/read'
import { Answered } from '../components/Answered'
import panel from '../components/panel.module.css'
import { ProblemView } from '../components/ProblemView'
import { usePlace } from '../time/place'
import { COMMANDS, startOf } from './commands'
import { words } from './CommandList'
import classes from './scenarios.module.css'
import type { ScenariosSearch } from './search'

interface Written {
  command: string
  id: string
  data: string
}

/** Builds a scenario out of commands, from nothing or from another one. */
export function MakeScenario({ from }: { from: string | undefined }) {
  const answer = useRead(
    { route: '/v1/scenarios/{id}', path: { id: from ?? '' }, timeless: true },
    { enabled: from !== undefined },
  )
  if (!from) return <Form name="" commands={[startOf('GiveTerminationNotice')]} />
  return (
    <Answered answer={answer} height={300}>
      {(data) => (
        <Form
          name={`${data.name}, otherwise`}
          commands={data.commands.map(({ command, id, data: body }) => ({
            command,
            id,
            data: JSON.stringify(body, null, 2),
          }))}
        />
      )}
    </Answered>
  )
}

function Form({ name: first, commands: start }: { name: string; commands: readonly Written[] }) {
  const place = usePlace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(first)
  const [written, setWritten] = useState(start)
  const unread = written.map(({ data }) => unreadable(data))
  const make = useMutation<Schemas['ScenarioAnswer'], Problem>({
    mutationFn: () => keep(name.trim(), written, place),
    networkMode: 'always',
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries()
      await navigate({
        to: '/scenarios',
        search: (before: ScenariosSearch) => ({ ...before, scenario: id, make: undefined }),
      })
    },
  })
  const change = (at: number, to: Partial<Written>) =>
    setWritten(written.map((each, index) => (index === at ? { ...each, ...to } : each)))
  return (
    <section className={panel.panel} aria-label="Make a scenario">
      <header className={panel.head}>
        <div>
          <h2>Make a scenario</h2>
          <p className={panel.note}>
            Commands in the order in which they would be given. They are kept for a day, and never stored in
            the ledger.
          </p>
        </div>
      </header>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <TextInput
          label="Name"
          required
          maxLength={200}
          value={name}
          error={make.error?.errors['$.name']?.join(', ')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {written.map((each, at) => (
          <OneCommand
            key={at}
            at={at}
            of={each}
            why={unread[at] ?? whyOf(make.error, at)}
            onChange={(to) => change(at, to)}
            onRemove={
              written.length > 1 ? () => setWritten(written.filter((_, index) => index !== at)) : undefined
            }
          />
        ))}
        {make.error && make.error.code !== 'unreachable' && Object.keys(make.error.errors).length === 0 && (
          <ProblemView problem={make.error} />
        )}
        <div className={classes.buttons} style={{ marginTop: 0 }}>
          <Button type="submit" loading={make.isPending} disabled={unread.some(Boolean)}>
            Compare
          </Button>
          <Button
            variant="default"
            onClick={() => setWritten([...written, startOf('AmendContract', written.at(-1)?.id)])}
          >
            Add a command
          </Button>
        </div>
      </form>
    </section>
  )
}

interface OneCommandProps {
  at: number
  of: Written
  why: string | undefined
  onChange: (to: Partial<Written>) => void
  onRemove: (() => void) | undefined
}

function OneCommand({ at, of, why, onChange, onRemove }: OneCommandProps) {
  return (
    <fieldset className={classes.command} aria-label={`Command ${at + 1}`}>
      <div className={classes.who}>
        <Select
          label="Command"
          data={namesWith(of.command)}
          value={of.command}
          onChange={(name) => name && onChange(startOf(name, of.id))}
          searchable
          allowDeselect={false}
        />
        <TextInput
          label="Of"
          required
          placeholder="id of the contract, party or facility"
          value={of.id}
          onChange={(event) => onChange({ id: event.currentTarget.value.trim() })}
        />
        {onRemove && (
          <ActionIcon
            size="lg"
            variant="subtle"
            color="red"
            aria-label={`Remove command ${at + 1}`}
            onClick={onRemove}
          >
            <IconTrash size={17} />
          </ActionIcon>
        )}
      </div>
      <Textarea
        label="What it says"
        autosize
        minRows={3}
        maxRows={16}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={of.data}
        error={why}
        onChange={(event) => onChange({ data: event.currentTarget.value })}
      />
    </fieldset>
  )
}

/** The names to choose from; a command of another scenario may be one of the rare ones. */
function namesWith(name: string) {
  const names = COMMANDS.map((each) => each.name)
  return (names.includes(name) ? names : [name, ...names]).map((each) => ({
    value: each,
    label: words(each),
  }))
}

function unreadable(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'This is no JSON.'
  }
}

function whyOf(problem: Problem | null, at: number): string | undefined {
  const found = Object.entries(problem?.errors ?? {}).filter(([where]) =>
    where.startsWith(`$.commands[${at}]`),
  )
  if (found.length === 0) return undefined
  return found
    .map(([where, why]) => `${where.replace(/^\$\.commands\[\d+\]\.?/, '')}: ${why.join(', ')}`)
    .join('; ')
}

async function keep(
  name: string,
  written: readonly Written[],
  place: Place,
): Promise<Schemas['ScenarioAnswer']> {
  const commands = written.map(({ command, id, data }) => ({
    command,
    id,
    data: JSON.parse(data) as unknown,
  }))
  const response = await ask('/v1/scenarios', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headersOf(place) },
    body: JSON.stringify({ name, commands }),
  })
  return (await response.json()) as Schemas['ScenarioAnswer']
}
