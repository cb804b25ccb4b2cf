import { CheckCircleFilled, LockOutlined, WarningFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Legend, LegendItem } from '../ui/Page.tsx'
import { type GridUnit, hundredths, shown } from './amounts.ts'
import styles from './CheckLine.module.css'
import type { Grid } from './plan.ts'

/** Whether what the company has committed and what people carry are the same, said in words. */
export function CheckLine({ grid, unit }: { grid: Grid; unit: GridUnit }) {
  const { t } = useTranslation()
  const difference = hundredths(grid.difference)
  const text = `${difference > 0 ? '+' : ''}${shown(difference, unit)}`
  return (
    <div className={styles.line} aria-live="polite">
      <span>
        {t('target.committed')} <b>{shown(hundredths(grid.committed), unit)}</b> {unit.text}
      </span>
      <span>
        {t('target.assigned')} <b data-testid="grid-assigned">{shown(hundredths(grid.assigned), unit)}</b> {unit.text}
      </span>
      {difference === 0 ? (
        <span className={styles.even} data-testid="grid-difference">
          <CheckCircleFilled aria-hidden /> {t('target.differenceEven', { amount: shown(0, unit) })}
        </span>
      ) : (
        <span className={styles.uneven} data-testid="grid-difference">
          <WarningFilled aria-hidden /> {t('target.differenceUneven', { amount: text, unit: unit.text })}
        </span>
      )}
    </div>
  )
}

export function GridLegend() {
  const { t } = useTranslation()
  return (
    <Legend>
      <LegendItem mark={<i className={`${styles.mark} ${styles.past}`} />}>{t('target.past')}</LegendItem>
      <LegendItem mark={<LockOutlined aria-hidden />}>{t('target.locked')}</LegendItem>
      <LegendItem mark={<i className={`${styles.mark} ${styles.changed}`} />}>{t('target.changed')}</LegendItem>
    </Legend>
  )
}
