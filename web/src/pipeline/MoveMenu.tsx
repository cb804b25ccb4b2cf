import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { OPEN_NODES, type Target } from './deals.ts'
import styles from './MoveMenu.module.css'
import type { Movable } from './useMoves.ts'

type Props = { deal: Movable; onChoose: (to: Target) => void; onClose: () => void }

/** Every place a deal can go, for those who do not drag. Arrows move, Enter chooses, Escape closes. */
export function MoveMenu({ deal, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    menu.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!menu.current?.contains(event.target as Node)) onClose()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [onClose])
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      return onClose()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const next = items.indexOf(document.activeElement as HTMLElement) + step
    items[(next + items.length) % items.length]?.focus()
  }
  const item = (to: Target, text: string) => (
    <button
      key={to}
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={`${styles.item} ${styles[to] ?? ''}`}
      onClick={() => onChoose(to)}
    >
      {text}
    </button>
  )
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      className={styles.menu}
      data-no-drag
      aria-label={t('deals.moveTo', { name: deal.name })}
      onKeyDown={press}
    >
      <small className={styles.head} aria-hidden>
        {t('deals.moveToShort')}
      </small>
      {targetsOf(deal).map((to) =>
        item(to, to === 'won' || to === 'lost' ? t(`deals.ends.${to}`) : t(`deals.nodes.${to}`)),
      )}
    </div>
  )
}

/** A closed deal can only be opened again; an open one goes anywhere but where it stands. */
export function targetsOf(deal: Movable): Target[] {
  if (deal.state !== 'open') return [...OPEN_NODES]
  return [...OPEN_NODES.filter((node) => node !== deal.node), 'won', 'lost']
}
