import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { OFFERED } from '../choosers/useSubjects'
import classes from './commands.module.css'

type Told = Pick<Schemas['HistoryItem'], 'version' | 'sentence' | 'correctedBy'>

interface EventSelectProps {
  contract: string
  chosen: Told | undefined
  /** Whether the chosen one was corrected to never have happened. */
  never: boolean
  onChoose: (version: number) => void
}

/** An event that can be corrected, chosen by what happened: the server looks for what is typed. */
export function EventSelect({ contract, chosen, never, onChoose }: EventSelectProps) {
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed, 200)
  const query = { correctable: true, search: looked.trim() || undefined, limit: OFFERED }
  const history = useRead(
    { route: '/v1/contracts/{id}/history', path: { id: contract }, query },
    { keep: true },
  )
  const found: readonly Told[] = history.data?.items ?? []
  const told = chosen && !found.some(({ version }) => version === chosen.version) ? [...found, chosen] : found
  const data = told.map((each) => ({
    value: String(each.version),
    label: labelOf(each, never && each.version === chosen?.version),
  }))
  return (
    <Select
      label="Which event"
      description="Invoices and other documents are undone by documents: a credit note, a void, a reversal."
      placeholder="What was recorded wrongly"
      nothingFoundMessage="Nothing that can be corrected is told so"
      className={classes.which ?? ''}
      searchable
      allowDeselect={false}
      value={chosen ? String(chosen.version) : null}
      data={data}
      filter={({ options }) => options}
      // The field says what is chosen; that is not looked for.
      onSearchChange={(text) => setTyped(data.some(({ label }) => label === text) ? '' : text)}
      onChange={(version) => version && onChoose(Number(version))}
    />
  )
}

function labelOf({ version, sentence, correctedBy }: Told, never: boolean): string {
  const corrected = never ? ' (corrected: it never happened)' : correctedBy ? ' (corrected)' : ''
  return `${version}. ${sentence}${corrected}`
}
