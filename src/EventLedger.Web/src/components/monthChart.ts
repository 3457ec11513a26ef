import type { EChartsCoreOption } from 'echarts/core'
import type { Colours } from './Chart'
import { formatMoney, shortMoney } from './money'
import { formatMonth } from '../time/dates'

const shortNumber = (value: number) => {
  const { digits, short } = shortMoney(value.toFixed(2))
  return value === 0 ? '0' : `${digits.replace(/\.0*$|(\.\d*?)0+$/, '$1')}${short && ` ${short}`}`
}

/** The axes of a chart by months. */
export function frame(months: readonly string[], colours: Colours): EChartsCoreOption {
  return {
    grid: { left: 52, right: 8, top: 12, bottom: 24 },
    xAxis: {
      type: 'category',
      data: months.map((month) => formatMonth(month).replace(/ 20(\d\d)/, ' \u2019$1')),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.quiet, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: colours.quiet, fontSize: 11, formatter: shortNumber },
      splitLine: { lineStyle: { color: colours.line } },
    },
  }
}

/** The figures of the month that is pointed at. */
export function tooltip(
  colours: Colours,
  lines: (index: number) => [string, string][],
  months: readonly string[],
) {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.06 } },
    backgroundColor: colours.card,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12 },
    formatter: (shown: readonly { dataIndex: number }[]) => {
      const index = shown[0]?.dataIndex ?? 0
      const rows = lines(index).map(
        ([name, amount]) =>
          `<tr><td style="padding-right:16px">${name}</td><td style="text-align:right;font-variant-numeric:tabular-nums">${amount}</td></tr>`,
      )
      return `<b>${formatMonth(months[index] ?? '')}</b><table>${rows.join('')}</table>`
    },
  }
}

/** The same, of amounts as the API has them; unknown stays unknown. */
export function tooltipOf(
  colours: Colours,
  figures: (index: number) => readonly (readonly [string, string | null | undefined])[],
  months: readonly string[],
) {
  const text = (amount: string | null | undefined) => (amount ? formatMoney(amount) : '\u2013')
  return tooltip(colours, (index) => figures(index).map(([name, amount]) => [name, text(amount)]), months)
}
