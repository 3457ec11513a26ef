import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { keyOf, useRead } from '../api/queries'
import { read } from '../api/read'
import { usePlace } from '../time/place'

/** What can be chosen by its name. */
export type SubjectKind = 'party' | 'facility' | 'contract'

export interface Subject {
  id: string
  name: string
}

/** How many are offered at a time; whoever looks for another types more of its name. */
export const OFFERED = 50

/** Those whose id or name has a text in it, as far as they are offered. The last ones stay until the next are there. */
export function useSubjects(kind: SubjectKind, text: string, customerId?: string): readonly Subject[] {
  const query = { limit: OFFERED, search: text.trim() || undefined }
  const asked = (of: SubjectKind) => ({ enabled: kind === of, keep: true })
  const parties = useRead({ route: '/v1/parties', query }, asked('party'))
  const facilities = useRead({ route: '/v1/facilities', query }, asked('facility'))
  const contracts = useRead({ route: '/v1/contracts', query: { ...query, customerId } }, asked('contract'))
  return useMemo(
    () =>
      kind === 'contract'
        ? (contracts.data?.items ?? []).map(({ id, title }) => ({ id, name: title ?? id }))
        : ((kind === 'party' ? parties : facilities).data?.items ?? []),
    [kind, parties, facilities, contracts],
  )
}

const ROUTES = {
  party: '/v1/parties/{id}',
  facility: '/v1/facilities/{id}',
  contract: '/v1/contracts/{id}',
} as const

/** What some of a kind are called, by their ids; of one that is not known, or not yet, nothing. */
export function useNames(kind: SubjectKind, ids: readonly string[]): ReadonlyMap<string, string> {
  const place = usePlace()
  return useQueries({
    queries: ids.map((id) => {
      const question = { route: ROUTES[kind], path: { id } }
      return {
        queryKey: keyOf(question, place),
        queryFn: ({ signal }: { signal: AbortSignal }) => read(question, place, signal),
        staleTime: 60_000,
      }
    }),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index) => {
          const name = data && ('name' in data ? data.name : 'title' in data ? data.title : undefined)
          return name ? [[ids[index] ?? '', name] as const] : []
        }),
      ),
  })
}
