import { Alert, Button, Code } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { Problem } from '../api/problem'
import type { OpenForm } from '../commands/catalog'
import formClasses from '../commands/commands.module.css'
import { faultsOf } from '../commands/faults'
import type { Faults } from '../commands/faults'
import { Fields, IdField } from '../commands/Fields'
import { sentOfAll, valuesFrom, valuesOf, withValue } from '../commands/fields'
import type { Values } from '../commands/fields'
import { Prepared } from '../commands/Prepared'
import { useFirstFault } from '../commands/useFirstFault'
import { ProblemView } from '../components/ProblemView'
import type { Step } from './draft'
import classes from './scenarios.module.css'

interface StepFormProps {
  /** The command, what it is about, and what stands in its form at first. */
  form: OpenForm
  /** The step that is changed; none when it is one more. */
  step: Step | undefined
  /** Why it is refused as it stands. */
  refused: Problem | undefined
  /** Tries the scenario with it; answers the refusal when it is this one that is refused. */
  attempt: (step: Step) => Promise<Problem | undefined>
  onKeep: (step: Step) => void
  onCancel: () => void
}

/** One command of a scenario as its form; it is decided with the others before it is kept. */
export function StepForm({ form, step, refused, attempt, onKeep, onCancel }: StepFormProps) {
  const [id, setId] = useState(step?.id ?? form.id)
  const [version, setVersion] = useState(() => versionIn(step?.data ?? form.given))
  const [faults, setFaults] = useState<Faults>({})
  const asked: OpenForm = { ...form, id, given: { ...form.given, ...(version && { version }) } }
  return (
    <div className={classes.step}>
      <header className={classes.line}>
        <h3>{form.command.title}</h3>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </header>
      <p className={formClasses.says}>{form.command.says}</p>
      <IdField command={form.command} id={id} faults={faults} onChange={setId} />
      <Prepared form={asked} onVersion={setVersion}>
        {(ready) => (
          <Filled
            form={ready}
            step={step && versionIn(step.data) === version ? step : undefined}
            {...{ refused, attempt, onKeep, faults, setFaults }}
          />
        )}
      </Prepared>
    </div>
  )
}

const versionIn = (given: Readonly<Record<string, unknown>>) =>
  typeof given.version === 'number' || typeof given.version === 'string' ? String(given.version) : undefined

interface FilledProps extends Omit<StepFormProps, 'onCancel'> {
  faults: Faults
  setFaults: (faults: Faults) => void
}

function Filled({ form, step, refused, attempt, onKeep, faults, setFaults }: FilledProps) {
  const { command, id } = form
  const [values, setValues] = useState<Values>(() =>
    step ? valuesOf(command.fields, step.data) : valuesFrom(command.fields, form.given),
  )
  const [problem, setProblem] = useState(refused)
  const [busy, setBusy] = useState(false)
  useFirstFault(faults)
  useEffect(() => {
    if (refused) setFaults(faultsOf(refused, command, values))
    // What is refused as the form opens stands beside its field from the start.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const told: Step = { command: command.is, id, data: sentOfAll(command.fields, values) }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const refused = await attempt(told)
      setProblem(refused)
      setFaults(refused ? faultsOf(refused, command, values) : {})
      if (!refused) onKeep(told)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={formClasses.form}
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={command.title}
    >
      <Fields
        command={command}
        values={values}
        form={{ id, faults, set: (path, value) => setValues((now) => withValue(now, path, value)) }}
      />
      {problem && <Refused problem={problem} isBeside={Object.keys(faults).some((path) => path !== '')} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {step ? 'Keep the change' : 'Add to the scenario'}
        </Button>
        {problem?.status === 422 && (
          <Button variant="light" onClick={() => onKeep(told)}>
            Keep it all the same
          </Button>
        )}
      </div>
    </form>
  )
}

function Refused({ problem, isBeside }: { problem: Problem; isBeside: boolean }) {
  if (problem.code === 'unreachable')
    return (
      <Alert color="orange" role="alert" title="The server does not answer">
        What you typed is kept; try again when it is back.
      </Alert>
    )
  if (!isBeside) return <ProblemView problem={problem} />
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={problem.status === 400 ? 'Something is missing or cannot be read' : problem.title}
    >
      It stands beside the field that it concerns. <Code>{problem.code}</Code>
    </Alert>
  )
}
