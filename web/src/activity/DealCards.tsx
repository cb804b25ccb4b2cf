import { StopOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { Bones, Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { DealState } from '../ui/Record.tsx'
import styles from './Lines.module.css'
import { closingQuery, stuckQuery, type TodayDeal } from './today.ts'

type Scoped = { owner: 'me' | undefined }

export function StuckDeals({ owner }: Scoped) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = useQuery(stuckQuery(owner))
  return (
    <Card
      title={t('activity.stuck')}
      note={data && t('activity.stuckNote', { late: format.number(data.total), blocked: format.number(data.blocked) })}
      extra={
        <Link to="/deals" search={{ layout: 'list', overdue: true, ...(owner ? { owner } : {}) }}>
          {t('activity.all')}
        </Link>
      }
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bones height={160} />}
      {data && (
        <DealLines deals={data.rows} showOwner={!owner}>
          {t('activity.noneStuck')}
        </DealLines>
      )}
    </Card>
  )
}

export function ClosingDeals({ owner }: Scoped) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(closingQuery(owner))
  return (
    <Card
      title={t('activity.closing')}
      note={t('activity.closingNote')}
      extra={
        <Link to="/deals" search={{ layout: 'list', node: 'signing', sort: '-amount', ...(owner ? { owner } : {}) }}>
          {t('activity.all')}
        </Link>
      }
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bones height={160} />}
      {data && (
        <DealLines deals={data.rows} showOwner={!owner}>
          {t('activity.noneClosing')}
        </DealLines>
      )}
    </Card>
  )
}

function DealLines({ deals, showOwner, children }: { deals: TodayDeal[]; showOwner: boolean; children: ReactNode }) {
  if (deals.length === 0) return <p className={styles.none}>{children}</p>
  return (
    <ul className={styles.lines}>
      {deals.map((deal) => (
        <DealLine key={deal.id} deal={deal} showOwner={showOwner} />
      ))}
    </ul>
  )
}

function DealLine({ deal, showOwner }: { deal: TodayDeal; showOwner: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const detail = [deal.customer?.name, showOwner ? deal.owner?.name : null].filter(Boolean).join(' · ')
  return (
    <li>
      <Link to="/deals/$deal" params={{ deal: String(deal.id) }} className={styles.line} preload={false}>
        <span className={styles.name}>
          <b>{deal.name}</b>
          {detail && <small>{detail}</small>}
        </span>
        <span className={styles.marks}>
          {deal.blocked && (
            <span className={styles.alarm}>
              <StopOutlined aria-hidden /> {t('activity.blocked')}
            </span>
          )}
          <DealState state={deal.state} node={deal.node} />
          {deal.stayDays !== null && (
            <Pill tone={deal.overdue ? 'alarm' : 'none'}>
              {deal.overdue
                ? t('activity.over', { days: t('activity.days', { count: deal.stayDays }) })
                : t('activity.days', { count: deal.stayDays })}
            </Pill>
          )}
        </span>
        <span className={styles.figure}>
          {deal.amount === null ? '—' : `${deal.estimated ? '≈ ' : ''}${format.short(deal.amount, 'money')}`}
        </span>
      </Link>
    </li>
  )
}
