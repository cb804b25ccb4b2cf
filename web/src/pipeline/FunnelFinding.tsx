import { AlertFilled, CheckCircleFilled, PlusOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import styles from './FunnelFinding.module.css'
import { type Funnel, improvementAddress } from './funnel.ts'

/** One sentence with money and the next action, or why no bottleneck is named. */
export function FunnelFinding({ funnel }: { funnel: Funnel }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const router = useRouter()
  const language = asLanguage(i18n.language)
  const { bottleneck, none } = funnel
  if (bottleneck === null) {
    return (
      <div className={`${styles.box} ${styles.calm}`} role="status">
        <span className={styles.icon} aria-hidden>
          <CheckCircleFilled />
        </span>
        <p>{none?.[language]}</p>
      </div>
    )
  }
  const title = t('funnel.raiseTitle', {
    node: t(`deals.nodes.${bottleneck.node}`),
    baseline: format.percent(bottleneck.baseline, 0),
  })
  const address = improvementAddress(funnel, bottleneck, title)
  return (
    <div className={styles.box} role="status">
      <span className={styles.icon} aria-hidden>
        <AlertFilled />
      </span>
      <div className={styles.words}>
        <b>{bottleneck.headline[language]}</b>
        <p>{bottleneck.detail[language]}</p>
      </div>
      <a
        className={styles.raise}
        href={address}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return
          event.preventDefault()
          router.history.push(address)
        }}
      >
        <PlusOutlined aria-hidden />
        {t('funnel.raise')}
      </a>
    </div>
  )
}
