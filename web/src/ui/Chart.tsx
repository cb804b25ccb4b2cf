import { type ComponentProps, lazy, Suspense } from 'react'
import { Bones } from './Page.tsx'

const EChart = lazy(() => import('./EChart.tsx').then((module) => ({ default: module.EChart })))

/** The chart library is heavy and comes after the page is useful. */
export function Chart(props: ComponentProps<typeof EChart>) {
  return (
    <Suspense fallback={<Bones height={props.height} />}>
      <EChart {...props} />
    </Suspense>
  )
}
