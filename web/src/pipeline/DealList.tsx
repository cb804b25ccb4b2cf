import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { Failure } from '../ui/Failure.tsx'
import { SelectField } from '../ui/Field.tsx'
import { useNarrow } from '../ui/media.ts'
import { Notice } from '../ui/Notice.tsx'
import { Bones } from '../ui/Page.tsx'
import { Pages } from '../ui/Pages.tsx'
import { DealState } from '../ui/Record.tsx'
import styles from './DealList.module.css'
import { DealRowCard } from './DealRowCard.tsx'
import { type DealRow, type DealsFound, listQuery, PAGE_SIZE } from './deals.ts'
import { type DealsSearch, filterCount, nextSort, withFilter } from './filters.ts'
import { StayPill } from './StayPill.tsx'

/** The same deals as a dense table, sorted by its heads; the sums are over everything found, not over this page. */
export function DealList({ search }: { search: DealsSearch }) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const navigate = useNavigate({ from: '/deals' })
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...listQuery(search),
    placeholderData: keepPreviousData,
  })
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Bones height={480} />
  if (data.total === 0) {
    return (
      <Notice title={t('deals.none')}>{t(filterCount(search) > 0 ? 'deals.noneFiltered' : 'deals.noneYet')}</Notice>
    )
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.old : undefined}>
      {narrow ? <Cards found={data} search={search} /> : <Table found={data} search={search} />}
      <Pages
        total={data.total}
        size={PAGE_SIZE}
        page={search.page ?? 1}
        onGo={(page) => void navigate({ search: { ...search, page } })}
      />
    </div>
  )
}

type Shown = { found: DealsFound; search: DealsSearch }

const COLUMNS = [
  { key: 'name', sort: 'name' },
  { key: 'customer' },
  { key: 'node', sort: 'node' },
  { key: 'amount', sort: 'amount', figure: true },
  { key: 'stay', sort: 'stay', figure: true },
  { key: 'owner', sort: 'owner' },
  { key: 'product' },
  { key: 'channel' },
  { key: 'opened', sort: 'opened', figure: true },
] as const

function Table({ found, search }: Shown) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('deals.list')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head key={column.key} column={column} search={search} />
            ))}
          </tr>
        </thead>
        <tbody>
          {found.rows.map((deal) => (
            <Row key={deal.id} deal={deal} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('deals.total', { count: found.total, shown: format.number(found.total) })}</th>
            <td />
            <td />
            <td className={styles.figure} title={format.exact(found.amount, 'money')} data-testid="deals-sum">
              {found.estimated > 0 && '≈ '}
              {format.short(found.amount, 'money')}
            </td>
            <td colSpan={5} className={styles.note}>
              {found.estimated > 0 &&
                t('deals.estimatedOf', { count: found.estimated, shown: format.number(found.estimated) })}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Head({ column, search }: { column: (typeof COLUMNS)[number]; search: DealsSearch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const present = search.sort ?? '-stay'
  const figure = 'figure' in column ? styles.figure : undefined
  const name = t(`deals.columns.${column.key}`)
  const text = column.key === 'amount' ? `${name} (${format.symbol.trim()})` : name
  if (!('sort' in column)) {
    return (
      <th scope="col" className={figure}>
        {text}
      </th>
    )
  }
  const up = present === column.sort
  const down = present === `-${column.sort}`
  return (
    <th scope="col" className={figure} aria-sort={up ? 'ascending' : down ? 'descending' : undefined}>
      <Link
        to="/deals"
        search={withFilter(search, { sort: nextSort(present, column.sort) })}
        className={styles.sort}
        preload={false}
      >
        {text}
        <span className={styles.arrow} aria-hidden>
          {up && <CaretUpFilled />}
          {down && <CaretDownFilled />}
        </span>
      </Link>
    </th>
  )
}

function Row({ deal }: { deal: DealRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link to="/deals/$deal" params={{ deal: String(deal.id) }} preload={false} title={deal.name}>
          {deal.name}
        </Link>
      </th>
      <td className={styles.long}>
        {deal.customer && (
          <Link
            to="/customers/$customer"
            params={{ customer: String(deal.customer.id) }}
            preload={false}
            title={deal.customer.name}
          >
            {deal.customer.name}
          </Link>
        )}
      </td>
      <td className={styles.state}>
        <DealState state={deal.state} node={deal.node} />
        {deal.blocked && <small>{t('deals.blocked')}</small>}
      </td>
      <td className={styles.figure} title={deal.amount === null ? undefined : format.exact(deal.amount, 'money')}>
        {deal.amount === null ? '—' : `${deal.estimated ? '≈ ' : ''}${format.short(deal.amount, 'money')}`}
      </td>
      <td className={styles.figure}>
        {deal.state === 'open' ? <StayPill days={deal.stayDays} limitDays={null} overdue={deal.overdue} /> : '—'}
      </td>
      <td className={styles.short}>{deal.owner?.name ?? '—'}</td>
      <td className={styles.short}>{deal.product ?? '—'}</td>
      <td className={styles.short}>{deal.channel ?? '—'}</td>
      <td className={styles.figure}>{deal.openedOn ? format.date(deal.openedOn) : '—'}</td>
    </tr>
  )
}

const SORTS = ['-stay', '-amount', 'amount', '-opened', 'opened', 'name', 'owner', 'node'] as const

function Cards({ found, search }: Shown) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate({ from: '/deals' })
  const present = SORTS.find((sort) => sort === search.sort) ?? '-stay'
  return (
    <>
      <div className={styles.sum}>
        <p>
          {t('deals.total', { count: found.total, shown: format.number(found.total) })} ·{' '}
          <b data-testid="deals-sum">
            {found.estimated > 0 && '≈ '}
            {format.short(found.amount, 'money')}
          </b>
        </p>
        <SelectField
          label={t('deals.sort')}
          hidden
          options={SORTS.map((sort) => ({ value: sort, text: t(`deals.sorts.${sort}`) }))}
          value={present}
          onChoose={(sort) => void navigate({ search: withFilter(search, { sort }) })}
        />
      </div>
      <ul className={styles.cards}>
        {found.rows.map((deal) => (
          <DealRowCard key={deal.id} deal={deal} />
        ))}
      </ul>
    </>
  )
}
