import { Select } from '@mantine/core'
import { useRead } from '../api/queries'
import type { Value } from './fields'
import type { CommonProps } from './SubjectField'

const MOST = 1000

interface EventFieldProps {
  id: string
  common: CommonProps
  path: string
  set: (path: string, value: Value) => void
}

/** An event of the contract, told as a sentence; what it says stands in the next field, to be put right. */
export function EventField({ id, common, path, set }: EventFieldProps) {
  const history = useRead({ route: '/v1/contracts/{id}/history', path: { id }, query: { limit: MOST } })
  const events = useRead({ route: '/v1/contracts/{id}/events', path: { id }, query: { limit: MOST } })
  const { value, ...rest } = common
  return (
    <Select
      {...rest}
      value={value || null}
      searchable
      data={(history.data?.items ?? []).map((item) => ({
        value: String(item.version),
        label: `${item.version}. ${item.sentence}`,
      }))}
      onChange={(chosen) => {
        set(path, chosen ?? '')
        const event = events.data?.items.find((each) => String(each.version) === chosen)
        if (event) set('replacement', JSON.stringify(event.data, null, 2))
      }}
    />
  )
}
