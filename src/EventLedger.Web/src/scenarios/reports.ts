import type { ScenarioRoute, Schemas } from '../api/read'
import { KINDS } from '../book/kinds'
import { addMonths, formatMonth, monthOf } from '../time/dates'
import type { Comparison } from './comparison'
import { comparison } from './comparison'
import { figuresOf } from './lines'
import { CHANGED_SINCE_CLOSE, CLAIMS } from './toldReports'

const MOST = 200
const around = (day: string) => ({ from: monthOf(addMonths(day, -5)), to: monthOf(addMonths(day, 12)) })

/** The figures that several kinds of rows have in common. */
const BANDS = { live: 'Live', contracted: 'Contracted', announced: 'Announced', suspended: 'Suspended' }
const PARTS = {
  headline: 'Headline',
  earned: 'Earned',
  firm: 'Firm',
  cancellable: 'Cancellable',
  forgone: 'Forgone',
}
const AGES = {
  notDue: 'Not due',
  days1to30: '1 to 30 days',
  days31to60: '31 to 60 days',
  days61to90: '61 to 90 days',
  over90: 'Over 90 days',
  disputed: 'Disputed',
  unapplied: 'Unapplied',
  total: 'Total',
}

const ofMonth = (row: { month: string; currency: string }) => ({
  id: `${row.month}/${row.currency}`,
  of: formatMonth(row.month),
  currency: row.currency,
})
const ofContract = (row: Pick<Schemas['CommitmentRow'], 'contractId' | 'title' | 'currency'>) => ({
  id: `${row.contractId}/${row.currency}`,
  of: row.title ?? row.contractId,
  currency: row.currency,
})

/** What people ask first; a scenario that is being made shows these. */
export const RUN_RATE = comparison({
  route: '/v1/reports/run-rate',
  title: 'Run-rate',
  note: 'Fees in force on the day, a month.',
  query: () => ({ groupBy: 'contract' }),
  figures: ({ currencies }) => [
    ...figuresOf(
      '/currencies',
      currencies,
      {
        'live/monthly': 'Live',
        'contracted/monthly': 'Contracted',
        'announced/monthly': 'Announced',
        'suspended/monthly': 'Suspended',
        'live/external': 'Live, to others',
        'live/intercompany': 'Live, within one group',
      },
      ({ currency }) => ({ id: currency, of: 'All contracts', currency }),
    ),
    ...currencies.flatMap(({ currency, groups }, index) =>
      figuresOf(`/currencies/${index}/groups`, groups, BANDS, (group) => ({
        id: `${currency}/${group.id}`,
        of: group.name,
        currency,
      })),
    ),
  ],
})

export const COMMITMENTS = comparison({
  route: '/v1/reports/commitments',
  title: 'Commitments',
  note: 'Headline against what is firm and what was earned.',
  query: () => ({}),
  figures: (side) => [
    ...figuresOf('/totals', side.totals, { contracts: 'Signed contracts' }, ({ currency }) => ({
      id: `total/${currency}`,
      of: `All in ${currency}`,
    })),
    ...figuresOf('/totals', side.totals, PARTS, ({ currency }) => ({
      id: `total/${currency}`,
      of: 'All contracts',
      currency,
    })),
    ...figuresOf('/rows', side.rows, PARTS, ofContract),
    ...figuresOf('/rows', side.rows, { firmUntil: 'Firm until' }, ofContract, true),
    ...figuresOf(
      '/announced',
      side.announced,
      { headline: 'Announced headline', monthlyFee: 'Announced fee' },
      (row) => ({ id: `announced/${row.contractId}`, of: row.contractId, currency: row.currency }),
    ),
  ],
})

