import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { post } from '../app/http.ts'
import { useSession } from '../app/session.ts'
import { useFormat } from '../app/useFormat.ts'
import { Card } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './Lines.module.css'
import { dueItems, improvementsQuery, noticesQuery, type Told } from './today.ts'

/** Improvement items that are late or due soon; nothing is said when there are none. */
export function DueItems({ owner }: { owner: 'me' | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { company } = useSession()
  const { data } = useQuery(improvementsQuery(owner))
  const items = dueItems(data ?? [], company.today)
  if (items.length === 0) return null
  return (
    <Card title={t('activity.improvements')}>
      <ul className={styles.lines}>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              to="/improvements/$item"
              params={{ item: String(item.id) }}
              className={`${styles.line} ${styles.pair}`}
            >
              <span className={styles.name}>
                <b>{item.title}</b>
                {!owner && item.owner && <small>{item.owner.name}</small>}
              </span>
              <span className={styles.marks}>
                <Pill tone={item.dueOn < company.today ? 'alarm' : 'behind'}>
                  {t(item.dueOn < company.today ? 'activity.late' : 'activity.due', { day: format.day(item.dueOn) })}
                </Pill>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function News() {
  const { t } = useTranslation()
  const format = useFormat()
  const router = useRouter()
  const queries = useQueryClient()
  const { data } = useQuery(noticesQuery)
  const read = useMutation({
    mutationFn: (id: Told['id']) => post('/api/notices/read', { ids: [id] }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  const unread = (data?.notices ?? []).filter((notice) => !notice.read).slice(0, 6)
  if (unread.length === 0) return null
  return (
    <Card title={t('activity.news')} note={t('activity.unread', { count: data?.unread ?? unread.length })}>
      <ul className={styles.lines}>
        {unread.map((notice) => (
          <li key={notice.id}>
            <a
              href={notice.to ?? '/today'}
              className={`${styles.line} ${styles.whole}`}
              onClick={(event) => {
                read.mutate(notice.id)
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                router.history.push(notice.to ?? '/today')
              }}
            >
              <span className={styles.name}>
                <b>{notice.text}</b>
                <small>{format.moment(notice.at)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
