import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Pill.module.css'
import type { Status } from './status.ts'

/** A status is always a word, its colour only repeats it. */
export function StatusPill({ status, children }: { status: Status; children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <span className={`${styles.pill} ${styles[status]}`}>
      {t(`app.status.${status}`)}
      {children && <span>{children}</span>}
    </span>
  )
}

export function Pill({ tone, children }: { tone: Status; children: ReactNode }) {
  return <span className={`${styles.pill} ${styles[tone]}`}>{children}</span>
}
