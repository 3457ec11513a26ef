import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartProps } from './Chart'

echarts.use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** Draws a chart; loaded when the first comes into sight. */
export default function Drawing({ height, label, option, onPick }: ChartProps) {
  const { ref: sized, width } = useElementSize<HTMLDivElement>()
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<echarts.ECharts | null>(null)
  const pick = useRef(onPick)
  const scheme = useComputedColorScheme('light')

  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const made = echarts.init(box.current, undefined, { renderer: 'svg' })
    made.on('click', (event) => pick.current?.(event.dataIndex, event.seriesName ?? ''))
    chart.current = made
    return () => made.dispose()
  }, [])
  useEffect(() => {
    if (width > 0) chart.current?.resize({ width, height })
  }, [width, height])
  useEffect(() => {
    const style = getComputedStyle(document.documentElement)
    const of = (name: string) => style.getPropertyValue(`--el-${name}`).trim()
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    chart.current?.setOption({
      animation: !still,
      animationDuration: 250,
      animationDurationUpdate: 250,
      textStyle: { fontFamily: 'Inter Variable, system-ui, sans-serif' },
      ...option({ ink: of('ink'), quiet: of('quiet'), line: of('line'), card: of('card'), of }),
    })
  }, [option, scheme])
  return (
    <div ref={sized}>
      <div ref={box} role="img" aria-label={label} style={{ height }} />
    </div>
  )
}
