import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { DealState } from '../ui/Record.tsx'
import styles from './DealRowCard.module.css'
import type { DealRow } from './deals.ts'
import { StayPill } from './StayPill.tsx'

/** A row of the list as a phone shows it. */
export function DealRowCard({ deal }: { deal: DealRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li>
      <Link to="/deals/$deal" params={{ deal: String(deal.id) }} className={styles.card} preload={false}>
        <span className={styles.name}>{deal.name}</span>
        <b className={styles.amount}>
          {deal.amount === null ? '—' : `${deal.estimated ? '≈ ' : ''}${format.short(deal.amount, 'money')}`}
        </b>
        <span className={styles.detail}>{[deal.customer?.name, deal.owner?.name].filter(Boolean).join(' · ')}</span>
        <span className={styles.marks}>
          <DealState state={deal.state} node={deal.node} />
          {deal.state === 'open' && <StayPill days={deal.stayDays} limitDays={null} overdue={deal.overdue} />}
          {deal.blocked && <small>{t('deals.blocked')}</small>}
        </span>
      </Link>
    </li>
  )
}
