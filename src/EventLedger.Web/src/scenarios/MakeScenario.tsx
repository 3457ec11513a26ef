import { Button, Select, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import type { Place, Schemas } from '../api/read'
import { commandCalled, formAddress, GROUPS, openFormOf } from '../commands/catalog'
import type { OpenForm } from '../commands/catalog'
import { Answered } from '../components/Answered'
import { Panel } from '../components/Panel'
import panel from '../components/panel.module.css'
import { ProblemView } from '../components/ProblemView'
import { formatDay, today } from '../time/dates'
import { useMove, usePlace } from '../time/place'
import { Lines } from './CompareReport'
import { linesBetween } from './comparison'
import type { ScenarioDraft, Step } from './draft'
import { draftOf, keepDraft, keptDraft, latestOf, NOTHING, placed } from './draft'
import type { Rehearsed } from './rehearse'
import { make as makeOf, refusalOf, rehearse } from './rehearse'
import { Heading } from '../components/Heading'
import classes from './scenarios.module.css'
import type { ScenariosSearch } from './search'
import { StepForm } from './StepForm'
import { StepList } from './StepList'

/** Builds a scenario out of commands: `new` from nothing, else from the scenario of that id. */
export function MakeScenario({ make }: { make: string }) {
  const { ledger } = usePlace()
  const [kept] = useState(() => keptDraft(ledger, make))
  const isOther = make !== 'new' && !kept
  const answer = useRead(
    { route: '/v1/scenarios/{id}', path: { id: make }, timeless: true },
    { enabled: isOther },
  )
  if (!isOther) return <Builder make={make} first={kept ?? NOTHING} />
  return (
    <Answered answer={answer} height={300}>
      {(data) => <Builder make={make} first={draftOf(data)} />}
    </Answered>
  )
}

const rehearsal = (draft: ScenarioDraft, place: Place) => ({
  queryKey: ['rehearsal', place, draft.steps] as const,
  queryFn: () => rehearse(draft, place),
  staleTime: 60_000,
})

function Builder({ make, first }: { make: string; first: ScenarioDraft }) {
  const place = usePlace()
  const queries = useQueryClient()
  const { step: open, go } = useStep()
  const [draft, setDraft] = useState(first)
  const { steps } = draft
  const change = (to: Partial<ScenarioDraft>) => {
    const changed = { ...draft, ...to }
    setDraft(changed)
    keepDraft(place.ledger, make, changed)
  }
  const tried = useQuery<Rehearsed, Problem>({ ...rehearsal(draft, place), enabled: steps.length > 0 })
  const refused = tried.error ? refusalOf(tried.error) : undefined
  const at = open === undefined ? -1 : typeof open === 'number' ? open : steps.length
  const form = formOf(open, steps[at])
  const shown = form && (
    <StepForm
      key={`${open ?? ''}/${at}`}
      form={form}
      step={steps[at]}
      refused={refused?.at === at ? refused.problem : undefined}
      attempt={async (step) => {
        try {
          await queries.query({
            ...rehearsal({ ...draft, steps: placed(steps, at, step) }, place),
            retry: false,
          })
          return undefined
        } catch (error) {
          const found = error instanceof Problem ? refusalOf(error) : undefined
          if (!found) throw error
          return found.at === at || found.problem.status === 400 ? found.problem : undefined
        }
      }}
      onKeep={(step) => {
        change({ steps: placed(steps, at, step) })
        go(undefined)
      }}
      onCancel={() => go(undefined)}
    />
  )
  return (
    <>
      <section className={panel.panel} aria-label="Make a scenario">
        <Heading
          level={2}
          title="Make a scenario"
          note="Commands in the order in which they would be given. They are kept for a day, and never stored in the ledger."
        />
        <div className={classes.form}>
          <TextInput
            label="Name"
            placeholder="What if …"
            maxLength={200}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {steps.length > 0 && (
            <StepList
              steps={steps}
              refused={refused}
              open={shown && at < steps.length ? { at, form: shown } : undefined}
              onOpen={go}
              onChange={(changed) => {
                change({ steps: changed })
                go(undefined)
              }}
            />
          )}
          {shown && at >= steps.length ? shown : <AddStep last={steps.at(-1)} onChoose={go} />}
          {!shown && <Made draft={draft} make={make} />}
        </div>
      </section>
      {steps.length > 0 && (
        <Panel
          title="What it would move"
          note="Run-rate and commitments as of the day of the bar; every report is compared once it is made."
          answer={{ ...tried, error: refused ? null : tried.error }}
          height={120}
        >
          {(all) => <Moved all={all} steps={steps} />}
        </Panel>
      )}
    </>
  )
}

/** What a scenario would move; of what holds only later, the day to look at. */
function Moved({ all, steps }: { all: Rehearsed; steps: readonly Step[] }) {
  const { asOf } = usePlace()
  const move = useMove()
  const day = latestOf(steps)
  const isLater = day !== undefined && day > (asOf ?? today())
  const changed = all.filter(({ of, sides }) => linesBetween(of, sides).length > 0)
  return (
    <>
      {changed.map(({ of, sides }) => (
        <div key={of.route}>
          <h3 className={classes.part}>{of.title}</h3>
          <Lines of={of} sides={sides} />
        </div>
      ))}
      {changed.length === 0 && <p className={classes.quiet}>Nothing differs as of this day.</p>}
      {isLater && (
        <Button size="compact-sm" variant="light" mt={10} onClick={() => move({ asOf: day })}>
          Look as of {formatDay(day)}
        </Button>
      )}
    </>
  )
}

/** The form that is open, as the address has it, and the ways to open another. */
function useStep() {
  const { step }: ScenariosSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (to: string | number | undefined) =>
    void navigate({
      to: '/scenarios',
      search: (before: ScenariosSearch) => ({ ...before, step: to }),
      resetScroll: false,
    })
  return { step, go }
}

function formOf(open: string | number | undefined, step: Step | undefined): OpenForm | undefined {
  if (open === undefined) return undefined
  if (typeof open === 'string') return openFormOf(open)
  const command = step && commandCalled(step.command)
  return command && { command, id: step.id, given: step.data }
}

const CHOICES = GROUPS.map(({ label, commands }) => ({
  group: label,
  items: commands.map(({ is, title }) => ({ value: is, label: title })),
}))

/** One more command: which, and at first of the same thing as the one before it. */
function AddStep({ last, onChoose }: { last: Step | undefined; onChoose: (step: string) => void }) {
  return (
    <Select
      label={last ? 'Add another command' : 'Add a command'}
      placeholder="What would be done"
      data={CHOICES}
      value={null}
      searchable
      maxDropdownHeight={360}
      onChange={(is) => {
        const command = commandCalled(is ?? '')
        if (!command) return
        const before = commandCalled(last?.command ?? '')
        const isSame = !command.begins && before?.collection === command.collection
        onChoose(formAddress(command.collection, isSame ? (last?.id ?? '') : '', command.name))
      }}
    />
  )
}

/** Makes it, and goes to where every report is compared. */
function Made({ draft, make }: { draft: ScenarioDraft; make: string }) {
  const place = usePlace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const making = useMutation<Schemas['ScenarioAnswer'], Problem>({
    mutationFn: () => makeOf(draft, place),
    networkMode: 'always',
    onSuccess: async ({ id }) => {
      keepDraft(place.ledger, make)
      await queries.invalidateQueries({ queryKey: [place.ledger ?? 'default', '/v1/scenarios'] })
      await navigate({
        to: '/scenarios',
        search: (before: ScenariosSearch) => ({ ...before, scenario: id, make: undefined, step: undefined }),
      })
    },
  })
  const missing = [draft.name.trim() === '' && 'a name', draft.steps.length === 0 && 'a command'].filter(
    Boolean,
  )
  return (
    <>
      {making.error && making.error.code !== 'unreachable' && <ProblemView problem={making.error} />}
      <div className={classes.buttons} style={{ marginTop: 0 }}>
        <Button loading={making.isPending} disabled={missing.length > 0} onClick={() => making.mutate()}>
          Compare
        </Button>
        {missing.length > 0 && <small className={classes.quiet}>It needs {missing.join(' and ')}.</small>}
      </div>
    </>
  )
}
