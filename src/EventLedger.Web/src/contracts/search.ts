import type { Schemas } from '../api/read'
import { STATUSES } from '../components/Status'
import type { PlaceSearch } from '../time/place'
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
  const id = (name: 'customer' | 'provider' | 'facility') => {
    const value = search[name]
    return typeof value === 'string' && ID.test(value) ? { [name]: value } : {}
  }
  const { status, find } = search
  const text = typeof find === 'number' ? String(find) : find
  return {
    ...validatePlace(search),
    ...(typeof status === 'string' && status in STATUSES && { status: status as Schemas['ContractStatus'] }),
    ...id('customer'),
    ...id('provider'),
    ...id('facility'),
    ...(typeof text === 'string' && text !== '' && { find: text.slice(0, 100) }),
  }
}
