import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { openSheet } from '../app/sheets.ts'
import { Failure } from '../ui/Failure.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { type Activity, activitiesQuery, byName, KINDS } from './activities.ts'
import styles from './Lines.module.css'

/** What has been recorded today, and what still waits for a network. */
export function TodaysActivities({ person }: { person: 'me' | undefined }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const { data, error, refetch } = useQuery(activitiesQuery(company.today, person))
  return (
    <Card title={t(person ? 'activity.mine' : 'activity.theirs')}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bones height={120} />}
      {data && (
        <>
          <dl className={styles.counts}>
            {KINDS.map((kind) => (
              <div key={kind}>
                <dt>{t(`activity.kinds.${kind}`)}</dt>
                <dd data-testid={`today-${kind}`}>{data.filter((each) => each.kind === kind).length}</dd>
              </div>
            ))}
          </dl>
          {data.length === 0 && (
            <div className={styles.empty}>
              <p>{t('activity.noneToday')}</p>
              <Button onClick={() => openSheet({ kind: 'activity' })}>{t('activity.log')}</Button>
            </div>
          )}
          <ul className={styles.lines}>
            {data.slice(0, 8).map((activity) => (
              <ActivityLine key={activity.id} activity={activity} showWho={!person} />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function ActivityLine({ activity, showWho }: { activity: Activity; showWho: boolean }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const time = activity.at
    ? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: company.timeZone }).format(
        new Date(activity.at),
      )
    : ''
  const about = activity.deal ?? activity.customer
  const detail = [showWho ? byName(activity.by) : null, activity.text].filter(Boolean).join(' · ')
  const content = (
    <>
      {time && <span className={styles.time}>{time}</span>}
      <span className={styles.name}>
        <b>{[t(`activity.kinds.${activity.kind}`), about?.name].filter(Boolean).join(' · ')}</b>
        {detail && <small>{detail}</small>}
      </span>
    </>
  )
  const look = `${styles.line} ${time ? styles.short : styles.pair}`
  if (activity.deal) {
    return (
      <li>
        <Link to="/deals/$deal" params={{ deal: String(activity.deal.id) }} className={look}>
          {content}
        </Link>
      </li>
    )
  }
  return (
    <li>
      {activity.customer ? (
        <Link to="/customers/$customer" params={{ customer: String(activity.customer.id) }} className={look}>
          {content}
        </Link>
      ) : (
        <span className={look}>{content}</span>
      )}
    </li>
  )
}
