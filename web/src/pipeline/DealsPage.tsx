import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { openSheet } from '../app/sheets.ts'
import { Choice } from '../ui/Choice.tsx'
import { PageHead } from '../ui/Page.tsx'
import { DealBoard } from './DealBoard.tsx'
import { DealList } from './DealList.tsx'
import { FilterBar } from './FilterBar.tsx'
import { Views } from './Views.tsx'

/** The deals in two layouts of one search; the address carries all of it, so switching the layout keeps the filters. */
export function DealsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/shell/deals' })
  const navigate = useNavigate({ from: '/deals' })
  return (
    <>
      <PageHead title={t('deals.title')} detail={t('deals.detail')}>
        <Choice
          label={t('deals.layout')}
          value={search.layout ?? 'board'}
          options={[
            { value: 'board', text: t('deals.board') },
            { value: 'list', text: t('deals.list') },
          ]}
          onChoose={(layout) => {
            const { layout: _, page: __, ...kept } = search
            void navigate({ search: layout === 'list' ? { ...kept, layout } : kept })
          }}
        />
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => openSheet({ kind: 'deal' })}>
          {t('deals.newDeal')}
        </Button>
      </PageHead>
      <Views search={search} />
      <FilterBar search={search} onChange={(next) => void navigate({ search: next })} />
      {search.layout === 'list' ? <DealList search={search} /> : <DealBoard search={search} />}
    </>
  )
}
