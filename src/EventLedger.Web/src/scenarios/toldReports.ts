import { claimText } from '../book/claims'
import { formatMonth } from '../time/dates'
import { comparison } from './comparison'
import { figuresOf } from './lines'

/** Reports about what was said before: of closed months, and by sources. */

export const CHANGED_SINCE_CLOSE = comparison({
  route: '/v1/reports/changed-since-close',
  title: 'Changed since close',
  note: 'What of closed months would be known otherwise; what was reported of them stays.',
  query: () => ({}),
  figures: ({ rows }) =>
    figuresOf(
      '/rows',
      rows,
      {
        'earned/difference': 'Earned',
        'billed/difference': 'Billed',
        'deferred/difference': 'Deferred',
        'unbilled/difference': 'Unbilled',
        'concessions/difference': 'Concessions',
      },
      (row) => ({
        id: `${row.providerId}/${row.month}/${row.closedAt}/${row.contractId}/${row.currency}`,
        of: `${row.contractId}, ${formatMonth(row.month)}`,
        currency: row.currency,
      }),
    ),
})

export const CLAIMS = comparison({
  route: '/v1/reports/claims',
  title: 'Claims',
  note: 'What the ledger would hold of the figures that somebody said something of.',
  query: () => ({}),
  figures: ({ rows }) =>
    rows.flatMap((row, index) => {
      const { kind, id, name } = row.subject
      const key = [kind, id, row.figure, row.of ?? ''].join('/')
      const figure = row.of ? `${row.label}, ${row.of}` : row.label
      const base = { of: name, cell: `/rows/${index}/value`, isText: true }
      return [
        { ...base, key, figure, value: claimText(row.value, row.currency, row.qualifier) },
        {
          ...base,
          key: `${key}/disagree`,
          figure: `${figure}: sources disagree`,
          value: row.disagreement ? 'yes' : 'no',
        },
      ]
    }),
})
