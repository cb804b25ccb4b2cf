import { CheckOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import styles from './DealPath.module.css'
import { type Deal, NODES } from './deals.ts'
import { pathOf } from './timeline.ts'

/** The six nodes with the days spent in each; a node over its limit says so. */
export function DealPath({ deal }: { deal: Deal }) {
  const { t } = useTranslation()
  return (
    <ol className={styles.path} aria-label={t('deals.path')}>
      {pathOf(deal, NODES).map((step, index) => {
        const days =
          step.days === null
            ? t(step.passed ? 'deals.visitSkipped' : 'deals.visitNone')
            : t('deals.days', { count: step.days })
        return (
          <li
            key={step.node}
            className={`${styles.step} ${step.passed ? styles.passed : ''} ${step.current ? styles.current : ''}`}
            aria-current={step.current ? 'step' : undefined}
          >
            <i aria-hidden>{step.passed && !step.current && step.days !== null ? <CheckOutlined /> : index + 1}</i>
            <span className={styles.name}>{t(`deals.nodes.${step.node}`)}</span>
            <small className={step.over ? styles.over : undefined}>
              {step.over ? t('deals.over', { days }) : days}
            </small>
          </li>
        )
      })}
    </ol>
  )
}
