import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { Failure } from '../ui/Failure.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Explorer } from './Explorer.tsx'
import styles from './MeasuresPage.module.css'
import { type Measure, measuresQuery } from './measure.ts'

const KINDS = ['result', 'process', 'health'] as const

/** Every number of the product has one definition, and this is where it stands. */
export function MeasuresPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/shell/measures' })
  const { data: measures, error, refetch } = useQuery(measuresQuery)
  if (error && !measures) {
    return <Failure wholePage error={error} onRetry={() => void refetch()} />
  }
  const chosen = measures?.find((measure) => measure.id === search.measure) ?? measures?.[0]
  return (
    <>
      <PageHead title={t('measure.title')} detail={t('measure.detail')} />
      <div className={styles.columns}>
        <Card className={styles.catalogue}>
          {measures ? <Catalogue measures={measures} chosen={chosen?.id} /> : <Bones height={420} />}
        </Card>
        <div className={styles.main}>
          {chosen && <Definition measure={chosen} />}
          {chosen && <Explorer key={chosen.id} measure={chosen} />}
        </div>
      </div>
    </>
  )
}

function Catalogue({ measures, chosen }: { measures: readonly Measure[]; chosen: string | undefined }) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const fits = (measure: Measure) => `${measure.name[language]} ${measure.id}`.toLowerCase().includes(wanted)
  return (
    <>
      <Input
        allowClear
        placeholder={t('app.narrow')}
        aria-label={t('app.narrow')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.kinds}>
        {KINDS.map((kind) => {
          const ofKind = measures.filter((measure) => measure.kind === kind && fits(measure))
          if (ofKind.length === 0) return null
          return (
            <section key={kind} className={styles.kind}>
              <h2>{t(`measure.kinds.${kind}`)}</h2>
              <ul>
                {ofKind.map((measure) => (
                  <li key={measure.id}>
                    <Link
                      to="/measures"
                      search={{ measure: measure.id }}
                      className={`${styles.item} ${measure.id === chosen ? styles.chosen : ''}`}
                      aria-current={measure.id === chosen ? 'true' : undefined}
                    >
                      {measure.name[language]}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}

function Definition({ measure }: { measure: Measure }) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  return (
    <Card title={measure.name[language]} note={measure.id}>
      <p className={styles.definition}>{measure.definition[language]}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{t('measure.unit')}</dt>
          <dd>{t(`measure.units.${measure.unit}`)}</dd>
        </div>
        <div>
          <dt>{t('measure.better')}</dt>
          <dd>{t(`measure.directions.${measure.direction}`)}</dd>
        </div>
        <div>
          <dt>{t('measure.kind')}</dt>
          <dd>{t(`measure.kinds.${measure.kind}`)}</dd>
        </div>
      </dl>
    </Card>
  )
}
