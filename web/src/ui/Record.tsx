import type { ReactNode } from 'react'
import styles from './Record.module.css'

/** The facts of a record in a row; one without a value is left out. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function MeasureTiles({ children }: { children: ReactNode }) {
  return <div className={styles.tiles}>{children}</div>
}

export function MeasureTile({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.tile}>
      <small>{name}</small>
      {children}
    </div>
  )
}
