import { FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../app/http.ts'
import { asLanguage } from '../app/language.ts'
import { SelectField } from '../ui/Field.tsx'
import { useNarrow } from '../ui/media.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { choicesQuery, NODES, reasonsQuery } from './deals.ts'
import styles from './FilterBar.module.css'
import { type DealsSearch, filterCount, withFilter } from './filters.ts'

type Props = { search: DealsSearch; onChange: (search: DealsSearch) => void }

/** The filters in a row; on a phone behind one button that says how many are set. */
export function FilterBar({ search, onChange }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const count = filterCount(search)
  const set = (change: Record<string, unknown>) => onChange(withFilter(search, change))
  const clear = () => onChange(search.layout ? { layout: search.layout } : {})
  const fields = <FilterFields search={search} set={set} />
  if (!narrow) {
    return (
      <search className={styles.bar} aria-label={t('deals.filters')}>
        <SearchField label={t('deals.searchText')} value={search.q ?? ''} onChange={(q) => set({ q })} />
        {fields}
        {count > 0 && (
          <Button type="text" onClick={clear}>
            {t('deals.clear', { count })}
          </Button>
        )}
      </search>
    )
  }
  return (
    <search className={styles.bar} aria-label={t('deals.filters')}>
      <SearchField label={t('deals.searchText')} value={search.q ?? ''} onChange={(q) => set({ q })} />
      <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {count > 0 ? t('deals.filtersSet', { count }) : t('deals.filters')}
      </Button>
      {open && (
        <Sheet
          title={t('deals.filters')}
          save={t('deals.apply')}
          extra={
            <Button
              onClick={() => {
                clear()
                setOpen(false)
              }}
            >
              {t('deals.clearAll')}
            </Button>
          }
          onSave={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          <div className={styles.sheet}>{fields}</div>
        </Sheet>
      )}
    </search>
  )
}

type FieldsProps = { search: DealsSearch; set: (change: Record<string, unknown>) => void }
type Unit = { id: number; parentId: number | null; name: string }

function FilterFields({ search, set }: FieldsProps) {
  const { t, i18n } = useTranslation()
  const narrow = useNarrow()
  const language = asLanguage(i18n.language)
  const { data: choices } = useQuery(choicesQuery)
  const { data: reasons } = useQuery(reasonsQuery)
  const { data: units } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => get<Unit[]>('/api/units', {}, signal),
  })
  const plain = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value, text: value }))
  const select = (
    name: 'state' | 'node' | 'owner' | 'unit' | 'line' | 'channel' | 'reason',
    options: { value: string; text: string }[],
  ) => (
    <div className={styles.select}>
      <SelectField
        label={t(`deals.by.${name}`)}
        hidden={!narrow}
        empty={name === 'state' ? t('deals.stateFilter.open') : narrow ? t('deals.any') : t(`deals.by.${name}`)}
        options={options}
        value={String(search[name] ?? '')}
        onChoose={(value) => set({ [name]: value })}
      />
    </div>
  )
  const flag = (name: 'blocked' | 'overdue') => (
    <label className={`${styles.flag} ${search[name] ? styles.on : ''}`}>
      <input
        type="checkbox"
        checked={search[name] === true}
        onChange={(event) => set({ [name]: event.target.checked })}
      />
      {t(`deals.by.${name}`)}
    </label>
  )
  return (
    <>
      {select(
        'state',
        (['won', 'lost', 'all'] as const).map((value) => ({ value, text: t(`deals.stateFilter.${value}`) })),
      )}
      {search.layout === 'list' &&
        select(
          'node',
          NODES.map((value) => ({ value, text: t(`deals.nodes.${value}`) })),
        )}
      {select('owner', [
        { value: 'me', text: t('deals.mine') },
        ...(choices?.people ?? []).map((person) => ({ value: String(person.id), text: person.name })),
      ])}
      {select('unit', inTreeOrder(units ?? []))}
      {select('line', plain(choices?.lines))}
      {select('channel', plain(choices?.channels))}
      {(search.state === 'lost' || search.state === 'all' || search.reason) &&
        select(
          'reason',
          (reasons?.loss ?? []).map((reason) => ({ value: reason.code, text: reason.name[language] })),
        )}
      <div className={styles.flags}>
        {flag('overdue')}
        {flag('blocked')}
      </div>
    </>
  )
}

/** Units depth first, indented by a wide space that a native list keeps. */
function inTreeOrder(units: readonly Unit[]): { value: string; text: string }[] {
  const known = new Set(units.map((unit) => unit.id))
  const below = (parent: number | null, depth: number): { value: string; text: string }[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parent)
      .flatMap((unit) => [
        { value: String(unit.id), text: `${'\u2003'.repeat(depth)}${unit.name}` },
        ...below(unit.id, depth + 1),
      ])
  return below(null, 0)
}
