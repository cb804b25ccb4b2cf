import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import styles from './PrintHead.module.css'

type Props = { title: ReactNode; children: (printedAt: Date) => ReactNode }

/** What a sheet of paper must say about itself, since nobody sees where it came from. */
export function PrintHead({ title, children }: Props) {
  const [printedAt, setPrintedAt] = useState(() => new Date())
  useEffect(() => {
    // The browser takes its picture of the page right after this event.
    const note = () => flushSync(() => setPrintedAt(new Date()))
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [])
  return (
    <div className={styles.head}>
      <b>{title}</b>
      <span>{children(printedAt)}</span>
    </div>
  )
}
