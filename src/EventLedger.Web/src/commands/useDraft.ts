import { useCallback, useState } from 'react'
import { valuesFrom } from './fields'
import type { Values } from './fields'
import type { OpenForm } from './catalog'
import { newKey } from './send'

/** What was typed into a form, and the key that it is stored under. */
export interface Draft {
  id: string
  values: Values
  key: string
  /** The version looked at when it was sent without an answer: the same is sent again, or the key is another's. */
  sent?: { body: string; version: number | undefined }
}

// What was opened with other values is another form: the correction of another event, a payment on another invoice.
const nameOf = (ledger: string | undefined, { command, id, given }: OpenForm) =>
  ['eventledger', ledger ?? 'default', command.collection, command.name, id, JSON.stringify(given)].join('/')

function begin({ command, id, given }: OpenForm): Draft {
  return { id, values: valuesFrom(command.fields, given), key: newKey() }
}

function stored(name: string): Draft | undefined {
  try {
    const text = sessionStorage.getItem(name)
    return text === null ? undefined : (JSON.parse(text) as Draft)
  } catch {
    return undefined
  }
}

/** A draft that a reload does not lose: it stays in this tab until it is stored or thrown away. */
export function useDraft(ledger: string | undefined, form: OpenForm) {
  const name = nameOf(ledger, form)
  const [{ draft, kept }, setState] = useState(() => {
    const found = stored(name)
    return found ? { draft: found, kept: true } : { draft: begin(form), kept: false }
  })
  const change = useCallback(
    (to: (draft: Draft) => Draft) =>
      setState((before) => {
        const draft = to(before.draft)
        keep(name, draft)
        return { draft, kept: before.kept }
      }),
    [name],
  )
  const restart = useCallback(() => {
    sessionStorage.removeItem(name)
    setState({ draft: begin(form), kept: false })
  }, [name, form])
  const forget = useCallback(() => sessionStorage.removeItem(name), [name])
  return { draft, kept, change, restart, forget }
}

function keep(name: string, draft: Draft) {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft))
  } catch {
    // A browser that keeps nothing still has the form itself.
  }
}
