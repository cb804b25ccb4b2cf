import { useTranslation } from 'react-i18next'
import { Card } from '../ui/Page.tsx'
import styles from './ImprovementPage.module.css'
import type { Happening, Item, Verdict } from './improvement.ts'
import { useWords } from './useWords.ts'

export function History({ page }: { page: Item }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Card title={t('review.history')}>
      <ol className={styles.events}>
        {page.history.map((event) => (
          <li key={`${event.at} ${event.event}`} className={styles.event}>
            <span>
              {event.by ?? t('review.night')} {t(`review.events.${event.event}`)}
            </span>
            <Detail event={event} />
            <small>
              {words.format.moment(event.at)} · {t('review.round', { round: event.round })}
            </small>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What was said with it: the verdict, the reason, the day, or which fields changed. */
function Detail({ event }: { event: Happening }) {
  const { t } = useTranslation()
  const words = useWords()
  const { details } = event
  switch (event.event) {
    case 'judged':
    case 'relapsed': {
      const verdict = details.verdict as Verdict | undefined
      return verdict ? <p>{t(`review.verdicts.${verdict}`)}</p> : null
    }
    case 'closed':
      return details.reason ? <p>{details.reason}</p> : null
    case 'done':
      return details.on ? <p>{words.format.date(details.on)}</p> : null
    case 'extended':
      return <p>{t('review.daysFromTo', { from: details.from ?? '', to: details.to ?? '' })}</p>
    case 'reopened':
      return details.dueOn ? <p>{t('review.due', { day: words.format.date(details.dueOn) })}</p> : null
    case 'edited':
      return <p>{Object.values(details).join(t('app.comma'))}</p>
    case 'created':
      return null
  }
}
