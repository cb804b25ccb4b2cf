import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { openSheet } from '../app/sheets.ts'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { Figure } from '../ui/Figure.tsx'
import type { Unit } from '../ui/format.ts'
import { useNarrow } from '../ui/media.ts'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { DealState, Fact, Facts, MeasureTile, MeasureTiles } from '../ui/Record.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './CustomerPage.module.css'

type Names = string | { zh: string; en: string }
type Customer = {
  id: number
  name: string
  industry: string | null
  region?: string | null
  owner: string | null
  createdOn: string | null
  measures: { measure: string; name: Names; unit: Unit; value: string | null }[]
  deals: {
    id: number
    name: string
    node?: string | null
    state: string
    amount: string | null
    openedOn: string | null
    closedOn: string | null
  }[]
}

export function CustomerPage() {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const narrow = useNarrow()
  const { customer: id } = useParams({ from: '/shell/customers/$customer' })
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => get<Customer>(`/api/customers/${id}`, {}, signal),
  })
  if (error) return <Failure wholePage error={error} onRetry={() => void refetch()} />
  if (!customer) return <Bones height={420} />
  const named = { id: customer.id, name: customer.name }
  return (
    <>
      <PageHead title={customer.name} detail={<Detail customer={customer} />}>
        <Button icon={<EditOutlined aria-hidden />} onClick={() => openSheet({ kind: 'activity', customer: named })}>
          {t('deals.log')}
        </Button>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => openSheet({ kind: 'deal', customer: named })}
        >
          {t('deals.newDeal')}
        </Button>
      </PageHead>
      <Card>
        <Facts>
          <Fact name={t('record.industry')}>{customer.industry}</Fact>
          <Fact name={t('record.region')}>{customer.region}</Fact>
          <Fact name={t('record.owner')}>{customer.owner}</Fact>
          <Fact name={t('record.createdOn')}>{customer.createdOn && format.date(customer.createdOn)}</Fact>
        </Facts>
        <MeasureTiles>
          {customer.measures.map((measure) => (
            <MeasureTile
              key={measure.measure}
              name={typeof measure.name === 'string' ? measure.name : measure.name[asLanguage(i18n.language)]}
            >
              {measure.value === null ? '—' : <Figure small value={measure.value} unit={measure.unit} />}
            </MeasureTile>
          ))}
        </MeasureTiles>
      </Card>
      <Card title={t('record.deals')} className={styles.deals}>
        {customer.deals.length === 0 ? (
          <p>{t('record.noDeals')}</p>
        ) : (
          <Table
            label={t('record.deals')}
            columns={[
              { key: 'name', text: t('record.deal') },
              { key: 'state', text: t('record.state') },
              { key: 'amount', text: t('record.amount'), figure: true },
              ...(narrow ? [] : [{ key: 'opened', text: t('record.openedOn') }]),
              { key: 'closed', text: t('record.closedOn') },
            ]}
            rows={customer.deals.map((deal) => ({
              key: String(deal.id),
              cells: [
                <Link key="deal" to="/deals/$deal" params={{ deal: String(deal.id) }}>
                  {deal.name}
                </Link>,
                <DealState key="state" state={deal.state} node={deal.node ?? null} />,
                deal.amount === null ? '—' : format.short(deal.amount, 'money'),
                ...(narrow ? [] : [deal.openedOn === null ? '—' : format.date(deal.openedOn)]),
                deal.closedOn === null ? '—' : format.date(deal.closedOn),
              ],
            }))}
          />
        )}
      </Card>
    </>
  )
}

function Detail({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  return (
    <span className={styles.detail}>
      <Link to="/customers">{t('customer.title')}</Link>
      {customer.industry && ` · ${customer.industry}`}
    </span>
  )
}
