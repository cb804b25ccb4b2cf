import { SettingOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../app/Sheet.tsx'
import { useSession } from '../app/session.ts'
import { useAsOf } from '../app/useAsOf.ts'
import { useFormat } from '../app/useFormat.ts'
import { Choice } from '../ui/Choice.tsx'
import { Failure } from '../ui/Failure.tsx'
import { useNarrow } from '../ui/media.ts'
import { NodePicker } from '../ui/NodePicker.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bones, Card, Legend, LegendItem, PageHead } from '../ui/Page.tsx'
import { PrintButton } from '../ui/PrintButton.tsx'
import { FunnelFilters } from './FunnelFilters.tsx'
import { FunnelFinding } from './FunnelFinding.tsx'
import styles from './FunnelPage.module.css'
import { FunnelRows } from './FunnelRows.tsx'
import { FUNNEL_PERIODS, type Funnel, funnelQuery, isEmptyFunnel } from './funnel.ts'
import { StandardsCard } from './StandardsCard.tsx'

/** Where deals get stuck and what that costs. The address carries place, period and filters. */
export function FunnelPage() {
  const search = useSearch({ from: '/shell/funnel' })
  const { company } = useSession()
  const { data: funnel, error, refetch, isPlaceholderData } = useQuery(funnelQuery(search, company))
  const [editing, setEditing] = useState(false)
  if (error && !funnel) return <Failure wholePage error={error} onRetry={() => void refetch()} />
  if (!funnel) return <Loading />
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? styles.old : undefined}>
      <Sheet about={[funnel.node.name]} asOf={funnel.asOf} />
      <Head funnel={funnel} onEdit={() => setEditing(!editing)} editing={editing} />
      <FunnelFilters />
      {isEmptyFunnel(funnel) ? <Empty funnel={funnel} /> : <Diagnosis funnel={funnel} />}
      {editing && <StandardsCard onClose={() => setEditing(false)} />}
    </div>
  )
}

function Head({ funnel, editing, onEdit }: { funnel: Funnel; editing: boolean; onEdit: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const asOf = useAsOf()
  const { can } = useSession()
  const narrow = useNarrow()
  const search = useSearch({ from: '/shell/funnel' })
  const navigate = useNavigate({ from: '/funnel' })
  return (
    <PageHead
      title={t('funnel.title')}
      detail={`${t('funnel.detail', { from: format.date(funnel.from), to: format.date(funnel.to) })} · ${asOf(funnel.asOf)}`}
    >
      <NodePicker
        label={t('funnel.scope')}
        nodes={funnel.selectable}
        value={funnel.node.node}
        onPick={(node) => void navigate({ search: { ...search, node } })}
      />
      <Choice
        label={t('funnel.period')}
        value={search.period ?? '90'}
        options={FUNNEL_PERIODS.map((period) => ({
          value: period,
          text: t(`funnel.${narrow ? 'shortPeriods' : 'periods'}.${period}`),
        }))}
        onChoose={(period) => void navigate({ search: { ...search, period } })}
      />
      <PrintButton />
      {can.plan && (
        <Button
          className={styles.edit}
          icon={<SettingOutlined aria-hidden />}
          aria-label={t('funnel.standards')}
          aria-expanded={editing}
          onClick={onEdit}
        >
          {!narrow && t('funnel.standards')}
        </Button>
      )}
    </PageHead>
  )
}

function Diagnosis({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation()
  return (
    <Card
      title={t('funnel.card')}
      note={t(`funnel.baselines.${baselinesOf(funnel)}`)}
      extra={
        <Legend>
          <LegendItem mark={<i className={styles.expectedMark} />}>{t('funnel.legendExpected')}</LegendItem>
          <LegendItem mark={<i className={styles.limitMark} />}>{t('funnel.legendLimit')}</LegendItem>
        </Legend>
      }
    >
      <FunnelRows funnel={funnel} />
      <FunnelFinding funnel={funnel} />
      <Source funnel={funnel} />
    </Card>
  )
}

function baselinesOf(funnel: Funnel): 'standard' | 'history' | 'mixed' {
  const sources = new Set(funnel.nodes.map((line) => line.baselineFrom).filter((source) => source !== null))
  return sources.size > 1 ? 'mixed' : ([...sources][0] ?? 'standard')
}

/** What the figures are: their definitions, and the amount with which a loss was valued. */
function Source({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation()
  const format = useFormat()
  const meanWon =
    funnel.meanWonAmount === null
      ? t('funnel.meanWonNone')
      : t('funnel.meanWon', {
          amount: format.short(funnel.meanWonAmount, 'money'),
          from: format.date(funnel.meanWonFrom),
          to: format.date(funnel.meanWonTo),
          deals: format.number(funnel.wonDeals),
        })
  return (
    <p className={styles.source}>
      {meanWon} {t('funnel.source')}
      {['conversion', 'dwell', 'average_deal_value'].map((measure) => (
        <Link key={measure} to="/measures" search={{ measure }}>
          {measure}
        </Link>
      ))}
    </p>
  )
}

function Empty({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/funnel' })
  return (
    <Card>
      <Notice
        title={t('funnel.empty')}
        action={
          search.period !== '12m' && (
            <Link to="/funnel" search={{ ...search, period: '12m' }} className={styles.longer}>
              {t('funnel.longer')}
            </Link>
          )
        }
      >
        {t('funnel.emptyDetail', {
          name: funnel.node.name,
          from: format.date(funnel.from),
          to: format.date(funnel.to),
        })}
      </Notice>
    </Card>
  )
}

function Loading() {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('app.loading')}>
      <PageHead title={t('funnel.title')} detail={t('app.loading')} />
      <Card>
        <Bones height={460} />
      </Card>
    </div>
  )
}
