import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from './http.ts'
import { places } from './navigation.tsx'
import styles from './Palette.module.css'
import { useSession } from './session.ts'

type Found = {
  kind: 'person' | 'unit' | 'customer' | 'deal' | 'product'
  id: number | string
  name: string
  detail: string | null
  to: string
}
type Option = { key: string; name: string; detail: string; to: string }

/** Ctrl-K: go anywhere by name. The list is a combobox, so that the keyboard never leaves the input. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const router = useRouter()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [marked, setMarked] = useState(0)
  const options = useOptions(text)
  const at = Math.min(marked, options.length - 1)

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    document.getElementById(`palette-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const go = (option: Option | undefined) => {
    if (!option) return
    onClose()
    router.history.push(option.to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setMarked(Math.min(at + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setMarked(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(options[at])
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop closes; the keyboard has Escape
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t('app.search')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.box}>
        <div className={styles.field}>
          <SearchOutlined aria-hidden />
          <input
            role="combobox"
            aria-expanded
            aria-controls="palette-options"
            aria-activedescendant={options.length > 0 ? `palette-${at}` : undefined}
            aria-label={t('app.search')}
            placeholder={t('app.search')}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setMarked(0)
            }}
            onKeyDown={press}
            autoFocus
          />
          <kbd>Esc</kbd>
        </div>
        <div id="palette-options" role="listbox" aria-label={t('app.results')} className={styles.options}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above handles the keyboard
            <div
              key={option.key}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onClick={() => go(option)}
              onMouseMove={() => setMarked(index)}
            >
              <span className={styles.name}>{option.name}</span>
              <span className={styles.detail}>{option.detail}</span>
            </div>
          ))}
        </div>
        {options.length === 0 && <p className={styles.none}>{t('app.nothingFound', { text })}</p>}
      </div>
    </dialog>
  )
}

function useOptions(text: string): Option[] {
  const { t } = useTranslation()
  const session = useSession()
  const asked = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => get<Found[]>('/api/search', { q: asked }, signal),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
  })
  const { work, base } = places(session)
  const pages = [...work, ...base]
    .map((place) => ({ key: place.key, name: t(`app.places.${place.key}`), detail: t('app.goTo'), to: place.to }))
    .filter((page) => page.name.toLowerCase().includes(asked.toLowerCase()))
  const found = asked.length === 0 ? [] : (data ?? [])
  return [
    ...found.map((item) => ({
      key: `${item.kind}:${item.id}`,
      name: item.name,
      detail: [t(`app.kinds.${item.kind}`), item.detail].filter(Boolean).join(' · '),
      to: item.to,
    })),
    ...pages,
  ]
}
