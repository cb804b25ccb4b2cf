import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Chart } from '../ui/Chart.tsx'
import { Choice } from '../ui/Choice.tsx'
import type { Format } from '../ui/format.ts'
import { useNarrow } from '../ui/media.ts'
import { Card, Legend, LegendItem } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import type { Board } from './board.ts'
import styles from './PaceCard.module.css'
import { paceOption, type Words } from './paceChart.ts'
import { PRINTED_CHART, sheetFor } from './print.ts'

/** Cumulative course against plan: as picture, as sentence and as table. */
export function PaceCard({ board }: { board: Board }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const narrow = useNarrow()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const words = useMemo(() => wordsFor(board, format, t), [board, format, t])
  const option = useMemo(() => paceOption(board, format, words, narrow), [board, format, words, narrow])
  const printed = useMemo(() => ({ width: sheetFor(board).chart, height: PRINTED_CHART }), [board])
  return (
    <Card
      note={words.gapUnit && t('board.gapUnit', { unit: words.gapUnit })}
      title={t('board.pace', { measure: board.measure.name[asLanguage(i18n.language)] })}
      extra={
        <Legend>
          <LegendItem mark={<i className={styles.actual} />}>{words.actual}</LegendItem>
          {board.target !== null && <LegendItem mark={<i className={styles.plan} />}>{words.plan}</LegendItem>}
          <Choice
            small
            label={t('board.view')}
            value={view}
            options={[
              { value: 'chart', text: t('board.chart') },
              { value: 'table', text: t('board.table') },
            ]}
            onChoose={setView}
          />
        </Legend>
      }
    >
      {view === 'chart' ? (
        <Chart option={option} height={296} label={words.summary} printed={printed} />
      ) : (
        <PaceTable board={board} />
      )}
      <p className={styles.summary}>{words.summary}</p>
    </Card>
  )
}

function PaceTable({ board }: { board: Board }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { unit } = board.measure
  const largest = Math.max(1, ...board.pace.map((point) => Number(point.plan ?? point.done ?? 0)))
  const scale = format.tableUnit(largest, unit)
  const gap = (done: string | null, plan: string | null) =>
    done === null || plan === null ? '—' : scale.signed(Number(done) - Number(plan))
  return (
    <div className={styles.table}>
      <Table
        label={t('board.paceTable')}
        columns={[t('board.day'), t('board.actual'), t('board.plan'), t('board.gap')].map((text, index) => ({
          key: String(index),
          text: index > 0 && scale.text ? `${text} (${scale.text})` : text,
          figure: index > 0,
        }))}
        rows={board.pace.map((point) => ({
          key: point.day,
          cells: [
            format.date(point.day),
            point.done === null ? '—' : scale.plain(point.done),
            point.plan === null ? '—' : scale.plain(point.plan),
            gap(point.done, point.plan),
          ],
        }))}
      />
    </div>
  )
}

type Translate = TFunction<'text'>

function wordsFor(board: Board, format: Format, t: Translate): Words {
  const { unit } = board.measure
  const plan = board.target === null ? '' : format.short(board.target, unit)
  const done = format.short(board.done, unit)
  const largest = Math.max(1, ...board.gaps.map((gap) => Math.abs(Number(gap.gap ?? 0))))
  const scale = format.tableUnit(largest, unit).text
  return {
    plan: t('board.plan'),
    actual: t('board.actual'),
    gap: t('board.gap'),
    gapUnit: board.gaps.length > 0 ? scale : '',
    today: t('board.today', { day: format.day(board.today) }),
    planEnd: t('board.planEnd', { amount: plan }),
    actualEnd: done,
    summary: summary(board, format, t, done),
  }
}

function summary(board: Board, format: Format, t: Translate, done: string): string {
  const day = format.day(board.today)
  if (board.gap === null || board.dueByToday === null) return t('board.summaryNoPlan', { day, done })
  const gap = Number(board.gap)
  const amounts = {
    day,
    done,
    due: format.short(board.dueByToday, board.measure.unit),
    gap: format.short(Math.abs(gap), board.measure.unit),
  }
  return gap < 0 ? t('board.summaryShort', amounts) : t('board.summaryOver', amounts)
}
