import { BellOutlined } from '@ant-design/icons'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../app/http.ts'
import { useFormat } from '../app/useFormat.ts'
import { Pill } from '../ui/Pill.tsx'
import type { Status } from '../ui/status.ts'
import styles from './Bell.module.css'

type Kind = 'assigned' | 'due_soon' | 'overdue' | 'judged' | 'reopened'
type Line = { id: number; kind: Kind; text: string; to: string; at: string; read: boolean }
type Inbox = { unread: number; notices: Line[] }

const TONE: Record<Kind, Status> = {
  assigned: 'on',
  due_soon: 'behind',
  overdue: 'alarm',
  judged: 'ahead',
  reopened: 'alarm',
}
const MOST = 99

const inboxQuery = queryOptions({
  queryKey: ['notices', 'inbox'],
  queryFn: ({ signal }) => get<Inbox>('/api/notices', {}, signal),
})

/** What concerns me, at the top of every page; the live stream says when there is more. */
export function Bell() {
  const { t } = useTranslation()
  const { data } = useQuery(inboxQuery)
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const unread = data?.unread ?? 0

  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      root.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', closeByKey)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', closeByKey)
    }
  }, [open])

  return (
    <div className={styles.root} ref={root}>
      <button
        type="button"
        className={styles.bell}
        aria-label={unread > 0 ? t('notice.bellUnread', { count: unread }) : t('notice.bell')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <BellOutlined aria-hidden />
        {unread > 0 && (
          <span className={styles.badge} aria-hidden>
            {unread > MOST ? `${MOST}+` : unread}
          </span>
        )}
      </button>
      {open && <Panel inbox={data} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Panel({ inbox, onClose }: { inbox: Inbox | undefined; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const read = useMutation({
    mutationFn: (which: { ids: number[] } | { all: true }) => post<void>('/api/notices/read', which),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  const lines = inbox?.notices ?? []
  return (
    <section className={styles.panel} aria-label={t('notice.title')}>
      <header className={styles.head}>
        <h2>{t('notice.title')}</h2>
        {(inbox?.unread ?? 0) > 0 && (
          <button type="button" className={styles.all} onClick={() => read.mutate({ all: true })}>
            {t('notice.readAll')}
          </button>
        )}
      </header>
      {lines.length === 0 && <p className={styles.none}>{t('notice.none')}</p>}
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.id}>
            <NoticeLine
              line={line}
              onOpen={() => {
                if (!line.read) read.mutate({ ids: [line.id] })
                onClose()
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoticeLine({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  return (
    <a
      href={line.to}
      className={`${styles.line} ${line.read ? styles.read : ''}`}
      onClick={(event) => {
        onOpen()
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ to: line.to as '/' })
      }}
    >
      <span className={styles.meta}>
        <Pill tone={TONE[line.kind]}>{t(`notice.kinds.${line.kind}`)}</Pill>
        <small>{format.moment(line.at)}</small>
      </span>
      <span className={styles.text}>{line.text}</span>
    </a>
  )
}
