import type { ReactNode } from 'react'
import styles from './Page.module.css'

export function PageHead({ title, detail, children }: { title: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <div className={styles.titles}>
        <h1>{title}</h1>
        {detail && <p>{detail}</p>}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  )
}

type CardProps = { title?: ReactNode; note?: ReactNode; extra?: ReactNode; className?: string; children: ReactNode }

export function Card({ title, note, extra, className, children }: CardProps) {
  return (
    <section className={`${styles.card} ${className ?? ''}`}>
      {title && (
        <header className={styles.cardHead}>
          <h2>{title}</h2>
          {note && <small>{note}</small>}
          {extra && <div className={styles.extra}>{extra}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** Grey bones where content will be. */
export function Bones({ height }: { height: number }) {
  return <div className={styles.bones} style={{ height }} aria-hidden />
}

export function LegendItem({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.legendItem}>
      {mark}
      {children}
    </span>
  )
}

export function Legend({ children }: { children: ReactNode }) {
  return <span className={styles.legend}>{children}</span>
}
