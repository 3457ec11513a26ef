import type { Answer, Query, ScenarioRoute } from '../api/read'
import { addMonths, formatMonth, monthOf } from '../time/dates'
import { KINDS } from '../book/kinds'
import type { Figures } from './lines'
import { figuresOf } from './lines'

/** How a report is compared: what is asked, and which of its figures stand side by side. */
export interface Comparison<P extends ScenarioRoute> {
  route: P
  title: string
  note: string
  query: (day: string) => { [K in keyof Query<P>]?: Query<P>[K] }
  figures: (side: Answer<P>) => Figures[]
}

const MOST = 200
const comparison = <P extends ScenarioRoute>(of: Comparison<P>) => of as unknown as Comparison<ScenarioRoute>

const around = (day: string) => ({ from: monthOf(addMonths(day, -5)), to: monthOf(addMonths(day, 12)) })

/** Every report that can be asked with a scenario, in the order in which people ask. */
export const COMPARISONS = [
  comparison({
    route: '/v1/reports/run-rate',
    title: 'Run-rate',
    note: 'Fees in force on the day, a month.',
    query: () => ({ groupBy: 'contract' }),
    figures: (side) =>
      side.currencies.flatMap((each) => [
        ...figuresOf({ id: each.currency, of: 'All contracts', currency: each.currency }, [
          ['Live', each.live.monthly],
          ['Contracted', each.contracted.monthly],
          ['Announced', each.announced.monthly],
          ['Within one group', each.live.intercompany],
        ]),
        ...each.groups.flatMap((group) =>
          figuresOf({ id: `${each.currency}/${group.id}`, of: group.name, currency: each.currency }, [
            ['Live', group.live],
            ['Contracted', group.contracted],
            ['Announced', group.announced],
          ]),
        ),
      ]),
  }),
  comparison({
    route: '/v1/reports/commitments',
    title: 'Commitments',
    note: 'Headline against what is firm and what was earned.',
    query: () => ({}),
    figures: (side) => [
      ...side.totals.flatMap((total) =>
        figuresOf({ id: `total/${total.currency}`, of: 'All contracts', currency: total.currency }, [
          ['Headline', total.headline],
          ['Earned', total.earned],
          ['Firm', total.firm],
          ['Cancellable', total.cancellable],
          ['Forgone', total.forgone],
        ]),
      ),
      ...side.rows.flatMap((row) =>
        figuresOf({ id: row.contractId, of: row.title ?? row.contractId, currency: row.currency }, [
          ['Headline', row.headline],
          ['Earned', row.earned],
          ['Firm', row.firm],
          ['Cancellable', row.cancellable],
          ['Forgone', row.forgone],
        ]),
      ),
    ],
  }),
  comparison({
    route: '/v1/reports/concentration',
    title: 'Concentration',
    note: 'Contracted run-rate by customer and facility; 10,000 is one alone.',
    query: () => ({ basis: 'contracted' }),
    figures: (side) =>
      side.currencies.flatMap((each) => [
        ...figuresOf({ id: each.currency, of: `Index, ${each.currency}` }, [
          ['By customer', each.byCustomer.hhi],
          ['By facility', each.byFacility.hhi],
        ]),
        ...each.byCustomer.shares.flatMap((share) =>
          figuresOf(
            { id: `${each.currency}/customer/${share.id}`, of: share.name, currency: each.currency },
            [['A month', share.monthly]],
          ),
        ),
      ]),
  }),
  comparison({
    route: '/v1/reports/run-rate/waterfall',
    title: 'What moves run-rate',
    note: 'By month, from half a year before the day to a year after it.',
    query: around,
    figures: (side) =>
      side.rows.flatMap((row) =>
        figuresOf(
          { id: `${row.month}/${row.currency}`, of: formatMonth(row.month), currency: row.currency },
          [
            ['New', row.new],
            ['Expansion', row.expansion],
            ['Reactivation', row.reactivation],
            ['Contraction', row.contraction],
            ['Churn', row.churn],
            ['Transferred in', row.transferIn],
            ['Transferred out', row.transferOut],
            ['Closing', row.closing],
          ],
        ),
      ),
  }),
  comparison({
    route: '/v1/reports/revenue',
    title: 'Revenue',
    note: 'By month, from half a year before the day to a year after it.',
    query: around,
    figures: (side) =>
      side.rows.flatMap((row) =>
        figuresOf(
          { id: `${row.month}/${row.currency}`, of: formatMonth(row.month), currency: row.currency },
          [
            ['Billed', row.billed],
            ['Earned', row.earned],
            ['Deferred', row.deferred],
            ['Unbilled', row.unbilled],
            ['Concessions', row.concessions],
          ],
        ),
      ),
  }),
  comparison({
    route: '/v1/reports/receivables',
    title: 'Receivables',
    note: 'Owed on the day, by days late.',
    query: () => ({}),
    figures: (side) =>
      side.rows.flatMap((row) =>
        figuresOf({ id: `${row.customerId}/${row.currency}`, of: row.name, currency: row.currency }, [
          ['Not due', row.notDue],
          ['1 to 30 days', row.days1to30],
          ['31 to 60 days', row.days31to60],
          ['61 to 90 days', row.days61to90],
          ['Over 90 days', row.over90],
          ['Unapplied', row.unapplied],
          ['Total', row.total],
        ]),
      ),
  }),
  comparison({
    route: '/v1/reports/calendar',
    title: 'What comes due',
    note: 'By month and kind, in the year after the day.',
    query: (day) => ({ from: day, to: addMonths(day, 12), limit: MOST }),
    figures: (side) =>
      side.totals.flatMap((total) => {
        const of = `${formatMonth(total.month)}: ${KINDS[total.kind].label.toLowerCase()}`
        const id = `${total.month}/${total.kind}/${total.currency}`
        return [
          ...figuresOf({ id, of }, [['How many', total.count]]),
          ...figuresOf({ id, of, currency: total.currency }, [['Amount', total.amount]]),
        ]
      }),
  }),
  comparison({
    route: '/v1/reports/exposure',
    title: 'Exposure',
    note: 'What customers pay a month, and how long what they raised would last.',
    query: () => ({}),
    figures: (side) =>
      side.rows.flatMap((row) => [
        ...figuresOf({ id: `${row.customerId}/${row.currency}`, of: row.name, currency: row.currency }, [
          ['A month', row.monthly],
        ]),
        ...figuresOf({ id: `${row.customerId}/${row.currency}`, of: row.name }, [
          ['Months of runway', row.runwayMonths],
        ]),
      ]),
  }),
  comparison({
    route: '/v1/reports/capacity',
    title: 'Capacity',
    note: 'Contracted and free, by facility.',
    query: () => ({}),
    figures: (side) =>
      side.rows.flatMap((row) =>
        figuresOf({ id: row.facilityId, of: row.name }, [
          ['Megawatts contracted', row.contracted.megawatts],
          ['Megawatts free', row.free.megawatts],
          ['Accelerators contracted', row.contracted.accelerators],
          ['Accelerators free', row.free.accelerators],
        ]),
      ),
  }),
] as const
