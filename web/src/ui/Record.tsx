import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Pill } from './Pill.tsx'
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

/** Where a deal stands: its node while it is open, else how it ended. */
const NODES = ['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales'] as const

function isNode(node: string | null | undefined): node is (typeof NODES)[number] {
  return NODES.some((known) => known === node)
}

export function DealState({ state, node }: { state: string; node?: string | null }) {
  const { t } = useTranslation()
  switch (state) {
    case 'won':
    case 'lost':
      return <Pill tone={state === 'won' ? 'ahead' : 'none'}>{t(`record.states.${state}`)}</Pill>
    default:
      return <Pill tone="on">{isNode(node) ? t(`record.nodes.${node}`) : t('record.states.open')}</Pill>
  }
}
