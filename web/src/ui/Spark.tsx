import { tokens } from '../app/tokens.ts'

const WIDTH = 120
const HEIGHT = 30
const INSET = 2

/** The course of a number, without scale: a companion to a figure that is written beside it. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <svg width="100%" height={HEIGHT} aria-hidden="true" />
  const low = Math.min(...known)
  const spread = Math.max(...known) - low || 1
  const x = (index: number) => INSET + (index / (values.length - 1)) * (WIDTH - 2 * INSET)
  const y = (value: number) => HEIGHT - INSET - ((value - low) / spread) * (HEIGHT - 2 * INSET)
  let pen = 'M'
  const path = values.map((value, index) => {
    if (value === null) return ''
    const step = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    pen = 'L'
    return step
  })
  return (
    <svg width="100%" height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path
        d={path.join('')}
        fill="none"
        stroke={tokens.actual}
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
