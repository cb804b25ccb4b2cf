import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../app/useFormat.ts'
import { useNarrow } from '../ui/media.ts'
import type { GridUnit } from './amounts.ts'
import { GridRowView } from './GridRowView.tsx'
import { type GridAction, type Place, pressed } from './keys.ts'
import styles from './PlanGrid.module.css'
import type { Grid } from './plan.ts'
import { columnsOf, foldedAtFirst, shownRows } from './rows.ts'
import type { GridEdits } from './useGridEdits.ts'

/** Name, year and difference come before the months. */
export const FIRST_MONTH = 3

type PlanGridProps = { grid: Grid; unit: GridUnit; quarters: boolean; edits: GridEdits }

/**
 * The tree of targets by month. Only the rows in sight are in the document; the keyboard focus therefore stays on the
 * grid itself, which names its active cell (aria-activedescendant).
 */
export function PlanGrid({ grid, unit, quarters, edits }: PlanGridProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const narrow = useNarrow()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [folded, setFolded] = useState(() => foldedAtFirst(grid.rows))
  const [place, setPlace] = useState<Place>({ row: 0, column: 1 })
  const [editing, setEditing] = useState<{ start: string | null } | null>(null)
  const columns = useMemo(() => columnsOf(grid, quarters), [grid, quarters])
  const rows = useMemo(() => shownRows(grid, folded, quarters), [grid, folded, quarters])
  const rowHeight = narrow ? 44 : 36
  const rowsInView = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: 0,
    scrollPaddingStart: 40,
  })
  const at: Place = {
    row: Math.min(place.row, rows.length - 1),
    column: Math.min(place.column, columns.length + FIRST_MONTH - 1),
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height makes measured places void
  useEffect(() => rowsInView.measure(), [rowsInView, rowHeight])
  useScrollToCurrent(
    box,
    columns.findIndex((column) => column.current),
    narrow,
  )

  const toggle = useCallback((node: string) => {
    setFolded((before) => {
      const next = new Set(before)
      if (!next.delete(node)) next.add(node)
      return next
    })
  }, [])
  const move = (next: Place) => {
    setPlace(next)
    rowsInView.scrollToIndex(next.row)
    box.current
      ?.querySelector(`[data-column="${next.column}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const act = (action: GridAction) => {
    const row = rows[at.row]
    if (!row) return
    if (action.kind === 'move') move(action.to)
    if (action.kind === 'fold') toggle(row.row.node)
    if (action.kind === 'undo' && grid.editable) edits.undo()
    if (action.kind === 'edit' && mayEdit(at)) setEditing({ start: action.start })
    if (action.kind === 'lock' && grid.editable && !quarters) {
      const month = columns[at.column - FIRST_MONTH]
      if (month && !month.past) edits.lock(row.row.node, month.key, !row.locked[at.column - FIRST_MONTH])
    }
  }
  const mayEdit = (cell: Place) => {
    const row = rows[cell.row]
    if (!row || !grid.editable || cell.column === 0 || cell.column === 2) return false
    if (cell.column === 1) return true
    const index = cell.column - FIRST_MONTH
    return !quarters && !columns[index]?.past && !row.locked[index]
  }
  const press = (event: KeyboardEvent) => {
    if (editing) return
    const row = rows[at.row]
    const size = { rows: rows.length, columns: columns.length + FIRST_MONTH, page: 12 }
    const action = row ? pressed(event, at, size, row) : null
    if (!action) return
    event.preventDefault()
    act(action)
  }
  const finish = (amount: string | null, next: Place) => {
    setEditing(null)
    box.current?.focus({ preventScroll: true })
    const row = rows[at.row]
    if (!row) return
    if (amount !== null)
      edits.write({ node: row.row.node, month: columns[at.column - FIRST_MONTH]?.key ?? null }, amount)
    move({ row: Math.min(next.row, rows.length - 1), column: Math.min(next.column, columns.length + FIRST_MONTH - 1) })
  }
  const widths = { '--months': columns.length, '--figure': `${figureWidth(grid, unit)}px` } as React.CSSProperties
  return (
    <div
      ref={box}
      className={styles.box}
      style={widths}
      role="treegrid"
      tabIndex={0}
      aria-label={t('target.gridLabel', { name: grid.plan.name })}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + FIRST_MONTH}
      aria-readonly={!grid.editable}
      aria-activedescendant={`${id}-${at.row}-${at.column}`}
      onKeyDown={press}
    >
      <div className={styles.grid} role="rowgroup">
        <div className={`${styles.row} ${styles.head}`} role="row" aria-rowindex={1}>
          <div role="columnheader" className={styles.name} aria-colindex={1}>
            {t('target.organization')}
          </div>
          <div role="columnheader" className={styles.cell} data-column={1} aria-colindex={2}>
            {t('target.year')}
          </div>
          <div role="columnheader" className={styles.cell} data-column={2} aria-colindex={3}>
            {t('target.difference')}
          </div>
          {columns.map((column, index) => (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + FIRST_MONTH + 1}
              data-column={index + FIRST_MONTH}
              className={`${styles.cell} ${column.current ? styles.now : ''}`}
            >
              {quarters ? column.key : format.month(column.key)}
            </div>
          ))}
        </div>
      </div>
      <div className={styles.body} role="rowgroup" style={{ height: rowsInView.getTotalSize() }}>
        {rowsInView.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <GridRowView
              key={row.row.node}
              id={`${id}-${item.index}`}
              index={item.index}
              top={item.start}
              shownRow={row}
              columns={columns}
              unit={unit}
              at={at.row === item.index ? at.column : null}
              editing={at.row === item.index ? editing : null}
              pending={edits.pending?.node === row.row.node ? edits.pending : null}
              onToggle={toggle}
              onPick={(column) => {
                const again = at.row === item.index && at.column === column
                setPlace({ row: item.index, column })
                if (again && mayEdit({ row: item.index, column })) setEditing({ start: null })
              }}
              onFinish={finish}
            />
          )
        })}
      </div>
    </div>
  )
}

/** A phone opens the grid at the current month. */
function useScrollToCurrent(box: React.RefObject<HTMLDivElement | null>, current: number, narrow: boolean) {
  useEffect(() => {
    const head = box.current?.querySelector<HTMLElement>(`[data-column="${Math.max(0, current - 1) + FIRST_MONTH}"]`)
    const name = box.current?.querySelector<HTMLElement>('[role=columnheader]')
    if (narrow && head && name && box.current) box.current.scrollLeft = head.offsetLeft - name.offsetWidth
  }, [box, current, narrow])
}

/** Columns as wide as the company's largest month, so that nothing is cut and nothing is wasted. */
function figureWidth(grid: Grid, unit: GridUnit): number {
  const largest = Math.max(0, ...(grid.rows[0]?.months ?? []).map(Number))
  const digits = Math.max(1, Math.floor(Math.log10((largest * 100) / unit.hundredths || 1)) + 1)
  const characters = digits + Math.floor((digits - 1) / 3) * 0.5 + (unit.decimals > 0 ? unit.decimals + 0.5 : 0)
  return Math.max(66, Math.round(characters * 7.8 + 18))
}
