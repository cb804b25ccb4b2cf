import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import styles from './Menu.module.css'

type ListProps = { label: string; head?: string; id?: string; onClose: () => void; children: ReactNode }

/** The items of a menu: the first has the focus, arrows move it; a choice, Escape, Tab and a touch elsewhere close. */
export function MenuList({ label, head, id, onClose, children }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()
    list.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [])
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const target = event.target as Element
      // the button that has opened it closes it by itself
      if (list.current?.contains(target) || target.closest('[aria-haspopup="menu"][aria-expanded="true"]')) return
      onClose()
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
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const next = all.indexOf(document.activeElement as HTMLElement) + step
    all[(next + all.length) % all.length]?.focus()
  }
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      data-no-drag
      aria-label={label}
      className={styles.menu}
      onKeyDown={press}
      onClick={onClose}
    >
      {head && (
        <small className={styles.head} aria-hidden>
          {head}
        </small>
      )}
      {children}
    </div>
  )
}

/** A button with a short menu below it; when it closes the focus returns to the button. */
export function Menu({ label, button, children }: { label: string; button: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = useCallback(() => {
    setOpen(false)
    opener.current?.focus()
  }, [])
  return (
    <div className={styles.root}>
      <button
        ref={opener}
        type="button"
        className={styles.button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div className={styles.below}>
          <MenuList id={id} label={label} onClose={close}>
            {children}
          </MenuList>
        </div>
      )}
    </div>
  )
}

type ItemProps = { children: ReactNode; onChoose: () => void; chosen?: boolean; lang?: string; tone?: 'good' | 'bad' }

export function MenuItem({ children, onChoose, chosen, lang, tone }: ItemProps) {
  const choice = chosen === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': chosen }
  return (
    <button
      type="button"
      {...choice}
      tabIndex={-1}
      lang={lang}
      className={`${styles.item} ${tone ? styles[tone] : ''}`}
      onClick={onChoose}
    >
      {children}
      {chosen && <span aria-hidden>✓</span>}
    </button>
  )
}
