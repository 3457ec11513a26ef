import type { Schemas } from '../api/read'
import { STATUSES } from '../components/Status'
import type { PlaceSearch } from '../time/place'
import { isDay } from '../time/dates'
import { validatePlace } from '../time/place'

export interface ContractsSearch extends PlaceSearch {
  status?: Schemas['ContractStatus'] | undefined
  customer?: string | undefined
  provider?: string | undefined
  facility?: string | undefined
  find?: string | undefined
}

const ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export function validateContracts(search: Record<string, unknown>): ContractsSearch {
  const id = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined)
  const { status, find } = search
  const text = typeof find === 'number' ? String(find) : find
  return {
    ...validatePlace(search),
    status:
      typeof status === 'string' && status in STATUSES ? (status as Schemas['ContractStatus']) : undefined,
    customer: id(search.customer),
    provider: id(search.provider),
    facility: id(search.facility),
    find: typeof text === 'string' && text !== '' ? text.slice(0, 100) : undefined,
  }
}

export type NoticeBy = Schemas['Side']

/** What the address of a contract holds beside the place: the notice that is asked about. */
export interface ContractSearch extends PlaceSearch {
  notice?: string | undefined
  side?: NoticeBy | undefined
}

export function validateContract(search: Record<string, unknown>): ContractSearch {
  const { notice, side } = search
  return {
    ...validatePlace(search),
    notice: isDay(notice) ? notice : undefined,
    side: side === 'Customer' || side === 'Provider' ? side : undefined,
  }
}
