import { useTranslation } from 'react-i18next'
import styles from './Interval.module.css'
import { intervalMarks, type Verdict } from './improvement.ts'

type Props = {
  look: { change: string; low: string; high: string }
  wanted: number
  verdict: Verdict
  label: string
  small?: boolean
}

const HEIGHT = 30

/** The change as a point on its interval, with the line of no change and the line of what was wanted. */
export function Interval({ look, wanted, verdict, label, small }: Props) {
  const { t } = useTranslation()
  const marks = intervalMarks(look, wanted)
  const percent = (value: number) => `${value.toFixed(2)}%`
  return (
    <div className={small ? styles.small : styles.interval}>
      <svg width="100%" height={HEIGHT} role="img" aria-label={label} className={styles[verdict]}>
        <line x1="0" x2="100%" y1="15" y2="15" className={styles.axis} />
        <line x1={percent(marks.zero)} x2={percent(marks.zero)} y1="2" y2="28" className={styles.zero} />
        <line x1={percent(marks.wanted)} x2={percent(marks.wanted)} y1="2" y2="28" className={styles.wanted} />
        <rect
          x={percent(marks.low)}
          width={percent(marks.high - marks.low)}
          y="9"
          height="12"
          rx="6"
          className={styles.bar}
        />
        <circle cx={percent(marks.change)} cy="15" r="5" className={styles.point} />
      </svg>
      {!small && (
        <div className={styles.marks} aria-hidden>
          <Mark at={marks.zero}>{t('review.zero')}</Mark>
          {Math.abs(marks.zero - marks.wanted) > 14 && <Mark at={marks.wanted}>{t('review.target')}</Mark>}
        </div>
      )}
    </div>
  )
}

/** A word below a line, kept inside at both ends. */
function Mark({ at, children }: { at: number; children: string }) {
  const shift = at < 12 ? '0' : at > 88 ? '-100%' : '-50%'
  return <span style={{ left: `${at}%`, transform: `translateX(${shift})` }}>{children}</span>
}
