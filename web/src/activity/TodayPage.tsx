import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { openSheet } from '../app/sheets.ts'
import { useFormat } from '../app/useFormat.ts'
import { PageHead } from '../ui/Page.tsx'
import { ClosingDeals, StuckDeals } from './DealCards.tsx'
import { DueItems, News } from './NewsCards.tsx'
import { NotSentYet } from './NotSentYet.tsx'
import styles from './TodayPage.module.css'
import { TodaysActivities } from './TodaysActivities.tsx'
import { calendarQuery } from './today.ts'
import { workdayOf } from './workday.ts'

/** What the day asks of someone: a seller sees the own work, a manager that of the own units. */
export function TodayPage() {
  const { t } = useTranslation()
  const { user } = useSession()
  // Someone who sells and leads sees the unit; who only sells, the own deals.
  const person = user.roles.includes('seller') && !user.roles.includes('manager') ? 'me' : undefined
  const log = () => openSheet({ kind: 'activity' })
  return (
    <>
      <PageHead title={t('activity.today')} detail={<Greeting />}>
        <Button type="primary" className={styles.log} icon={<PlusOutlined aria-hidden />} onClick={log}>
          {t('activity.log')}
        </Button>
      </PageHead>
      <NotSentYet />
      <div className={styles.columns}>
        <div className={styles.column}>
          <StuckDeals owner={person} />
          <ClosingDeals owner={person} />
        </div>
        <div className={styles.column}>
          <TodaysActivities person={person} />
          <DueItems owner={person} />
          <News />
        </div>
      </div>
      <button type="button" className={styles.float} aria-label={t('activity.log')} onClick={log}>
        <PlusOutlined aria-hidden />
      </button>
    </>
  )
}

function Greeting() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { user, company } = useSession()
  const { data: calendar } = useQuery(calendarQuery(Number(company.today.slice(0, 4))))
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${company.today}T00:00:00Z`),
  )
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hour12: false, timeZone: company.timeZone }).format(new Date()),
  )
  const part = hour < 11 ? 'morning' : hour < 18 ? 'day' : 'evening'
  const said = [t(`activity.greeting.${part}`, { name: user.name }), `${format.date(company.today)} ${weekday}`]
  if (calendar) {
    const workday = workdayOf(company.today, calendar)
    if (workday.holiday) said.push(t('activity.holiday', { name: workday.holiday }))
    else if (workday.makeUp) said.push(t('activity.makeUp'))
    else if (!workday.working) said.push(t('activity.weekend'))
    said.push(t('activity.workingDaysLeft', { count: workday.left, total: workday.total }))
  }
  return said.join(' · ')
}
