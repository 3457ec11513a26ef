import { Button, TextInput } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { SyntheticEvent } from 'react'
import classes from './commands.module.css'
import type { OpenForm } from './catalog'
import { FaultList, FieldView } from './FieldView'
import { Hindrance } from './Hindrance'
import { PreviewView } from './PreviewView'
import { useCommand } from './useCommand'

interface CommandFormProps {
  form: OpenForm
  onStored: () => void
}

/** A command as a form: what it would do is shown before it can be stored. */
export function CommandForm({ form, onStored }: CommandFormProps) {
  const state = useCommand(form, onStored)
  const { command } = form
  const { draft, faults, told, problem, busy, isOld } = state
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (told) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [told])
  useFirstFault(faults)

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void (told && !isOld ? state.commit() : state.preview())
  }
  const context = { id: draft.id, faults, set: state.set }
  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-label={command.title}>
      <p className={classes.says}>{command.says}</p>
      {state.kept && (
        <p className={classes.kept}>
          What you had typed is still here.
          <Button size="compact-xs" variant="subtle" onClick={state.restart}>
            Start anew
          </Button>
        </p>
      )}
      {command.begins && !form.id && (
        <TextInput
          label="Id"
          description="Lower-case letters, digits and hyphens; it never changes."
          withAsterisk
          value={draft.id}
          autoComplete="off"
          data-path="id"
          error={faults.id && <FaultList faults={faults.id} onFix={() => undefined} />}
          onChange={(event) => state.setId(event.currentTarget.value.trim())}
        />
      )}
      <div className={classes.grid}>
        {Object.entries(command.fields).map(([name, field]) => (
          <FieldView key={name} field={field} path={name} value={draft.values[name]} form={context} />
        ))}
      </div>
      {problem && <Hindrance problem={problem} state={state} />}
      {told && (
        <div ref={shown}>
          <PreviewView told={told} before={state.before} isOld={isOld} command={command} />
        </div>
      )}
      <div className={classes.bar}>
        {told && !isOld ? (
          <Button type="submit" loading={busy} leftSection={<IconCheck size={16} aria-hidden />}>
            Commit
          </Button>
        ) : (
          <Button type="submit" loading={busy} leftSection={<IconArrowRight size={16} aria-hidden />}>
            {told ? 'Preview again' : 'Preview'}
          </Button>
        )}
        <small>{told && !isOld ? 'Nothing is stored until you commit.' : 'A preview stores nothing.'}</small>
      </div>
    </form>
  )
}

/** Goes to the first field that something is wrong with. */
function useFirstFault(faults: Readonly<Record<string, unknown>>) {
  useEffect(() => {
    const [path] = Object.keys(faults)
    if (!path) return
    const at = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)
    at?.scrollIntoView({ block: 'nearest' })
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) at.focus()
  }, [faults])
}
