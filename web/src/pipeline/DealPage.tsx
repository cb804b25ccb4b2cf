import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { DealState, Fact, Facts } from '../ui/Record.tsx'
import styles from './DealPage.module.css'

type Event = { day: string; kind: string; text: string }
type Deal = {
  id: number
  name: string
  customer: string | { id: number; name: string } | null
  owner: string | null
  product: string | null
  node: string | null
  state: string
  amount: string | null
  estimated: boolean
  openedOn: string | null
  closedOn: string | null
  timeline: Event[]
}

export function DealPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { deal: id } = useParams({ from: '/shell/deals/$deal' })
  const {
    data: deal,
    error,
    refetch,
  } = useQuery({
    queryKey: ['deal', id],
    queryFn: ({ signal }) => get<Deal>(`/api/deals/${id}`, {}, signal),
  })
  if (error) return <Failure wholePage error={error} onRetry={() => void refetch()} />
  if (!deal) return <Bones height={420} />
  const customer = typeof deal.customer === 'string' ? deal.customer : deal.customer?.name
  return (
    <>
      <PageHead title={deal.name} detail={[t('record.deal'), customer].filter(Boolean).join(' · ')} />
      <div className={styles.columns}>
        <Card>
          <small className={styles.label}>{t(deal.estimated ? 'record.amountEstimated' : 'record.amount')}</small>
          {deal.amount === null ? '—' : <Figure value={deal.amount} unit="money" />}
          <div className={styles.state}>
            <DealState state={deal.state} node={deal.node} />
          </div>
          <Facts>
            <Fact name={t('record.customer')}>{customer}</Fact>
            <Fact name={t('record.owner')}>{deal.owner}</Fact>
            <Fact name={t('record.product')}>{deal.product}</Fact>
            <Fact name={t('record.openedOn')}>{deal.openedOn && format.date(deal.openedOn)}</Fact>
            <Fact name={t('record.closedOn')}>{deal.closedOn && format.date(deal.closedOn)}</Fact>
          </Facts>
        </Card>
        <Card title={t('record.timeline')}>
          {deal.timeline.length === 0 && <p className={styles.label}>{t('record.noTimeline')}</p>}
          <ol className={styles.timeline}>
            {deal.timeline.map((event) => (
              <li key={`${event.day} ${event.kind} ${event.text}`}>
                <time dateTime={event.day}>{format.date(event.day)}</time>
                <span>{event.text}</span>
              </li>
            ))}
          </ol>
        </Card>
      </div>
    </>
  )
}
