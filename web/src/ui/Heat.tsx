import type { ReactNode } from 'react'
import styles from './Heat.module.css'

export type HeatCell = {
  key: string
  text: string
  /** A second figure, shown where there are few rows. */
  detail?: string
  title: string
  ratio: number | null
  state: 'past' | 'current' | 'future'
}
export type HeatRow = { key: string; name: ReactNode; cells: HeatCell[]; total: string }
type HeatProps = {
  label: string
  columns: { key: string; text: string; current: boolean }[]
  rows: HeatRow[]
  total: string
}

const SPACIOUS = 3
const ROOMY = 5

/** From far below plan to far above: background and text pass 4.5:1 on every step. */
export function heatStep(ratio: number): number {
  if (ratio < 0.8) return 0
  if (ratio < 0.9) return 1
  if (ratio < 0.97) return 2
  if (ratio < 1.03) return 3
  if (ratio < 1.1) return 4
  return 5
}

export function Heat({ label, columns, rows, total }: HeatProps) {
  const current = columns.findIndex((column) => column.current)
  const showCurrent = (box: HTMLElement | null) => {
    if (box && box.scrollWidth > box.clientWidth) box.scrollLeft = Math.max(0, current - 2) * 41
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} ref={showCurrent} tabIndex={0} aria-label={label}>
      <table className={`${styles.heat} ${spacing(rows.length)}`}>
        <thead>
          <tr>
            <td className={styles.name} />
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.current ? styles.now : undefined}>
                {column.text}
              </th>
            ))}
            <th scope="col" className={styles.total}>
              {total}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={styles.name}>
                {row.name}
              </th>
              {row.cells.map((cell) => (
                <td key={cell.key} title={cell.title} className={styles.slot}>
                  <span className={cellClass(cell)}>
                    {cell.text}
                    {rows.length <= SPACIOUS && cell.detail && <small>{cell.detail}</small>}
                  </span>
                </td>
              ))}
              <td className={styles.total}>{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function spacing(rows: number): string {
  if (rows <= SPACIOUS) return styles.spacious ?? ''
  return (rows <= ROOMY ? styles.roomy : '') ?? ''
}

function cellClass(cell: HeatCell): string {
  const step = cell.ratio === null || cell.state === 'future' ? styles.plain : styles[`step${heatStep(cell.ratio)}`]
  return [styles.cell, step, cell.state === 'current' ? styles.current : ''].join(' ')
}
