import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** An empty, missing or failed place: what is the case, why, and what to do next. */
export function Notice({
  title,
  children,
  action,
  wholePage,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
  wholePage?: boolean
}) {
  return (
    <section className={styles.notice}>
      <svg width="64" height="48" viewBox="0 0 64 48" aria-hidden="true">
        <path d="M40 6v30H16z" fill="#FCE9C8" />
        <path d="M40 6l8 30h-8z" fill="#F2A31B" opacity=".55" />
        <path d="M4 40h56" stroke="#B6C1D1" strokeWidth="2.4" strokeLinecap="round" strokeDasharray="1 6" />
      </svg>
      {wholePage ? <h1>{title}</h1> : <h2>{title}</h2>}
      <div className={styles.text}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </section>
  )
}
