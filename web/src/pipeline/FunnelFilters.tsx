import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../ui/media.ts'
import { choicesQuery, type FunnelChoices } from './choices.ts'
import styles from './FunnelFilters.module.css'
import { FUNNEL_FILTERS, type FunnelFilter } from './funnel.ts'

const LISTS: Record<FunnelFilter, keyof FunnelChoices> = {
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
          <select
            key={filter}
            aria-label={t(`funnel.by.${filter}`)}
            className={`${styles.select} ${search[filter] ? styles.on : ''}`}
            value={search[filter] ?? ''}
            onChange={(event) => choose(filter, event.target.value)}
          >
            <option value="">{t(`funnel.by.${filter}`)}</option>
            {withChosen(choices?.[LISTS[filter]] ?? [], search[filter]).map((value) => (
              <option key={value}>{value}</option>
            ))}
          </select>
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

/** An address may name a value that is no longer used. */
function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [chosen, ...values]
}
