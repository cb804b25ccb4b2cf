import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage, speak } from '../app/language.ts'
import { Choice } from '../ui/Choice.tsx'
import styles from './Welcome.module.css'

/** The frame of the pages before sign-in: what this is on the left, the form on the right. */
export function Welcome({ title, detail, children }: { title: string; detail?: string; children: ReactNode }) {
  const { t, i18n } = useTranslation()
  return (
    <div className={styles.welcome}>
      <aside className={styles.side}>
        <div className={styles.brand}>
          <img src="/favicon.svg" width={34} height={34} alt="" />
          <span>Gnomon</span>
        </div>
        <Dial />
        <p className={styles.claim}>{t('access.claim')}</p>
        <p className={styles.claimDetail}>{t('access.claimDetail')}</p>
      </aside>
      <main className={styles.main}>
        <div className={styles.language}>
          <Choice
            small
            label={t('app.language')}
            value={asLanguage(i18n.language)}
            options={[
              { value: 'zh', text: t('app.languages.zh') },
              { value: 'en', text: t('app.languages.en') },
            ]}
            onChoose={(language) => void speak(language)}
          />
        </div>
        <div className={styles.box}>
          <h1>{title}</h1>
          {detail && <p className={styles.detail}>{detail}</p>}
          {children}
        </div>
      </main>
    </div>
  )
}

/** A sundial: the gnomon, its shadow, and the hours as months. */
function Dial() {
  const hours = Array.from({ length: 13 }, (_, index) => (index / 12) * Math.PI)
  return (
    <svg viewBox="0 0 320 200" className={styles.dial} aria-hidden="true">
      <path d="M20 170a140 140 0 0 1 280 0" fill="none" stroke="#2B3D5B" strokeWidth="14" />
      <path d="M20 170A140 140 0 0 1 205 37.5" fill="none" stroke="#2454E6" strokeWidth="14" strokeLinecap="round" />
      {hours.map((angle) => (
        <line
          key={angle}
          x1={160 - 118 * Math.cos(angle)}
          y1={170 - 118 * Math.sin(angle)}
          x2={160 - 108 * Math.cos(angle)}
          y2={170 - 108 * Math.sin(angle)}
          stroke="#5B6F90"
          strokeWidth="2"
        />
      ))}
      <path d="M160 170L214 52" stroke="#7EA0F7" strokeWidth="3" strokeDasharray="2 6" strokeLinecap="round" />
      <path d="M160 84v86h-54z" fill="#F2A31B" />
      <path d="M160 84l18 86h-18z" fill="#C77700" />
      <path d="M8 172h304" stroke="#7EA0F7" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
