import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, Legend, LegendItem } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './OrganizationPage.module.css'
import { type CalendarYear, calendarQuery, type DayKind, dayKind } from './organization.ts'

/** The working days that every pace is reckoned with. */
export function CalendarTab() {
  const { t } = useTranslation()
  const { company } = useSession()
  const [year, setYear] = useState(Number(company.today.slice(0, 4)))
  const { data: calendar, error } = useQuery({ ...calendarQuery(year), placeholderData: keepPreviousData })
  return (
    <Card>
      <div className={styles.yearHead}>
        <Button icon={<LeftOutlined />} aria-label={t('organization.yearBefore')} onClick={() => setYear(year - 1)} />
        <h2>{year}</h2>
        <Button icon={<RightOutlined />} aria-label={t('organization.yearAfter')} onClick={() => setYear(year + 1)} />
        {calendar && (
          <>
            <span>{t('organization.workingDays', { count: calendar.workingDays })}</span>
            <Pill tone={calendar.status === 'official' ? 'ahead' : 'behind'}>
              {t(`organization.calendarStatus.${calendar.status}`)}
            </Pill>
          </>
        )}
        <Legend>
          <LegendItem mark={<i className={`${styles.mark} ${styles.holiday}`} />}>
            {t('organization.holiday')}
          </LegendItem>
          <LegendItem mark={<i className={`${styles.mark} ${styles.makeUp}`} />}>{t('organization.makeUp')}</LegendItem>
        </Legend>
      </div>
      {error && <Notice title={t('app.failed')}>{error.message}</Notice>}
      {!error && !calendar && <Bones height={420} />}
      {!error && calendar && (
        <div className={styles.months}>
          {calendar.months.map((workingDays, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the month
            <Month key={index} calendar={calendar} month={index + 1} workingDays={workingDays} />
          ))}
        </div>
      )}
    </Card>
  )
}

const STYLE: Record<DayKind, string | undefined> = {
  working: undefined,
  free: styles.free,
  holiday: styles.holiday,
  'make-up': styles.makeUp,
}

function Month({ calendar, month, workingDays }: { calendar: CalendarYear; month: number; workingDays: number }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { company } = useSession()
  const key = `${calendar.year}-${String(month).padStart(2, '0')}`
  const weekdays = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' })
  return (
    <section className={styles.month}>
      <h3>
        {format.month(key)}
        <small>{t('organization.workingDays', { count: workingDays })}</small>
      </h3>
      <table aria-label={`${format.month(key)} ${calendar.year}`}>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
              <th key={weekday} scope="col">
                {weekdays.format(Date.UTC(2024, 0, weekday))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks(calendar.year, month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, index) => {
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place of the week has no other name
                if (day === null) return <td key={index} />
                const exception = calendar.exceptions.find((candidate) => candidate.day === day)
                const marks = [STYLE[dayKind(day, calendar)], day === company.today ? styles.today : undefined]
                return (
                  <td key={day} className={marks.filter(Boolean).join(' ')} title={exception?.name}>
                    {Number(day.slice(8))}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** The days of a month in weeks that start on Monday. */
function weeks(year: number, month: number): (string | null)[][] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, index) => {
    const day = index - before + 1
    if (day < 1 || day > days) return null
    return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  })
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
