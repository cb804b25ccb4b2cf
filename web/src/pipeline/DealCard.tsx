import { MoreOutlined, StopOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import styles from './DealCard.module.css'
import type { DealRow, Target } from './deals.ts'
import { MoveMenu } from './MoveMenu.tsx'
import { StayPill } from './StayPill.tsx'

type Props = {
  deal: DealRow
  limitDays: number | null
  /** Only one card of a column is a stop of the Tab key; the arrows reach the others. */
  stop: boolean
  lifted: boolean
  onMove: (deal: DealRow, to: Target) => void
}

export const DealCard = memo(function DealCard({ deal, limitDays, stop, lifted, onMove }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setOpen(false)
    button.current?.focus()
  }, [])
  const press = (event: KeyboardEvent) => {
    const wanted = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (!wanted && (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey)) return
    event.preventDefault()
    setOpen(true)
  }
  return (
    <li
      className={`${styles.card} ${lifted ? styles.lifted : ''} ${open ? styles.open : ''}`}
      data-card={deal.id}
      onKeyDown={press}
    >
      <CardFace deal={deal} limitDays={limitDays} stop={stop} />
      <button
        ref={button}
        type="button"
        className={styles.more}
        data-no-drag
        tabIndex={stop ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('deals.moveTo', { name: deal.name })}
        onClick={() => setOpen(!open)}
      >
        <MoreOutlined aria-hidden />
      </button>
      {open && (
        <div className={styles.menu}>
          <MoveMenu deal={deal} onClose={close} onChoose={(to) => onMove(deal, to)} />
        </div>
      )}
    </li>
  )
})

function CardFace({ deal, limitDays, stop }: Pick<Props, 'deal' | 'limitDays' | 'stop'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Link
      to="/deals/$deal"
      params={{ deal: String(deal.id) }}
      preload={false}
      className={styles.face}
      data-card-link={deal.id}
      draggable={false}
      tabIndex={stop ? 0 : -1}
      aria-keyshortcuts="M"
    >
      <span className={styles.name}>{deal.name}</span>
      {deal.customer && <span className={styles.customer}>{deal.customer.name}</span>}
      <span className={styles.foot}>
        <span className={styles.amount} title={deal.amount === null ? undefined : format.exact(deal.amount, 'money')}>
          {deal.amount === null ? '—' : `${deal.estimated ? '≈ ' : ''}${format.short(deal.amount, 'money')}`}
        </span>
        {deal.state === 'open' && <StayPill days={deal.stayDays} limitDays={limitDays} overdue={deal.overdue} />}
      </span>
      <span className={styles.marks}>
        {deal.owner && (
          <span className={styles.owner} title={deal.owner.name}>
            <i aria-hidden>{initials(deal.owner.name)}</i>
            <span>{deal.owner.name}</span>
          </span>
        )}
        {deal.blocked && (
          <span className={styles.blocked}>
            <StopOutlined aria-hidden /> {t('deals.blocked')}
          </span>
        )}
      </span>
    </Link>
  )
}

/** One character of a Chinese name, two letters of any other. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('')
}
