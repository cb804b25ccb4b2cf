import type { ReactNode } from 'react'
import { tokens } from '../app/tokens.ts'
import { type Status, statusColour } from './status.ts'

type RingProps = {
  share: number
  due: number | null
  status: Status
  size: number
  width: number
  label: string
  children?: ReactNode
}

/** A share of the target as a ring; the ink tick is where the share should be today. */
export function Ring({ share, due, status, size, width, label, children }: RingProps) {
  const middle = size / 2
  const radius = (size - width) / 2
  const around = 2 * Math.PI * radius
  const angle = 2 * Math.PI * Math.min(Math.max(due ?? 0, 0), 1) - Math.PI / 2
  const inner = radius - width / 2 - 2
  const outer = radius + width / 2 + (size > 60 ? 0.5 : 0)
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <circle cx={middle} cy={middle} r={radius} fill="none" stroke={tokens.track} strokeWidth={width} />
      {share > 0 && (
        <circle
          cx={middle}
          cy={middle}
          r={radius}
          fill="none"
          stroke={statusColour[status]}
          strokeWidth={width}
          strokeLinecap="round"
          strokeDasharray={`${around * Math.min(share, 1)} ${around}`}
          transform={`rotate(-90 ${middle} ${middle})`}
        />
      )}
      {due !== null && (
        <line
          x1={middle + inner * Math.cos(angle)}
          y1={middle + inner * Math.sin(angle)}
          x2={middle + outer * Math.cos(angle)}
          y2={middle + outer * Math.sin(angle)}
          stroke={tokens['ink-1']}
          strokeWidth={2.5}
          strokeLinecap="round"
        />
      )}
      {children}
    </svg>
  )
}
