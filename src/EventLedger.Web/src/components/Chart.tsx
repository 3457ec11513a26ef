import type { EChartsCoreOption } from 'echarts/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'

const Drawing = lazy(() => import('./Drawing'))

/** Colours of the theme that is on, for what CSS cannot reach. */
export interface Colours {
  ink: string
  quiet: string
  line: string
  card: string
  of: (name: 'earned' | 'firm' | 'cancellable' | 'announced' | 'forgone' | 'accent') => string
}

export interface ChartProps {
  height: number
  label: string
  option: (colours: Colours) => EChartsCoreOption
  onPick?: (index: number, series: string) => void
}

/** How far below the window a chart is loaded before it comes into sight. */
const AHEAD = '150px'

/** A chart; the same figures stand in a table beside it, for those who cannot see it. */
export default function Chart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      },
      { rootMargin: AHEAD },
    )
    if (box.current) watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} style={{ height: props.height }}>
      {near && (
        <Suspense>
          <Drawing {...props} />
        </Suspense>
      )}
    </div>
  )
}
