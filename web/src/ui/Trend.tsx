import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useDirection } from '../app/direction.ts'
import styles from './Trend.module.css'

/** A change against an earlier period. Its colour tells the direction only (red or green by preference), not merit. */
export function Trend({ change, text, label }: { change: number; text: string; label: string }) {
  const { i18n } = useTranslation()
  const colours = useDirection(i18n.language)
  const red = change > 0 === (colours === 'red-up')
  return (
    <span className={styles.trend}>
      <b className={change === 0 ? styles.flat : red ? styles.red : styles.green}>
        {change > 0 && <ArrowUpOutlined aria-hidden />}
        {change < 0 && <ArrowDownOutlined aria-hidden />} {text}
      </b>
      {label}
    </span>
  )
}