/** Every report that can be asked with a scenario, in the order in which people ask. */
export const COMPARISONS: readonly Comparison<ScenarioRoute>[] = [
  RUN_RATE,
  COMMITMENTS,
  comparison({
    route: '/v1/reports/commitments/focus',
    title: 'Commitments in FOCUS',
    note: 'What is owed for the period that is firm, in the words of cost management.',
    query: () => ({}),
    figures: ({ rows }) => [
      ...figuresOf('/rows', rows, { cost: 'Cost' }, (row) => ofContract(row.of)),
      ...figuresOf(
        '/rows',
        rows,
        { periodStart: 'Period start', periodEnd: 'Period end', contractEnd: 'Contract end' },
        (row) => ofContract(row.of),
        true,
      ),
    ],
  }),
  comparison({
    route: '/v1/reports/concentration',
    title: 'Concentration',
    note: 'Contracted run-rate by customer and facility; 10,000 is one alone.',
    query: () => ({ basis: 'contracted' }),
    figures: ({ currencies }) => [
      ...figuresOf(
        '/currencies',
        currencies,
        { 'byCustomer/hhi': 'By customer', 'byFacility/hhi': 'By facility' },
        ({ currency }) => ({ id: currency, of: `Index, ${currency}` }),
      ),
      ...currencies.flatMap(({ currency, byCustomer, byFacility }, index) =>
        Object.entries({ byCustomer, byFacility }).flatMap(([by, { shares }]) =>
          figuresOf(`/currencies/${index}/${by}/shares`, shares, { monthly: 'A month' }, (share) => ({
            id: `${currency}/${by}/${share.id}`,
            of: share.name,
            currency,
          })),
        ),
      ),
    ],
  }),
  comparison({
    route: '/v1/reports/run-rate/waterfall',
    title: 'What moves run-rate',
    note: 'By month, from half a year before the day to a year after it.',
    query: around,
    figures: ({ rows }) =>
      figuresOf(
        '/rows',
        rows,
        {
          opening: 'Opening',
          new: 'New',
          expansion: 'Expansion',
          reactivation: 'Reactivation',
          contraction: 'Contraction',
          churn: 'Churn',
          transferIn: 'Transferred in',
          transferOut: 'Transferred out',
          closing: 'Closing',
        },
        ofMonth,
      ),
  }),
  comparison({
    route: '/v1/reports/revenue',
    title: 'Revenue',
    note: 'By month, from half a year before the day to a year after it.',
    query: around,
    figures: ({ rows }) =>
      figuresOf(
        '/rows',
        rows,
        {
          billed: 'Billed',
          earned: 'Earned',
          priorMonths: 'Of earlier months',
          deferred: 'Deferred',
          unbilled: 'Unbilled',
          concessions: 'Concessions',
        },
        ofMonth,
      ),
  }),
  comparison({
    route: '/v1/reports/receivables',
    title: 'Receivables',
    note: 'Owed on the day, by days late.',
    query: () => ({}),
    figures: (side) => [
      ...figuresOf('/totals', side.totals, AGES, ({ currency }) => ({
        id: `total/${currency}`,
        of: 'All customers',
        currency,
      })),
      ...figuresOf('/rows', side.rows, AGES, (row) => ({
        id: `${row.customerId}/${row.currency}`,
        of: row.name,
        currency: row.currency,
      })),
    ],
  }),
  comparison({
    route: '/v1/reports/calendar',
    title: 'What comes due',
    note: 'By month and kind, in the year after the day.',
    query: (day) => ({ from: day, to: addMonths(day, 12), limit: MOST }),
    figures: ({ totals }) => {
      const told = (total: Schemas['CalendarTotal']) => ({
        id: `${total.month}/${total.kind}/${total.currency}`,
        of: `${formatMonth(total.month)}: ${KINDS[total.kind].label.toLowerCase()}`,
      })
      return [
        ...figuresOf('/totals', totals, { count: 'How many' }, told),
        ...figuresOf('/totals', totals, { amount: 'Amount' }, (total) => ({
          ...told(total),
          currency: total.currency,
        })),
      ]
    },
  }),
  comparison({
    route: '/v1/reports/exposure',
    title: 'Exposure',
    note: 'What customers pay a month, and how long what they raised would last.',
    query: () => ({}),
    figures: ({ rows }) => {
      const told = (row: Schemas['ExposureRow']) => ({
        id: `${row.customerId}/${row.currency}`,
        of: row.name,
      })
      return [
        ...figuresOf('/rows', rows, { monthly: 'A month' }, (row) => ({
          ...told(row),
          currency: row.currency,
        })),
        ...figuresOf('/rows', rows, { runwayMonths: 'Months of runway' }, told),
      ]
    },
  }),
  comparison({
    route: '/v1/reports/capacity',
    title: 'Capacity',
    note: 'Contracted and free, by facility.',
    query: () => ({}),
    figures: ({ rows }) => {
      const told = (row: Schemas['CapacityRow']) => ({ id: row.facilityId, of: row.name })
      return [
        ...figuresOf(
          '/rows',
          rows,
          {
            'capacity/megawatts': 'Megawatts',
            'contracted/megawatts': 'Megawatts contracted',
            'free/megawatts': 'Megawatts free',
            'capacity/accelerators': 'Accelerators',
            'contracted/accelerators': 'Accelerators contracted',
            'free/accelerators': 'Accelerators free',
          },
          told,
        ),
        ...rows.flatMap((row, index) =>
          figuresOf(
            `/rows/${index}/models`,
            row.models,
            { capacity: 'In all', contracted: 'Contracted', free: 'Free' },
            (model) => ({ id: `${row.facilityId}/${model.model}`, of: `${row.name}, ${model.model}` }),
          ),
        ),
        ...figuresOf(
          '/rows',
          rows,
          { overcommitted: 'Over-committed', exclusivityBroken: 'Exclusivity broken' },
          told,
          true,
        ).map((figure) => ({ ...figure, cell: undefined })),
      ]
    },
  }),
  CHANGED_SINCE_CLOSE,
  CLAIMS,
]
