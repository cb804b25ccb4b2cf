import styles from './PaceBar.module.css'
import { type Status, statusColour } from './status.ts'

/** Progress as a bar; the ink tick is where it should be today. Above 100 % the scale grows. */
export function PaceBar(props: { share: number; due: number | null; status: Status; label: string }) {
  const { share, due, status, label } = props
  const scale = Math.max(1, share)
  const percent = (value: number) => `${(Math.max(0, value) / scale) * 100}%`
  return (
    <div className={styles.track} role="img" aria-label={label}>
      <div className={styles.fill} style={{ width: percent(share), background: statusColour[status] }} />
      {scale > 1 && <div className={styles.full} style={{ left: percent(1) }} />}
      {due !== null && <div className={styles.tick} style={{ left: percent(Math.min(due, scale)) }} />}
    </div>
  )
}
