import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/Field.tsx'
import { useNarrow } from '../ui/media.ts'
import { choicesQuery } from './deals.ts'
import styles from './FunnelFilters.module.css'
import { FUNNEL_FILTERS, type FunnelFilter } from './funnel.ts'

const LISTS: Record<FunnelFilter, 'lines' | 'channels' | 'regions' | 'industries' | 'tiers'> = {
  line: 'lines',
  channel: 'channels',
  region: 'regions',
  industry: 'industries',
  tier: 'tiers',
}

/** Which deals are counted. On a phone behind one button that says how many filters are set. */
export function FunnelFilters() {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const search = useSearch({ from: '/shell/funnel' })
  const navigate = useNavigate({ from: '/funnel' })
  const { data: choices } = useQuery(choicesQuery)
  const set = FUNNEL_FILTERS.filter((filter) => search[filter] !== undefined)
  const choose = (filter: FunnelFilter, value: string) => {
    const { [filter]: _, ...rest } = search
    void navigate({ search: value === '' ? rest : { ...rest, [filter]: value } })
  }
  const offered = FUNNEL_FILTERS.filter((filter) => (choices?.[LISTS[filter]].length ?? 0) > 0 || search[filter])
  if (offered.length === 0) return null
  return (
    <search className={styles.bar} aria-label={t('funnel.filters')}>
      {narrow && (
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {set.length > 0 ? t('funnel.filtersSet', { count: set.length }) : t('funnel.filters')}
        </Button>
      )}
      {(!narrow || open) &&
        offered.map((filter) => (
          <div key={filter} className={styles.select}>
            <SelectField
              hidden
              label={t(`funnel.by.${filter}`)}
              empty={t(`funnel.by.${filter}`)}
              options={(choices?.[LISTS[filter]] ?? []).map((value) => ({ value, text: value }))}
              value={search[filter] ?? ''}
              onChoose={(value) => choose(filter, value)}
            />
          </div>
        ))}
      {set.length > 0 && (
        <Button
          type="text"
          onClick={() =>
            void navigate({
              search: {
                ...(search.node ? { node: search.node } : {}),
                ...(search.period ? { period: search.period } : {}),
              },
            })
          }
        >
          {t('funnel.clear')}
        </Button>
      )}
    </search>
  )
}
