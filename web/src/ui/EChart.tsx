import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import styles from './EChart.module.css'

use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer])

type Size = { width: number; height: number }
type EChartProps = { option: EChartsCoreOption; height: number; label: string; printed?: Size }

/** A chart draws itself for the width that it has; on paper that is known beforehand only by the page. */
export function EChart({ option, height, label, printed }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  useEffect(() => {
    if (!box.current) return
    const drawn = init(box.current, undefined, { renderer: 'svg' })
    chart.current = drawn
    const observer = new ResizeObserver(() => drawn.resize())
    observer.observe(box.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option])
  useEffect(() => {
    if (!printed) return
    const draw = (size: Size | { width: 'auto'; height: 'auto' }) => {
      chart.current?.resize(size)
      chart.current?.getZr().flush()
    }
    const before = () => draw(printed)
    const after = () => draw({ width: 'auto', height: 'auto' })
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [printed])
  return (
    <div
      ref={box}
      role="img"
      aria-label={label}
      className={printed && styles.printed}
      style={{ height, width: '100%', '--printed-height': `${printed?.height}px` } as React.CSSProperties}
    />
  )
}
