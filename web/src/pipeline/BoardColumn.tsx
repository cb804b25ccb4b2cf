import { Link } from '@tanstack/react-router'
import { type FocusEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import styles from './BoardColumn.module.css'
import { DealCard } from './DealCard.tsx'
import type { DealColumn, DealRow, Target } from './deals.ts'
import type { DealsSearch } from './filters.ts'

type Props = {
  column: DealColumn
  lifted: number | null
  over: boolean
  search: DealsSearch
  onMove: (deal: DealRow, to: Target) => void
}

/** A node with its figures, which the server adds up over all deals, and its cards, the longest stay first. */
export function BoardColumn({ column, lifted, over, search, onMove }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [focused, setFocused] = useState<number | null>(null)
  const name = t(`deals.nodes.${column.node}`)
  const stop = column.deals.some((deal) => deal.id === focused) ? focused : column.deals[0]?.id
  const remember = (event: FocusEvent<HTMLElement>) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (card) setFocused(Number(card.dataset.card))
  }
  return (
    <section
      className={`${styles.column} ${over ? styles.over : ''}`}
      data-drop={column.node}
      data-testid={`column-${column.node}`}
      aria-label={name}
    >
      <header className={styles.head}>
        <h2>
          {name} <span className={styles.count}>{format.number(column.count)}</span>
        </h2>
        <p>
          <b title={format.exact(column.amount, 'money')} data-testid={`column-sum-${column.node}`}>
            {column.estimated > 0 && '≈ '}
            {format.short(column.amount, 'money')}
          </b>
          <span>
            {column.node === 'after_sales'
              ? t('deals.recentlyWon')
              : column.limitDays !== null && t('deals.limit', { days: t('deals.days', { count: column.limitDays }) })}
          </span>
        </p>
      </header>
      <ul className={styles.cards} data-scroll onFocus={remember}>
        {column.deals.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            limitDays={column.limitDays}
            stop={deal.id === stop}
            lifted={deal.id === lifted}
            onMove={onMove}
          />
        ))}
      </ul>
      {column.deals.length === 0 && <p className={styles.empty}>{t('deals.emptyColumn')}</p>}
      {column.more > 0 && (
        <Link
          to="/deals"
          search={{
            ...search,
            layout: 'list',
            node: column.node,
            ...(column.node === 'after_sales' ? { state: 'won' } : {}),
          }}
          className={styles.more}
        >
          {t('deals.more', { count: column.more, shown: format.number(column.more) })}
        </Link>
      )}
    </section>
  )
}
