import { Select } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import type { OpenForm } from './catalog'
import classes from './commands.module.css'
import { correctionOf, factsAmong } from './facts'
import type { Fact } from './facts'

const MOST = 1000

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
  const query = { limit: MOST }
  const history = useRead(
    { route: '/v1/contracts/{id}/history', path: { id }, query },
    { enabled: id !== '' },
  )
  const events = useRead({ route: '/v1/contracts/{id}/events', path: { id }, query }, { enabled: id !== '' })
  const version = typeof form.given.version === 'string' ? form.given.version : undefined
  const facts = useMemo(() => factsAmong(events.data?.items ?? []), [events.data])
  const fact = facts.find((each) => String(each.version) === version)
  const ready = useMemo(() => fact && readyOf(form, fact), [form, fact])
  if (id === '') return null
  if (events.error?.status === 404) return <p className={classes.says}>There is no contract {id}.</p>
  return (
    <>
      <Answered answer={events} height={60}>
        {() => (
          <Select
            label="Which event"
            description="Invoices and other documents are undone by documents: a credit note, a void, a reversal."
            placeholder={facts.length > 0 ? 'What was recorded wrongly' : 'Nothing that can be corrected'}
            className={classes.which ?? ''}
            searchable
            allowDeselect={false}
            value={fact ? String(fact.version) : null}
            data={facts.map((each) => ({
              value: String(each.version),
              label: sentenceOf(each, history.data?.items ?? []),
            }))}
            onChange={(chosen) => chosen && onVersion(chosen)}
          />
        )}
      </Answered>
      {ready && <Keyed key={version}>{children(ready)}</Keyed>}
    </>
  )
}

const Keyed = ({ children }: { children: ReactNode }) => children

function readyOf(form: OpenForm, fact: Fact): OpenForm {
  return { ...form, command: correctionOf(fact), given: { ...form.given, version: String(fact.version) } }
}

function sentenceOf({ version, data }: Fact, told: readonly { version: number; sentence: string }[]): string {
  const sentence = told.find((each) => each.version === version)?.sentence ?? ''
  return `${version}. ${sentence}${data === null ? ' (corrected: it never happened)' : ''}`
}
