import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import type { OpenForm } from './catalog'
import classes from './commands.module.css'
import { EventSelect } from './EventSelect'
import { correctionOf, factsAmong } from './facts'
import type { Fact } from './facts'

interface PreparedProps {
  form: OpenForm
  /** Called with the version of the event that is chosen to be corrected. */
  onVersion: (version: string) => void
  children: (form: OpenForm) => ReactNode
}

/** A form that is ready to be filled; a correction first has to know which event it is of, and what that says. */
export function Prepared({ form, onVersion, children }: PreparedProps) {
  if (form.command.is !== 'CorrectEvent') return children(form)
  return (
    <Correction form={form} onVersion={onVersion}>
      {children}
    </Correction>
  )
}

function Correction({ form, onVersion, children }: PreparedProps) {
  const { id } = form
  const version = /^\d+$/.test(String(form.given.version)) ? Number(form.given.version) : undefined
  const { told, fact } = useFact(id, version)
  const known = useRead(
    { route: '/v1/contracts/{id}/events', path: { id }, query: { limit: 1 } },
    { enabled: id !== '' },
  )
  const ready = useMemo(() => fact && readyOf(form, fact), [form, fact])
  if (id === '') return null
  if (known.error?.status === 404) return <p className={classes.says}>There is no contract {id}.</p>
  return (
    <>
      <Answered answer={known} height={60}>
        {() => (
          <EventSelect
            contract={id}
            chosen={told}
            never={fact?.data === null}
            onChoose={(chosen) => onVersion(String(chosen))}
          />
        )}
      </Answered>
      {ready && <Keyed key={version}>{children(ready)}</Keyed>}
    </>
  )
}

const Keyed = ({ children }: { children: ReactNode }) => children

/** One event of a contract: how it is told, and the fact as its latest correction reads it. */
function useFact(id: string, version: number | undefined) {
  const path = { id }
  const at = (of: number | null | undefined) => ({ after: (of ?? 1) - 1, limit: 1 })
  const asked = { enabled: id !== '' && version !== undefined }
  const history = useRead({ route: '/v1/contracts/{id}/history', path, query: at(version) }, asked)
  const event = useRead({ route: '/v1/contracts/{id}/events', path, query: at(version) }, asked)
  const told = history.data?.items.find((each) => each.version === version)
  const by = told?.correctedBy
  const corrected = { enabled: by != null }
  const correction = useRead({ route: '/v1/contracts/{id}/events', path, query: at(by) }, corrected)
  const fact = useMemo(() => {
    if (!told || (by != null && !correction.data)) return undefined
    const events = [...(event.data?.items ?? []), ...(by == null ? [] : (correction.data?.items ?? []))]
    return factsAmong(events).find((each) => each.version === version)
  }, [told, by, event.data, correction.data, version])
  return { told, fact }
}

function readyOf(form: OpenForm, fact: Fact): OpenForm {
  return { ...form, command: correctionOf(fact), given: { ...form.given, version: String(fact.version) } }
}
