import { useNavigate, useSearch } from '@tanstack/react-router'
import { today } from '../time/dates'
import { usePlace } from '../time/place'
import type { BillingSearch } from './search'

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
