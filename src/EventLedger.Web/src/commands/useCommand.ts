import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Problem } from '../api/problem'
import { read } from '../api/read'
import type { Place, Schemas } from '../api/read'
import { usePlace } from '../time/place'
import type { OpenForm } from './catalog'
import { faultsOf } from './faults'
import type { Faults } from './faults'
import { sentOfAll, withValue } from './fields'
import type { Value } from './fields'
import { commit, foretell, newKey, versionBefore } from './send'
import type { Before, Foretold, Stored } from './send'
import { useDraft } from './useDraft'

type History = Schemas['HistoryItem']

interface Looked {
  told: Foretold
  /** The body that was previewed; another one needs a preview of its own. */
  body: string
  before: Before
}

const NONE: Faults = {}

/** A form's way: typed, previewed, stored; and what stands in that way. */
export function useCommand(form: OpenForm, onStored: (stored: Stored) => void) {
  const place = usePlace()
  const client = useQueryClient()
  const { draft, kept, change, restart, forget } = useDraft(place.ledger, form)
  const [looked, setLooked] = useState<Looked>()
  const [problem, setProblem] = useState<Problem>()
  const [moved, setMoved] = useState<readonly History[]>([])
  const [busy, setBusy] = useState(false)
  const { command } = form
  const body = useMemo(() => JSON.stringify(sentOfAll(command.fields, draft.values)), [command, draft.values])
  const faults = useMemo(
    () => (problem ? faultsOf(problem, command, draft.values) : NONE),
    // What is wrong stays beside its field while the field is being put right.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [problem, command],
  )

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      if (error.status === 412 && looked)
        setMoved(await since(versionBefore(looked.told) ?? 0, draft.id, place))
    } finally {
      setBusy(false)
    }
  }

  const preview = () =>
    attempt(async () => {
      if (!draft.id && command.route.includes('{id}')) throw missingId()
      const told = await seen(form, draft.id, JSON.parse(body), place)
      const before = command.collection === 'contracts' ? await standing(told, draft.id, place) : {}
      setMoved([])
      setLooked({ told, body, before })
    })

  const store = () =>
    attempt(async () => {
      if (!looked) return
      const version = versionBefore(looked.told)
      change((now) => ({ ...now, sent: { body, version } }))
      const stored = await commit(command, draft.id, JSON.parse(body), { key: draft.key, version }, place)
      forget()
      await client.invalidateQueries()
      notifications.show({
        color: 'teal',
        title: stored.replayed ? 'It was stored already' : 'Stored',
        message: `${looked.told.events[0]?.sentence ?? `${command.title}.`} Position ${stored.receipt.position}, version ${stored.version}.`,
      })
      // A form that stays on its page begins anew.
      setLooked(undefined)
      restart()
      onStored(stored)
    })

  return {
    draft,
    kept,
    faults,
    problem,
    moved,
    busy,
    told: looked?.told,
    before: looked?.before ?? {},
    isOld: looked !== undefined && (looked.body !== body || problem?.status === 412),
    /** Whether it was sent and nobody knows whether it arrived. */
    isUnsure: problem?.code === 'unreachable' && draft.sent !== undefined,
    set: (path: string, value: Value) => {
      change((now) => ({ ...now, values: withValue(now.values, path, value) }))
    },
    setId: (id: string) => {
      setLooked(undefined)
      change((now) => ({ ...now, id }))
    },
    preview,
    commit: store,
    restart: () => {
      setLooked(undefined)
      setProblem(undefined)
      restart()
    },
    /** The same once more, as a command of its own. */
    renew: () => {
      setLooked(undefined)
      setProblem(undefined)
      change(({ id, values }) => ({ id, values, key: newKey() }))
    },
  }
}

export type CommandState = ReturnType<typeof useCommand>

/** What it would do, seen as of the bar's day; of what holds only later, as of that day. */
async function seen({ command }: OpenForm, id: string, body: unknown, place: Place): Promise<Foretold> {
  const told = await foretell(command, id, body, place)
  const last = told.events
    .map((event) => event.effectiveOn)
    .sort()
    .at(-1)
  const { asOf } = (told.state ?? {}) as { asOf?: string }
  return last && asOf && asOf < last ? foretell(command, id, body, { ...place, asOf: last }) : told
}

function missingId(): Problem {
  const says = 'expected lower-case letters, digits and inner hyphens, at most 63'
  return new Problem(400, 'malformed', 'The id is missing', says, { id: [says] })
}

/** The contract as it stands on the day and at the version that the preview began at. */
async function standing(told: Foretold, id: string, place: Place): Promise<Before> {
  const version = versionBefore(told)
  if (!version) return {}
  const on = { ledger: place.ledger, asOf: (told.state as { asOf?: string } | null)?.asOf }
  const [contract, billing] = await Promise.all([
    known(read({ route: '/v1/contracts/{id}', path: { id }, query: { version } }, on)),
    told.billing && known(read({ route: '/v1/contracts/{id}/billing', path: { id } }, on)),
  ])
  return { contract, billing }
}

/** What there is; nothing where nothing is known as of the day. */
async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}

/** What happened to a contract after a version. */
async function since(version: number, id: string, place: Place): Promise<readonly History[]> {
  try {
    const { items } = await read(
      { route: '/v1/contracts/{id}/history', path: { id }, query: { after: version, limit: 100 } },
      { ledger: place.ledger },
    )
    return items
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}
