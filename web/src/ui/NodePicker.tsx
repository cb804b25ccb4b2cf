import { DownOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './NodePicker.module.css'

export type PickableNode = { node: string; name: string; depth: number }
type Props = { label: string; nodes: readonly PickableNode[]; value: string; onPick: (node: string) => void }

/** Chooses one place of the organization: a tree by indentation, narrowed by typing. Light enough for a phone. */
export function NodePicker({ label, nodes, value, onPick }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const chosen = nodes.find((entry) => entry.node === value)

  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div className={styles.root} ref={root}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={`${label}: ${chosen?.name ?? ''}`}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.chosen}>{chosen?.name ?? t('app.choose')}</span>
        <DownOutlined aria-hidden className={styles.arrow} />
      </button>
      {open && (
        <Panel
          label={label}
          nodes={nodes}
          value={value}
          onClose={close}
          onPick={(node) => {
            close()
            onPick(node)
          }}
        />
      )}
    </div>
  )
}

function Panel({ label, nodes, value, onPick, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = nodes.filter((entry) => entry.name.toLowerCase().includes(wanted))
  const [marked, setMarked] = useState(() =>
    Math.max(
      0,
      nodes.findIndex((entry) => entry.node === value),
    ),
  )
  const at = Math.min(marked, shown.length - 1)

  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const press = (event: KeyboardEvent) => {
    const pick = shown[at]
    if (event.key === 'ArrowDown') setMarked(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setMarked(Math.max(at - 1, 0))
    else if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && pick) onPick(pick.node)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.panel}>
      <input
        className={styles.filter}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        aria-label={t('app.narrow')}
        placeholder={t('app.narrow')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setMarked(0)
        }}
        onKeyDown={press}
        // biome-ignore lint/a11y/noAutofocus: the panel was opened to choose
        autoFocus
      />
      <div id={id} role="listbox" aria-label={label} className={styles.list}>
        {shown.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keyboard
          <div
            key={entry.node}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={`${styles.option} ${entry.node === value ? styles.current : ''}`}
            style={{ paddingLeft: 12 + (wanted ? 0 : entry.depth) * 16 }}
            onClick={() => onPick(entry.node)}
            onMouseMove={() => setMarked(index)}
          >
            {entry.name}
          </div>
        ))}
      </div>
    </div>
  )
}
