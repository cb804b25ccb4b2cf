import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Choice } from '../ui/Choice.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Bones, PageHead } from '../ui/Page.tsx'
import { gridUnit } from './amounts.ts'
import { CheckLine, GridLegend } from './CheckLine.tsx'
import styles from './GridPage.module.css'
import { PlanActions } from './PlanActions.tsx'
import { PlanGrid } from './PlanGrid.tsx'
import { type Grid, gridQuery } from './plan.ts'
import { useGridEdits } from './useGridEdits.ts'

/** Targets from the company to the person, month by month; every split and every sum is the server's. */
export function GridPage() {
  const { t } = useTranslation()
  const { plan } = useParams({ from: '/shell/plans/$plan' })
  const { data: grid, error, refetch } = useQuery(gridQuery(plan))
  if (error && !grid) {
    return <Failure wholePage error={error} onRetry={() => void refetch()} />
  }
  if (!grid) {
    return (
      <>
        <PageHead title={t('target.grid')} detail={t('app.loading')} />
        <Bones height={560} />
      </>
    )
  }
  return <LoadedGrid grid={grid} />
}

type Span = 'quarter' | 'month'

function LoadedGrid({ grid }: { grid: Grid }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const language = asLanguage(i18n.language)
  const [span, setSpan] = useState<Span>('month')
  const edits = useGridEdits(grid)
  const unit = useMemo(() => {
    const money = grid.unit === 'money'
    const name = format.tableUnit(1, grid.unit).text
    const large = language === 'zh' ? format.tableUnit(1e7, 'money').text : `${format.symbol}K`
    return gridUnit(grid.plan.grain, grid.unit, language, { large, plain: money ? name : name || t('target.pieces') })
  }, [grid.plan.grain, grid.unit, language, format, t])
  const levels = [...new Set(grid.rows.map((row) => row.level))].map((level) => t(`target.levels.${level}`)).join(' → ')
  return (
    <div className={styles.page}>
      <PageHead
        title={`${t('target.grid')} · ${grid.plan.name}`}
        detail={t('target.gridDetail', { levels, unit: unit.text, measure: grid.plan.measureName[language] })}
      >
        <Choice
          label={t('target.span')}
          value={span}
          options={[
            { value: 'quarter', text: t('target.quarter') },
            { value: 'month', text: t('target.month') },
          ]}
          onChoose={setSpan}
        />
        <PlanActions grid={grid} edits={edits} />
      </PageHead>
      <div className={styles.bar}>
        <GridLegend />
        <CheckLine grid={grid} unit={unit} />
      </div>
      <PlanGrid grid={grid} unit={unit} quarters={span === 'quarter'} edits={edits} />
      <p className={styles.help}>{t(grid.editable ? 'target.keys' : 'target.readOnly')}</p>
    </div>
  )
}
