import { Button } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ReactNode, SyntheticEvent } from 'react'
import classes from './commands.module.css'
import type { OpenForm } from './catalog'
import { Fields, IdField } from './Fields'
import { Hindrance } from './Hindrance'
import { PreviewView } from './PreviewView'
import type { Foretold, Stored } from './send'
import { useCommand } from './useCommand'
import { useFirstFault } from './useFirstFault'

interface CommandFormProps {
  form: OpenForm
  onStored: (stored: Stored) => void
  /** What the last button says: `Close the month`. */
  action?: string
  /** What a page tells of the preview beside the events to come. */
  foretold?: (told: Foretold, id: string) => ReactNode
  /** Whether what is previewed may be stored; a run over nothing may not. */
  may?: (told: Foretold) => boolean
}

/** A command as a form: what it would do is shown before it can be stored. */
export function CommandForm({ form, onStored, action = 'Commit', foretold, may }: CommandFormProps) {
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
      {!form.id && command.route.includes('{id}') && (
        <IdField command={command} id={draft.id} faults={faults} onChange={state.setId} />
      )}
      <Fields command={command} values={draft.values} form={context} />
      {problem && <Hindrance problem={problem} state={state} />}
      {told && (
        <div ref={shown}>
          <PreviewView told={told} before={state.before} isOld={isOld} command={command}>
            {foretold?.(told, draft.id)}
          </PreviewView>
        </div>
      )}
      <div className={classes.bar}>
        {told && !isOld ? (
          <Button
            type="submit"
            loading={busy}
            disabled={may !== undefined && !may(told)}
            leftSection={<IconCheck size={16} aria-hidden />}
          >
            {action}
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
