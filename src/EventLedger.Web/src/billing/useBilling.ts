import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useRead } from '../api/queries'
import { today } from '../time/dates'
import { usePlace } from '../time/place'
import type { BillingSearch } from './search'

const CHOICES = 1000

/** What the address of the billing pages says, and the way to say something else. */
export function useBilling() {
  const search: BillingSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { asOf } = usePlace()
  const go = (to: Partial<BillingSearch>) =>
    void navigate({
      to: '/billing',
      search: (before: BillingSearch) => ({ ...before, ...to }),
      resetScroll: false,
    })
  return { search, go, day: asOf ?? today() }
}

/** Companies by their ids, as far as a list to choose from may be long. */
export function useParties() {
  const { data } = useRead({ route: '/v1/parties', query: { limit: CHOICES } })
  return useMemo(() => {
    const items = data?.items ?? []
    const names = new Map(items.map(({ id, name }) => [id, name]))
    return {
      choices: items.map(({ id, name }) => ({ value: id, label: name })),
      nameOf: (id: string) => names.get(id) ?? id,
    }
  }, [data])
}
