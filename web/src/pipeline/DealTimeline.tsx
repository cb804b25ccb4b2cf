import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import styles from './DealTimeline.module.css'
import { type Deal, lossReasonOf, type Visit } from './deals.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'

const MARK: Record<TimelineEntry['kind'], string | undefined> = {
  visit: styles.visit,
  activity: styles.activity,
  blocked: styles.blocked,
  solved: styles.solved,
  closed: styles.closed,
  other: styles.other,
}

/** Everything that has happened, newest first. */
export function DealTimeline({ deal }: { deal: Deal }) {
  const { t } = useTranslation()
  const format = useFormat()
  const entries = timelineOf(deal)
  if (entries.length === 0) return <p className={styles.none}>{t('deals.nothingYet')}</p>
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={entry.key} className={MARK[entry.kind]}>
          <time dateTime={entry.day}>{format.date(entry.day)}</time>
          <div>
            <Entry entry={entry} deal={deal} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Entry({ entry, deal }: { entry: TimelineEntry; deal: Deal }) {
  const { t, i18n } = useTranslation()
  const language = asLanguage(i18n.language)
  switch (entry.kind) {
    case 'visit':
      return (
        <>
          <b>{t('deals.entered', { node: t(`deals.nodes.${entry.visit.node}`) })}</b>
          <Stay visit={entry.visit} />
        </>
      )
    case 'activity':
      return (
        <>
          <b>{isKind(entry.activity.kind) ? t(`deals.kinds.${entry.activity.kind}`) : entry.activity.kind}</b>
          {entry.activity.by && <small>{entry.activity.by}</small>}
          {entry.activity.text && <p>{entry.activity.text}</p>}
        </>
      )
    case 'blocked':
      return (
        <>
          <b>{t('deals.blockedBy', { reason: entry.blocker.reason.name[language] })}</b>
          {entry.blocker.text && <p>{entry.blocker.text}</p>}
        </>
      )
    case 'solved':
      return <b>{t('deals.blockerSolved', { reason: entry.blocker.reason.name[language] })}</b>
    case 'closed':
      return (
        <b>
          {deal.state === 'won'
            ? t('deals.wonOn')
            : deal.lossReason
              ? t('deals.lostBecause', { reason: lossReasonOf(deal, language) })
              : t('deals.lostOn')}
        </b>
      )
    case 'other':
      return (
        <>
          <span>{entry.text}</span>
          {entry.by && <small>{entry.by}</small>}
        </>
      )
  }
}

function Stay({ visit }: { visit: Visit }) {
  const { t } = useTranslation()
  if (visit.days === null) return null
  const days = t('deals.days', { count: visit.days })
  return (
    <small className={visit.over ? styles.over : undefined}>
      {t(visit.current ? 'deals.stays' : 'deals.stayed', { days })}
      {visit.limitDays !== null &&
        ` / ${t('deals.againstLimit', { days: t('deals.days', { count: visit.limitDays }) })}`}
    </small>
  )
}

function isKind(kind: string): kind is 'visit' | 'call' | 'needs_report' {
  return kind === 'visit' || kind === 'call' || kind === 'needs_report'
}
