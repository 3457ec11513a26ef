import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Place } from '../api/read'
import { isDay, isInstant } from './dates'

/** What every address holds: the place, and what is opened beside the page. */
export interface PlaceSearch extends Place {
  /** The address of the figure whose grounds are open, such as `contract/x` (behind/grounds.tsx). */
  behind?: string | undefined
  /** The address of the form that is open (commands/catalog.ts), such as `contracts/x/amend`. */
  do?: string | undefined
}

const LEDGER = /^[a-z][a-z0-9-]{0,30}$/

/**
 * Reads the place of an address; what makes no sense is left out, never guessed at. Left out is undefined and not
 * absent: the router keeps what a validation does not name.
 */
export function validatePlace(search: Record<string, unknown>): PlaceSearch {
  const { asOf, knownAt, ledger, behind, do: form } = search
  return {
    asOf: isDay(asOf) ? asOf : undefined,
    knownAt: isInstant(knownAt) ? knownAt : undefined,
    ledger: typeof ledger === 'string' && LEDGER.test(ledger) && ledger !== 'default' ? ledger : undefined,
    behind: typeof behind === 'string' && behind.length <= 7000 ? behind : undefined,
    do: typeof form === 'string' && form.length <= 1000 ? form : undefined,
  }
}

/** The place of the address: the one home of the time bar's state. */
export function usePlace(): Place {
  const search: PlaceSearch = useSearch({ strict: false })
  const { asOf, knownAt, ledger } = search
  return useMemo(() => ({ asOf, knownAt, ledger }), [asOf, knownAt, ledger])
}

/** Moves to another place on the same page; the way back is kept unless it is one move with the last. */
export function useMove(): (to: PlaceSearch, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, options) =>
      void navigate({
        to: '.',
        search: (before: PlaceSearch) => ({ ...before, ...to }),
        replace: options?.replace ?? false,
        resetScroll: false,
      }),
    [navigate],
  )
}
