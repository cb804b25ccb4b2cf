import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { Heat, type HeatCell } from '../ui/Heat.tsx'
import { Card, Legend, LegendItem } from '../ui/Page.tsx'
import type { Board, HeatMonth } from './board.ts'
import styles from './MonthHeat.module.css'

/** Every part and month: where the plan was met, and what is still to come. */
export function MonthHeat({ board }: { board: Board }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/shell/board' })
  const { unit } = board.measure
  const cells = board.heat.rows.flatMap((row) => row.cells)
  const scale = format.tableUnit(Math.max(1, ...cells.map((cell) => Number(cell.plan))), unit)
  const current = cells.find((cell) => cell.state === 'current')?.month
  const cellOf = (cell: HeatMonth): HeatCell => ({
    key: cell.month,
    ratio: cell.ratio === null ? null : Number(cell.ratio),
    state: cell.state,
    text:
      cell.state === 'future'
        ? scale.plain(cell.plan)
        : cell.ratio === null
          ? '—'
          : format.percent(cell.ratio, 0).replace('%', ''),
    ...(cell.state === 'future' ? {} : { detail: scale.plain(cell.done) }),
    title: `${t('board.actual')} ${format.short(cell.done, unit)} / ${t('board.plan')} ${format.short(cell.plan, unit)}`,
  })
  return (
    <Card
      title={t('board.heat')}
      note={scale.text ? t('board.heatNote', { unit: scale.text }) : t('board.heatNoteBare')}
      extra={<HeatLegend />}
    >
      <Heat
        label={t('board.heat')}
        total={t('board.heatTotal')}
        columns={board.heat.months.map((month) => ({
          key: month,
          text: format.month(month),
          current: month === current,
        }))}
        rows={board.heat.rows.map((row) => ({
          key: row.node,
          name: (
            <Link to="/board" search={{ ...search, node: row.node }} className={styles.name}>
              {row.name}
            </Link>
          ),
          cells: row.cells.map(cellOf),
          total: row.ratio === null ? '—' : format.percent(row.ratio),
        }))}
      />
    </Card>
  )
}

function HeatLegend() {
  return (
    <Legend>
      <LegendItem mark={<i className={`${styles.mark} ${styles.alarm}`} />}>&lt;80%</LegendItem>
      <LegendItem mark={<i className={`${styles.mark} ${styles.behind}`} />}>90%</LegendItem>
      <LegendItem mark={<i className={`${styles.mark} ${styles.on}`} />}>100%</LegendItem>
      <LegendItem mark={<i className={`${styles.mark} ${styles.ahead}`} />}>≥110%</LegendItem>
    </Legend>
  )
}
