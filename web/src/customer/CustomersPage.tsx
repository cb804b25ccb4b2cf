import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { useNarrow } from '../ui/media.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, PageHead } from '../ui/Page.tsx'
import { Pages } from '../ui/Pages.tsx'
import { Pill } from '../ui/Pill.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Table } from '../ui/Table.tsx'
import styles from './CustomersPage.module.css'

type CustomerRow = {
  id: number
  name: string
  industry: string | null
  region: string | null
  tier: string | null
  owner: { id: number; name: string } | string | null
  lastContactOn: string | null
  openDeals: number
}
type Found = { total: number; rows: CustomerRow[] }

const PAGE_SIZE = 50

export function CustomersPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/customers' })
  const navigate = useNavigate({ from: '/customers' })
  const page = search.page ?? 1
  const query = { q: search.q, page: page - 1, size: PAGE_SIZE }
  const { data, error, refetch } = useQuery({
    queryKey: ['customers', query],
    queryFn: ({ signal }) => get<Found>('/api/customers', query, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHead
        title={t('customer.title')}
        detail={data ? t('customer.count', { count: data.total, shown: format.number(data.total) }) : t('app.loading')}
      >
        <search className={styles.search}>
          <SearchField
            label={t('customer.search')}
            value={search.q ?? ''}
            onChange={(q) => void navigate({ search: q ? { q } : {} })}
          />
        </search>
      </PageHead>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Bones height={480} />}
      {data && data.rows.length === 0 && (
        <Card>
          <Notice title={t('customer.none')}>{t(search.q ? 'customer.noneFound' : 'customer.noneYet')}</Notice>
        </Card>
      )}
      {data && data.rows.length > 0 && <Rows rows={data.rows} />}
      {data && (
        <Pages
          total={data.total}
          size={PAGE_SIZE}
          page={page}
          onGo={(to) => void navigate({ search: { ...search, page: to } })}
        />
      )}
    </>
  )
}

function Rows({ rows }: { rows: CustomerRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const narrow = useNarrow()
  if (narrow) {
    return (
      <ul className={styles.cards}>
        {rows.map((row) => (
          <CustomerCard key={row.id} row={row} />
        ))}
      </ul>
    )
  }
  return (
    <Card>
      <Table
        label={t('customer.title')}
        columns={[
          { key: 'name', text: t('record.customer') },
          { key: 'tier', text: t('customer.tier') },
          { key: 'industry', text: t('record.industry') },
          { key: 'region', text: t('record.region') },
          { key: 'owner', text: t('record.owner') },
          { key: 'contact', text: t('customer.lastContact'), figure: true },
          { key: 'deals', text: t('customer.openDeals'), figure: true },
        ]}
        rows={rows.map((row) => ({
          key: String(row.id),
          cells: [
            <Link key="name" to="/customers/$customer" params={{ customer: String(row.id) }} preload={false}>
              {row.name}
            </Link>,
            row.tier ? (
              <Pill key="tier" tone={row.tier === 'A' ? 'on' : 'none'}>
                {row.tier}
              </Pill>
            ) : (
              '—'
            ),
            row.industry ?? '—',
            row.region ?? '—',
            ownerName(row) ?? '—',
            row.lastContactOn ? format.date(row.lastContactOn) : '—',
            row.openDeals > 0 ? (
              <Link key="deals" to="/deals" search={{ layout: 'list', customer: row.id }} preload={false}>
                {format.number(row.openDeals)}
              </Link>
            ) : (
              '0'
            ),
          ],
        }))}
      />
    </Card>
  )
}

function CustomerCard({ row }: { row: CustomerRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li>
      <Link to="/customers/$customer" params={{ customer: String(row.id) }} className={styles.card} preload={false}>
        <b>{row.name}</b>
        {row.tier && <Pill tone={row.tier === 'A' ? 'on' : 'none'}>{row.tier}</Pill>}
        <small>{[row.industry, row.region, ownerName(row)].filter(Boolean).join(' · ')}</small>
        <small>
          {[
            row.lastContactOn ? t('customer.contacted', { day: format.date(row.lastContactOn) }) : t('customer.never'),
            row.openDeals > 0 && t('customer.dealsOpen', { count: row.openDeals }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </Link>
    </li>
  )
}

function ownerName(row: CustomerRow): string | null {
  return typeof row.owner === 'string' ? row.owner || null : (row.owner?.name ?? null)
}
