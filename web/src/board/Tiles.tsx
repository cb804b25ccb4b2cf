import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asLanguage } from '../app/language.ts'
import { useFormat } from '../app/useFormat.ts'
import { Figure } from '../ui/Figure.tsx'
import type { Format } from '../ui/format.ts'
import { Card } from '../ui/Page.tsx'
import { Spark } from '../ui/Spark.tsx'
import { Trend } from '../ui/Trend.tsx'
import type { Board, Tile } from './board.ts'
import styles from './Tiles.module.css'

/** The numbers behind the result, each with its course and its change. */
export function Tiles({ board }: { board: Board }) {
  const columns = board.tiles.length <= 4 ? board.tiles.length : Math.ceil(board.tiles.length / 2)
  return (
    <Card className={styles.card}>
      <div className={styles.tiles} style={{ '--columns': columns } as React.CSSProperties}>
        {board.tiles.map((tile) => (
          <TileView key={tile.measure} tile={tile} period={board.period.kind} />
        ))}
      </div>
    </Card>
  )
}

function TileView({ tile, period }: { tile: Tile; period: Board['period']['kind'] }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const change = tile.value === null || tile.previous === null ? null : changeOf(tile, format)
  return (
    <div className={styles.tile}>
      <Link to="/measures" search={{ measure: tile.measure }} className={styles.name}>
        {tile.name[asLanguage(i18n.language)]}
      </Link>
      {tile.value === null ? (
        <div className={styles.none}>—</div>
      ) : (
        <Figure value={tile.value} unit={tile.unit} small />
      )}
      <Spark values={tile.spark.map((point) => (point.value === null ? null : Number(point.value)))} />
      {change ? (
        <Trend change={change.direction} text={change.text} label={t(`board.against.${period}`)} />
      ) : (
        <span className={styles.unknown}>{t('board.noComparison')}</span>
      )}
    </div>
  )
}

/** Ratios change in points, everything else in percent; a start from nothing has no percentage. */
function changeOf(tile: Tile, format: Format): { direction: number; text: string } | null {
  const value = Number(tile.value)
  const previous = Number(tile.previous)
  if (tile.unit === 'ratio') {
    const points = (value - previous) * 100
    return { direction: Math.sign(Number(points.toFixed(1))), text: `${format.number(Math.abs(points), 1)} pp` }
  }
  if (previous === 0) return null
  const change = value / previous - 1
  return { direction: Math.sign(Number(change.toFixed(3))), text: format.percent(Math.abs(change)) }
}
