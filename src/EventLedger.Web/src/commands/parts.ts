import type { Schemas } from '../api/read'
import {
  choice,
  day,
  decimal,
  facility,
  flag,
  group,
  list,
  money,
  reduced,
  text,
  whole,
  words,
} from './fields'

/** Parts that several commands have in common. */

/** What opens a closed month's way. */
export const open = {
  'period-closed': { field: 'bookInOpenMonth', value: true, label: 'Book it in the open month' },
}

type Source = Schemas['Source']

export const QUALIFIERS = { Exact: 'Exactly', About: 'About', AtLeast: 'At least', UpTo: 'Up to' }

export const source = (required = false) =>
  group<Source>(
    'Source',
    {
      publisher: text('Publisher', { required: true, help: 'Who said it first.' }),
      title: text('Title'),
      publishedOn: reduced('Published on'),
      quotedFrom: text('Quoted from', { help: 'Where it was read, when not at the publisher.' }),
      fact: words('What it says'),
      reliability: text('Reliability', { help: 'A grade in your own words.' }),
    },
    { required },
  )

export const sources = list('Sources', 'source', source(), { folded: true })

export const reason = words('Reason')
export const neededReason = words('Reason', { required: true })

export const bookInOpenMonth = flag('Book it in the open month', {
  help: 'Closed months stay as reported; what differs is earned and billed in the first open one.',
})

export const feeStep = group<Schemas['FeeStep']>('Step', {
  from: day('From', { required: true }),
  monthlyFee: money('Monthly fee', { required: true }),
})

const accelerators = list(
  'Accelerators',
  'model',
  group<Schemas['AcceleratorCount']>('Model', {
    model: text('Model', { required: true }),
    count: whole('Count'),
  }),
)

export const capacityLine = group<Schemas['CapacityLine']>('Capacity', {
  facilityId: facility('Facility', { required: true }),
  share: decimal('Share of the fee', { help: 'From 0 to 1: on every line or on none.' }),
  megawatts: decimal('Megawatts'),
  exclusive: flag('Exclusive', { help: 'Nobody else is served from it.' }),
  accelerators,
})

export const facilityCapacity = (
  label: string,
  required = false,
  more: { absent?: string; removed?: string } = {},
) =>
  group<Schemas['FacilityCapacity']>(
    label,
    {
      megawatts: decimal('Megawatts'),
      acceleratorsTotal: whole('Accelerators in all'),
      qualifier: choice('Meant as', QUALIFIERS),
      accelerators,
    },
    { required, ...more },
  )

export const SIDES = { Customer: 'The customer', Provider: 'The provider' }

/** Who may leave, after how long, with how much notice. */
export const clause = (more: { absent?: string; removed?: string; required?: boolean }) =>
  group<Schemas['TerminationClause']>(
    'Termination',
    {
      by: choice(
        'Who may give notice',
        { Either: 'Either side', Customer: 'The customer', Provider: 'The provider' },
        { required: true, initial: 'Either' },
      ),
      noticeDays: whole('Notice, days', { required: true }),
      lockInMonths: whole('Lock-in, months', { required: true, help: 'From the start of service.' }),
      lockIn: choice(
        'The lock-in holds for',
        { Notice: 'giving notice', Termination: 'the end of service' },
        { help: 'Giving notice when left empty.' },
      ),
      counting: choice(
        'Notice is counted',
        { ExcludeNoticeDay: 'from the day after', IncludeNoticeDay: 'from the day itself' },
        { help: 'From the day after when left empty.' },
      ),
    },
    more,
  )
