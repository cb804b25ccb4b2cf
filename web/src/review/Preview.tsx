import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Bones, Card } from '../ui/Page.tsx'
import styles from './ImprovementForm.module.css'
import { asFraction, type Draft, type MeasureUnit, previewQuery } from './improvement.ts'
import { useWords } from './useWords.ts'

const TYPING_MILLIS = 400

/** What the measure says in the baseline, and how likely so many cases are to show the wanted change. */
export function Preview({ draft, unit }: { draft: Draft; unit: MeasureUnit }) {
  const { t } = useTranslation()
  const words = useWords()
  const settled = useSettled(draft)
  const days = Number(settled.windowDays)
  const askable =
    settled.measure !== '' &&
    settled.baselineFrom !== '' &&
    settled.baselineTo !== '' &&
    asFraction(settled.wanted, settled.kind, unit) !== null &&
    days >= 7 &&
    days <= 730
  const { data, error } = useQuery({ ...previewQuery(settled, unit), enabled: askable })
  return (
    <Card title={t('review.form.preview')} className={styles.preview ?? ''}>
      {error && <p role="status">{error.message}</p>}
      {!error && !data && <Bones height={180} />}
      {!error && data && (
        <>
          <small>{t('review.form.previewNow')}</small>
          <b>{words.figure(data.figure.value, data.unit, data.family)}</b>
          <small>
            {words.cases(data.figure.cases, data.family)}
            {data.figure.immature > 0 &&
              ` · ${t('review.openCases', { count: data.figure.immature, shown: data.figure.immature })}`}
          </small>
          <dl>
            <div>
              <dt>{t('review.form.expected')}</dt>
              <dd>{words.cases(data.expected, data.family)}</dd>
            </div>
            <div>
              <dt>{t('review.form.chance')}</dt>
              <dd>{words.format.percent(data.chance, 0)}</dd>
            </div>
          </dl>
          <div className={styles.bar} aria-hidden>
            <i style={{ width: `${Math.round(Number(data.chance) * 100)}%` }} />
          </div>
          <p>{words.name(data.sentence)}</p>
        </>
      )}
    </Card>
  )
}

function useSettled(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), TYPING_MILLIS)
    return () => clearTimeout(timer)
  }, [draft])
  return settled
}
