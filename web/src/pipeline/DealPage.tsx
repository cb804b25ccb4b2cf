import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Failure } from '../ui/Failure.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { DealState } from '../ui/Record.tsx'
import { Blockers } from './Blockers.tsx'
import { DealFacts } from './DealFacts.tsx'
import styles from './DealPage.module.css'
import { DealPath } from './DealPath.tsx'
import { DealTimeline } from './DealTimeline.tsx'
import { dealQuery } from './deals.ts'
import { NextActions } from './NextActions.tsx'

/** A deal: what it is, what has happened, what to do next. */
export function DealPage() {
  const { t } = useTranslation()
  const { deal: id } = useParams({ from: '/shell/deals/$deal' })
  const { data: deal, error, refetch } = useQuery(dealQuery(id))
  if (error && !deal) return <Failure wholePage error={error} onRetry={() => void refetch()} />
  if (!deal) return <Bones height={420} />
  return (
    <>
      <PageHead
        title={
          <span className={styles.title}>
            {deal.name} <DealState state={deal.state} node={deal.node} />
          </span>
        }
        detail={
          <>
            <Link to="/deals">{t('deals.title')}</Link>
            {deal.customer && (
              <>
                {' · '}
                <Link to="/customers/$customer" params={{ customer: String(deal.customer.id) }}>
                  {deal.customer.name}
                </Link>
              </>
            )}
          </>
        }
      />
      <DealPath deal={deal} />
      <div className={styles.columns}>
        <div className={styles.facts}>
          <DealFacts deal={deal} />
        </div>
        <div className={styles.course}>
          <Card title={t('deals.timeline')}>
            <DealTimeline deal={deal} />
          </Card>
        </div>
        <div className={styles.next}>
          <NextActions deal={deal} />
          <Blockers deal={deal} />
        </div>
      </div>
    </>
  )
}
