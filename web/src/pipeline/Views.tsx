import { CloseOutlined, PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freshId, post, remove } from '../app/http.ts'
import { Field } from '../ui/Field.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { toast } from '../ui/toast.ts'
import { type SavedView, viewsQuery } from './deals.ts'
import { type DealsSearch, filterCount, searchOfView, viewQuery } from './filters.ts'
import styles from './Views.module.css'

const BUILT_IN = [
  { key: 'all', query: '' },
  { key: 'mine', query: 'owner=me' },
  { key: 'late', query: 'overdue=true' },
] as const

/** Searches worth keeping, as tabs: three that everyone has, then one's own and the shared ones. */
export function Views({ search }: { search: DealsSearch }) {
  const { t } = useTranslation()
  const { data: views = [] } = useQuery(viewsQuery)
  const [saving, setSaving] = useState(false)
  const drop = useDropView()
  const present = viewQuery(search)
  // A tab of the board shown as a list is still that tab.
  const { layout: _, ...filters } = search
  const withoutLayout = viewQuery(filters)
  const known = views.some((view) => canonical(view.query) === present)
  return (
    <nav className={styles.views} aria-label={t('deals.views')}>
      {BUILT_IN.map(({ key, query }) => (
        <ViewTab
          key={key}
          on={!known && withoutLayout === query}
          search={{ ...(search.layout ? { layout: search.layout } : {}), ...searchOfView(query) }}
        >
          {t(`deals.builtIn.${key}`)}
        </ViewTab>
      ))}
      {views.map((view) => (
        <span key={view.id} className={styles.saved}>
          <ViewTab on={canonical(view.query) === present} search={searchOfView(view.query)}>
            {view.shared && <TeamOutlined aria-label={t('deals.shared')} />}
            {view.name}
          </ViewTab>
          {view.mine && canonical(view.query) === present && (
            <button
              type="button"
              className={styles.drop}
              aria-label={t('deals.dropView', { name: view.name })}
              onClick={() => drop.mutate(view)}
            >
              <CloseOutlined aria-hidden />
            </button>
          )}
        </span>
      ))}
      {!known && filterCount(search) > 0 && (
        <button type="button" className={styles.save} onClick={() => setSaving(true)}>
          <PlusOutlined aria-hidden /> {t('deals.saveView')}
        </button>
      )}
      {saving && <SaveView query={present} onClose={() => setSaving(false)} />}
    </nav>
  )
}

function canonical(query: string): string {
  return viewQuery(searchOfView(query))
}

function ViewTab({ on, search, children }: { on: boolean; search: DealsSearch; children: React.ReactNode }) {
  return (
    <Link
      to="/deals"
      search={search}
      activeOptions={{ exact: true, includeSearch: true }}
      className={`${styles.tab} ${on ? styles.on : ''}`}
      aria-current={on ? 'page' : undefined}
    >
      {children}
    </Link>
  )
}

function useDropView() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { mutate: restore } = useMutation({
    mutationFn: ({ name, query, shared }: SavedView) =>
      post('/api/views', { id: freshId(), page: 'deals', name, query, shared }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  })
  return useMutation({
    mutationFn: (view: SavedView) => remove(`/api/views/${view.id}`),
    onSuccess: (_, view) =>
      toast(t('deals.viewDropped', { name: view.name }), {
        action: { text: t('app.undo'), run: () => restore(view) },
      }),
    onError: (failure) => toast(failure.message, { tone: 'alarm' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  })
}

function SaveView({ query, onClose }: { query: string; onClose: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [id] = useState(freshId)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () => post<SavedView>('/api/views', { id, page: 'deals', name: name.trim(), query, shared }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['views'] })
      onClose()
    },
  })
  return (
    <Sheet
      title={t('deals.saveView')}
      save={t('app.save')}
      saving={save.isPending}
      disabled={name.trim() === ''}
      problem={save.error?.message}
      onSave={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t('deals.viewName')}>
        <input
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to fill this
          autoFocus
        />
      </Field>
      <label className={styles.check}>
        <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
        {t('deals.shareView')}
      </label>
    </Sheet>
  )
}
