import type { PlaceSearch } from '../time/place'
import { validatePlace } from '../time/place'

export interface BookSearch extends PlaceSearch {
  currency?: string | undefined
}

export function validateBook(search: Record<string, unknown>): BookSearch {
  const { currency } = search
  return {
    ...validatePlace(search),
    currency: typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
  }
}
