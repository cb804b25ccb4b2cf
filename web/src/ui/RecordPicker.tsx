import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import styles from './RecordPicker.module.css'

export type Picked = { kind: 'customer' | 'deal'; id: number; name: string }
type Found = { kind: string; id: number | string; name: string; detail: string | null }
type Props = {
  label: string
  kinds: readonly Picked['kind'][]
  picked: Picked | null
  onPick: (picked: Picked | null) => void
  /** What is typed but not found may be made anew: gets the text while nothing is picked. */
  onText?: (text: string) => void
  hint?: (text: string) => string
  autoFocus?: boolean
}

/** Finds a customer or a deal by part of its name or its pinyin; the keyboard never leaves the input. */
export function RecordPicker({ label, kinds, picked, onPick, onText, hint, autoFocus }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(picked?.name ?? '')
  const [open, setOpen] = useState(false)
  const [marked, setMarked] = useState(0)
  const asked = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => get<Found[]>('/api/search', { q: asked }, signal),
    enabled: open && asked.length > 0,
  })
  const found = (data ?? []).filter((item) => kinds.some((kind) => kind === item.kind))
  const at = Math.min(marked, found.length - 1)
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const change = (next: string) => {
    setText(next)
    setMarked(0)
    setOpen(true)
    if (picked) onPick(null)
    onText?.(next)
  }
  const pick = (item: Found | undefined) => {
    if (!item) return
    setText(item.name)
    setOpen(false)
    onPick({ kind: item.kind as Picked['kind'], id: Number(item.id), name: item.name })
  }
  const press = (event: KeyboardEvent) => {
    if (!open || found.length === 0) return
    if (event.key === 'ArrowDown') setMarked(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setMarked(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) pick(found[at])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const listed = open && asked.length > 0 && found.length > 0
  return (
    <div className={styles.picker}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={listed}
        aria-controls={`${id}-list`}
        aria-activedescendant={listed ? `${id}-${at}` : undefined}
        autoComplete="off"
        placeholder={label}
        value={text}
        onChange={(event) => change(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
        // biome-ignore lint/a11y/noAutofocus: the sheet was opened to fill this
        autoFocus={autoFocus}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.list} hidden={!listed}>
        {listed &&
          found.map((item, index) => (
            <div
              key={`${item.kind}:${item.id}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
              onKeyDown={undefined}
            >
              <span>{item.name}</span>
              <small>
                {[kinds.length > 1 ? t(`app.kinds.${item.kind as Picked['kind']}`) : null, item.detail]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
          ))}
      </div>
      {!picked && text.trim() !== '' && hint && <small className={styles.hint}>{hint(text.trim())}</small>}
    </div>
  )
}
